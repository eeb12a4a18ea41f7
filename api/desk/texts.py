"""What is said of a case number that cannot be one."""

FAULTS: dict[str, dict[str, str]] = {
    "case-number-length": {
        "es": "El radicado tiene 23 dígitos y aquí hay {number}.",
        "en": "A case number has 23 digits and here are {number}.",
    },
    "case-number-city": {
        "es": "Ese radicado no puede ser: sus primeros 5 dígitos no son de ningún municipio.",
        "en": "That cannot be a case number: its first 5 digits are of no city.",
    },
    "case-number-year": {
        "es": "Ese radicado no puede ser: los dígitos 13 a 16 son el año, y va de 1980 a {number}.",
        "en": "That cannot be a case number: digits 13 to 16 are the year, from 1980 to {number}.",
    },
}
