"""What is said when something about hosts and sites does not hold; also what others say alike."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "id-already-used": {
        "es": (
            "Ya hay otra cosa con este número",
            "Lo que estaba sigue igual. Vuelve a abrir la página y hazlo de nuevo.",
        ),
        "en": (
            "There is something else under this number",
            "What stood is unchanged. Open the page again and repeat it.",
        ),
    },
    "needs-another-person": {
        "es": (
            "Hace falta una segunda persona",
            "Quien lo propuso no puede aprobarlo. Pídelo a otra persona de la secretaría.",
        ),
        "en": (
            "A second person is needed",
            "Whoever proposed it cannot approve it. Ask somebody else at the desk.",
        ),
    },
    "site-has-another-host": {
        "es": (
            "La sede es de otra entidad",
            "Una sede no cambia de entidad. Crea una sede nueva en la otra entidad.",
        ),
        "en": (
            "The site belongs to another host",
            "A site does not change its host. Make a new site for the other host.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "ends-before-it-starts": {
        "es": "El final debe ser después del comienzo.",
        "en": "The end must come after the beginning.",
    },
    "id-already-used": {
        "es": "El mismo número aparece dos veces.",
        "en": "The same number appears twice.",
    },
    "no-such-time-zone": {
        "es": "Esta zona horaria no existe. Ejemplo: America/Bogota.",
        "en": "There is no such time zone. Example: America/Bogota.",
    },
    "too-far-ahead": {
        "es": "Está demasiado lejos: se puede cerrar hasta con 400 días de anticipación.",
        "en": "That is too far ahead: a closure can end at most 400 days from now.",
    },
    "too-long-a-closure": {
        "es": "Un cierre dura como máximo 366 días.",
        "en": "A closure lasts at most 366 days.",
    },
}
