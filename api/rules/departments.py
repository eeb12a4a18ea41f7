"""The departments of Colombia and its capital district, by the codes of the national statistics
office (DANE, Divipola), and how a written name is read."""

import difflib
import unicodedata
from collections.abc import Mapping
from typing import Final

NAMES: Final[Mapping[str, str]] = {
    "05": "Antioquia",
    "08": "Atlántico",
    "11": "Bogotá, D. C.",
    "13": "Bolívar",
    "15": "Boyacá",
    "17": "Caldas",
    "18": "Caquetá",
    "19": "Cauca",
    "20": "Cesar",
    "23": "Córdoba",
    "25": "Cundinamarca",
    "27": "Chocó",
    "41": "Huila",
    "44": "La Guajira",
    "47": "Magdalena",
    "50": "Meta",
    "52": "Nariño",
    "54": "Norte de Santander",
    "63": "Quindío",
    "66": "Risaralda",
    "68": "Santander",
    "70": "Sucre",
    "73": "Tolima",
    "76": "Valle del Cauca",
    "81": "Arauca",
    "85": "Casanare",
    "86": "Putumayo",
    "88": "San Andrés y Providencia",
    "91": "Amazonas",
    "94": "Guainía",
    "95": "Guaviare",
    "97": "Vaupés",
    "99": "Vichada",
}
# What people write instead.
_ALSO: Final[Mapping[str, str]] = {
    "bogota": "11",
    "distrito capital": "11",
    "valle": "76",
    "guajira": "44",
    "san andres": "88",
    "archipielago de san andres providencia y santa catalina": "88",
}


def code_of(written: str) -> str | None:
    """The code of a department that was written by name or by code; None if there is none such."""
    plain = _plain(written)
    return plain if plain in NAMES else _BY_NAME.get(plain)


def nearest(written: str, count: int = 3) -> list[str]:
    """The names that look most like what was written, the likest first; never what was written."""
    plain = _plain(written)[:80]

    def likeness(name: str) -> float:
        return difflib.SequenceMatcher(None, plain, name).ratio()

    found = sorted(_BY_NAME, key=lambda name: (-likeness(name), name))
    return list(dict.fromkeys(NAMES[_BY_NAME[name]] for name in found))[:count]


def _plain(written: str) -> str:
    """Letters and digits in lower case without accents, words apart by one space."""
    bare = unicodedata.normalize("NFD", written.casefold())
    kept = "".join(
        sign if sign.isalnum() else " " for sign in bare if not unicodedata.combining(sign)
    )
    return " ".join(kept.split())


_BY_NAME: Final = {**{_plain(name): code for code, name in NAMES.items()}, **_ALSO}
