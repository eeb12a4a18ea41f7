"""What a look was for and who looked, in words: for her, and for those who check."""

from collections.abc import Mapping
from typing import Final

# Beside what is chosen and what follows from an act: names of the first days.
PURPOSES: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "case": "Ver cómo va el caso",
        "hearing": "Preparar una audiencia o un informe",
        "decision": "Decidir sobre una solicitud o un aviso",
        "request": "Responder algo que ella preguntó",
        "correction": "Corregir un dato",
        "excuse": "Leer una justificación",
        "paper": "Abrir un papel enviado",
        "devices": "Ver los teléfonos",
        "card": "Ver la tarjeta",
        "report": "Leer el informe de un mes",
        "paper_made": "Hacer un documento",
        "export": "Sacar una copia de los datos",
        "search": "Buscar en la lista",
        "support_list": "Ver la lista de quienes pidieron apoyo",
        "support_week": "Ver la semana, para apoyar",
        "support_court_date": "Ver la cita, para acompañar",
        "support_shifts": "Ver los turnos, para acompañar",
    },
    "en": {
        "case": "See how the case is going",
        "hearing": "Prepare a hearing or a report",
        "decision": "Decide on a request or a warning",
        "request": "Answer something that she asked",
        "correction": "Correct a detail",
        "excuse": "Read an excuse",
        "paper": "Open a paper that was sent",
        "devices": "See the phones",
        "card": "See the card",
        "report": "Read the report of a month",
        "paper_made": "Make a document",
        "export": "Take a copy of the data",
        "search": "Search in the list",
        "support_list": "See the list of those who asked for support",
        "support_week": "See the week, to support",
        "support_court_date": "See the date, to go along",
        "support_shifts": "See the shifts, to go along",
    },
}

# The same as she reads it.
HERS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        **PURPOSES["es"],
        "case": "Ver cómo vas",
        "decision": "Decidir algo que pediste o un aviso",
        "request": "Responder algo que preguntaste",
        "correction": "Corregir un dato tuyo",
        "excuse": "Leer tu justificación",
        "paper": "Abrir un papel que enviaste",
        "devices": "Mirar tus teléfonos",
        "card": "Mirar tu tarjeta",
        "paper_made": "Hacer un documento tuyo",
        "support_list": "Ver tu nombre en su lista de apoyo",
        "support_week": "Ver cómo va tu semana, porque diste permiso",
        "support_court_date": "Ver tu próxima cita, porque diste permiso",
        "support_shifts": "Ver tus próximos turnos, porque diste permiso",
    },
    "en": {
        **PURPOSES["en"],
        "case": "See how you are doing",
        "decision": "Decide on something you asked for or a warning",
        "request": "Answer something that you asked",
        "correction": "Correct a detail of yours",
        "excuse": "Read your excuse",
        "paper": "Open a paper that you sent",
        "devices": "Look at your phones",
        "card": "Look at your card",
        "paper_made": "Make a document of yours",
        "support_list": "See your name in their list",
        "support_week": "See how your week goes, because you let them",
        "support_court_date": "See your next date, because you let them",
        "support_shifts": "See your next shifts, because you let them",
    },
}

ROLES: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "clerk": "Secretaría del juzgado",
        "host": "Sede",
        "monitor": "Observatorio",
        "admin": "Administración",
        "site_device": "Pantalla de la sede",
    },
    "en": {
        "clerk": "Clerk of the court",
        "host": "Site",
        "monitor": "Observatory",
        "admin": "Administration",
        "site_device": "Screen of the site",
    },
}

CASES: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {"due": "sí", "calm": "no", "ended": "no, la orden ya terminó"},
    "en": {"due": "yes", "calm": "no", "ended": "no, the order is over"},
}

HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("Día", "Quién", "Trabajo", "Juzgado", "Caso", "Para qué", "Veces", "Esperaba algo"),
    "en": ("Day", "Who", "Work", "Court", "Case", "What for", "Times", "Something was due"),
}


def purpose_text(purpose: str, language: str) -> str:
    """What it was for; an act that has no words yet is said as the widest one."""
    words = PURPOSES[language]
    return words.get(purpose, words["case"])


def for_her(purpose: str, language: str) -> str:
    """The same, said to her."""
    words = HERS[language]
    return words.get(purpose, words["case"])


def role_text(role: str, language: str) -> str:
    """The work of whoever looked."""
    return ROLES[language].get(role, role)
