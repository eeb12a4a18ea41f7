"""Whether a written text looks like it names somebody: a guess to warn by, never to refuse by."""

import re
from typing import Final

from api.rules import departments
from api.rules.names import folded, words

LOOKS: Final = ("looks-like-a-case-number", "looks-like-a-document", "looks-like-a-name")
_CASE = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){22}(?!\d)")
# Digits in a row, or in threes as people write them; days such as 2026-11-22 are not.
_DOCUMENT = re.compile(r"(?<![\d\-/])(?:\d{6,12}|\d{1,3}(?:[. ]\d{3}){2,3})(?![\d\-/])")
_WORD = re.compile(r"[^\W\d_]+")
_JOINS: Final = frozenset(words("de del la las los y"))
# Words that are written with a capital and name nobody.
_KNOWN: Final = frozenset(
    words(
        "el la los las un una en de del por para con sin segun se no si ya al su que como "
        "juzgado juez jueza tribunal superior corte suprema constitucional sala penal penas "
        "ejecucion medidas seguridad circuito municipal especializado distrito judicial ley "
        "decreto codigo articulo sentencia auto acta defensoria defensor defensora pueblo publica "
        "publico inpec ministerio justicia derecho fiscalia fiscal procuraduria personeria sisben "
        "casa libertad carcel reclusion mujeres buen pastor colombia nacional republica "
        "congreso consejo judicatura utilidad servicio plan fundacion universidad oficina "
        "consultorio juridico alcaldia gobernacion secretaria comisaria familia icbf siup sisipec "
        "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo "
        "junio julio agosto septiembre octubre noviembre diciembre medellin cali barranquilla "
        "pasto cucuta ibague neiva popayan manizales pereira armenia villavicencio monteria "
        "cartagena bucaramanga valledupar sincelejo riohacha tunja yopal mocoa leticia quibdo "
        "jamundi pedregal picalena the of at in on and court judge act decree public defender "
        "high supreme service office january february march april june july august september "
        "october november december monday tuesday wednesday thursday friday"
    )
) | set(words(" ".join(departments.NAMES.values())))
# First names that are common here: a lower-case name is a name too.
_FIRST: Final = frozenset(
    words(
        "maria ana luz sandra martha marta gloria claudia patricia diana adriana paola andrea "
        "carolina natalia daniela valentina alejandra angela monica liliana viviana yolanda "
        "blanca rosa carmen nancy olga esperanza leidy leydi yuliana juliana laura camila luisa "
        "sofia isabel elena teresa marcela johana yenny jenny katherine lina milena nubia ruth "
        "stella amparo beatriz cecilia dora edith flor gladys jose juan carlos luis jorge andres"
    )
)
_TITLES: Final = frozenset(
    words("senora senor sra sr srta senorita dona don llamada llamado apodada alias")
)


def looks(text: str | None) -> list[str]:
    """What a text looks like it holds, as codes."""
    if not text:
        return []
    found = [
        code
        for code, pattern in zip(LOOKS, (_CASE, _DOCUMENT), strict=False)
        if pattern.search(text)
    ]
    return [*found, LOOKS[2]] if _names_somebody(text) else found


def _names_somebody(text: str) -> bool:
    written = [one for one in _WORD.findall(text) if folded(one) not in _JOINS]
    plain = [folded(one) for one in written]
    for number, (word, next_word) in enumerate(zip(written, written[1:], strict=False)):
        second = plain[number + 1]
        if second in _KNOWN or len(next_word) < 3:
            continue
        both = word[0].isupper() and next_word[0].isupper() and len(word) > 2
        if both and plain[number] not in _KNOWN:
            return True
        if plain[number] in _FIRST or (plain[number] in _TITLES and next_word[0].isupper()):
            return True
    return False
