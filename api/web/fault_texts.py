"""One sentence per fault of a single field."""

from typing import Final

FAULTS: Final[dict[str, dict[str, str]]] = {
    "invalid": {"es": "Revisa este dato.", "en": "Check this value."},
    "required": {"es": "Falta este dato.", "en": "This value is missing."},
    "null-not-allowed": {"es": "Este dato no puede ir vacío.", "en": "This value cannot be null."},
    "unknown-field": {
        "es": "Hay un campo que aquí no existe. Quítalo.",
        "en": "There is a field that does not exist here. Leave it out.",
    },
    "unknown-parameter": {
        "es": "La dirección lleva un filtro que aquí no existe. Quítalo.",
        "en": "The address has a filter that does not exist here. Leave it out.",
    },
    "wrong-type": {
        "es": "Este dato no es del tipo que se pide.",
        "en": "This value is not of the type asked for.",
    },
    "wrong-form": {
        "es": "Este dato no tiene la forma que se pide.",
        "en": "This value does not have the form asked for.",
    },
    "wrong-length": {
        "es": "Debe tener entre {min} y {max} caracteres.",
        "en": "It must have between {min} and {max} characters.",
    },
    "too-long": {
        "es": "Es demasiado largo: caben {max} caracteres.",
        "en": "It is too long: {max} characters fit.",
    },
    "too-short": {
        "es": "Es demasiado corto: mínimo {min} caracteres.",
        "en": "It is too short: at least {min} characters.",
    },
    "empty": {"es": "Escribe algo aquí.", "en": "Write something here."},
    "file-empty": {
        "es": "El archivo está vacío. Elige otro.",
        "en": "The file is empty. Choose another.",
    },
    "too-deep": {
        "es": "Este dato tiene demasiados niveles.",
        "en": "This value has too many levels.",
    },
    "too-many": {"es": "Son demasiados: máximo {max}.", "en": "Too many: at most {max}."},
    "too-few": {"es": "Son muy pocos: mínimo {min}.", "en": "Too few: at least {min}."},
    "bad-characters": {
        "es": "Tiene caracteres que no se ven. Escríbelo de nuevo.",
        "en": "It has characters that cannot be seen. Type it again.",
    },
    "out-of-range": {
        "es": "Debe estar entre {min} y {max}.",
        "en": "It must be between {min} and {max}.",
    },
    "not-a-choice": {"es": "Elige una de: {choices}.", "en": "Choose one of: {choices}."},
    "bad-time": {
        "es": "Esta fecha y hora no existe. Ejemplo: 2026-11-09T08:00:00-05:00.",
        "en": "There is no such date and time. Example: 2026-11-09T08:00:00-05:00.",
    },
    "time-needs-offset": {
        "es": "Falta la zona de la hora. Ejemplo: 2026-11-09T08:00:00-05:00.",
        "en": "The time lacks its offset. Example: 2026-11-09T08:00:00-05:00.",
    },
    "time-out-of-range": {
        "es": "El año debe estar entre {min} y {max}.",
        "en": "The year must be between {min} and {max}.",
    },
    "bad-date": {
        "es": "Este día no existe. Ejemplo: 2026-11-09.",
        "en": "There is no such day. Example: 2026-11-09.",
    },
    "bad-time-of-day": {
        "es": "Escribe una hora de 00:00 a 24:00, por ejemplo 08:00.",
        "en": "Write a time from 00:00 to 24:00, for example 08:00.",
    },
    "bad-week": {
        "es": "Esta semana no existe. Ejemplo: 2026-W47.",
        "en": "There is no such week. Example: 2026-W47.",
    },
    "bad-page": {
        "es": "Esta página no existe. Empieza otra vez por la primera.",
        "en": "There is no such page. Start again from the first.",
    },
}
