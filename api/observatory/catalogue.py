"""What can be chosen in the register, in words: steps, kinds of court, reasons, sources."""

from collections.abc import Mapping
from typing import Final

from api.rules import departments

Words = Mapping[str, tuple[str, str]]

STEPS: Final[Words] = {
    "filed": ("Presentada", "Filed"),
    "granted": ("Concedida", "Granted"),
    "denied": ("Negada", "Denied"),
    "withdrawn": ("Retirada", "Withdrawn"),
    "appealed": ("Apelada", "Appealed"),
    "appeal_granted": ("Concedida en apelación", "Granted on appeal"),
    "appeal_denied": ("Negada en apelación", "Denied on appeal"),
}
COURT_KINDS: Final[Words] = {
    "sentence_court": ("Juzgado de ejecución de penas", "Sentence court"),
    "trial_court": ("Juzgado de conocimiento", "Trial court"),
    "high_court": ("Tribunal superior", "High court"),
    "supreme_court": ("Corte Suprema", "Supreme court"),
    "other": ("Otro", "Other"),
}
REASONS: Final[Words] = {
    "household_not_proved": (
        "No se probó que es cabeza de familia",
        "Not proved that she heads a household",
    ),
    "marginality_not_proved": ("No se probó la marginalidad", "Marginality not proved"),
    "upkeep_not_linked": (
        "No se probó que fue por sostener el hogar",
        "Not proved that it was to keep the household",
    ),
    "sentence_too_long": ("La pena pasa de 8 años", "The sentence is over 8 years"),
    "excluded_offence": ("El delito no está en la ley", "The offence is not in the law"),
    "earlier_conviction": (
        "Otra condena en los 5 años anteriores",
        "Another conviction in the 5 years before",
    ),
    "plan_missing": ("Falta el plan de servicios", "The service plan is missing"),
    "plan_not_current": (
        "El plan de servicios no está formalizado o vigente",
        "The service plan is not formal or not current",
    ),
    "no_host": ("No hay entidad o plaza", "There is no host or place"),
    "no_commitment": ("Falta su compromiso escrito", "Her written commitment is missing"),
    "documents_missing": ("Faltan otros documentos", "Other documents are missing"),
    "court_not_competent": ("El juzgado no es competente", "The court is not competent"),
    "other": ("Otra razón", "Another reason"),
    "not_known": ("No se sabe", "Not known"),
}
SOURCES: Final[Words] = {
    "decision_seen": ("Vimos la decisión", "We saw the decision"),
    "hearing": ("Estuvimos en la audiencia", "We were at the hearing"),
    "defender": ("La contó la defensa", "The defence told us"),
    "court_list": ("Lista o estado del juzgado", "The court's list"),
    "official_answer": ("Respuesta a una petición", "Answer to a petition"),
    "told": ("La contó ella o su familia", "She or her family told us"),
    "press": ("Prensa", "Press"),
    "other": ("Otra", "Other"),
}
WHYS: Final[Words] = {
    "mistyped": ("Se escribió mal", "It was mistyped"),
    "learned_more": ("Supimos más", "We learned more"),
    "other_case": ("Era de otro caso", "It was of another case"),
    "not_so": ("No pasó", "It did not happen"),
}
CHOICES: Final[Mapping[str, Words]] = {
    "steps": STEPS,
    "court_kinds": COURT_KINDS,
    "reasons": REASONS,
    "sources": SOURCES,
    "whys": WHYS,
}


def said(words: Words, code: str, language: str) -> str:
    """A code in words."""
    return words[code][0 if language == "es" else 1]


def choices(language: str) -> dict[str, list[dict[str, str]]]:
    """Everything that can be chosen, each with its code and name."""
    by_name = sorted(departments.NAMES.items(), key=lambda pair: pair[1].replace("Á", "A"))
    found = {"departments": [{"code": code, "name": name} for code, name in by_name]}
    for title, words in CHOICES.items():
        found[title] = [{"code": code, "name": said(words, code, language)} for code in words]
    return found


def as_written(words: Words) -> dict[str, str]:
    """What people write in a cell, in either language or by its code, and the code it means."""
    written: dict[str, str] = {}
    for code, (es, en) in words.items():
        written |= {es.casefold(): code, en.casefold(): code, code: code}
    return written
