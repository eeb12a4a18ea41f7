"""Whether an answer to a message asks us to stop: the word alone, however it is written."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 160
WORDS: Final = frozenset(
    {
        *("alto", "baja", "basta", "cancela", "cancelar", "cancele", "deten", "detener", "fin"),
        *("para", "parar", "pare", "paren", "salir", "terminar", "desuscribir", "desuscribirme"),
        *("cancel", "end", "optout", "quit", "revoke", "stop", "stopall", "unsubscribe"),
    }
)
PHRASES: Final = frozenset(
    {
        *("dar de baja", "darme de baja", "dame de baja", "de baja", "no mas", "no mas mensajes"),
        *("cancelar todo", "parar todo", "cancel all", "end all", "stop all", "unsubscribe all"),
        *("opt out", "no more", "no more messages"),
    }
)
# Said beside the word, they change nothing of it.
POLITE: Final = re.compile(
    r"\b(por favor|porfa|please|pls|muchas gracias|gracias|thanks|thank you|ya|now)\b"
)


def is_stop(text: str) -> bool:
    """Whether a message is nothing but a stop word, more than once or politely if she likes.

    A sentence in which the word occurs is not one: "I can't stop by today" must silence nothing.
    """
    if len(text) > LONGEST:
        return False
    plain = _plain(text)
    if plain in PHRASES:
        return True
    words = POLITE.sub(" ", plain).split()
    return " ".join(words) in PHRASES or (bool(words) and WORDS.issuperset(words))


def _plain(text: str) -> str:
    """Small letters without accents, signs or invisible marks, one space between words."""
    letters = []
    for one in unicodedata.normalize("NFKD", text).casefold():
        if one.isalnum():
            letters.append(one)
        elif unicodedata.category(one) not in ("Mn", "Cf"):
            letters.append(" ")
    return " ".join("".join(letters).split())
