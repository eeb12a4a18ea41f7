"""What is said when a sheet, or a line of it, does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "no-such-sheet": {
        "es": (
            "No hay una planilla con este número",
            "Mira otra vez el número que está arriba en la hoja. Debe ser una planilla de esta "
            "sede.",
        ),
        "en": (
            "There is no sheet with this number",
            "Look again at the number at the top of the sheet. It must be a sheet of this site.",
        ),
    },
    "entered-by-another": {
        "es": (
            "Otra persona pasó esta planilla",
            "Solo quien la pasó puede deshacerla. Si algo no está bien, habla con la secretaría.",
        ),
        "en": (
            "Somebody else copied this sheet",
            "Only whoever copied it can take it back. If something is wrong, talk to the desk.",
        ),
    },
    "too-late-to-take-back": {
        "es": (
            "Ya no se puede deshacer",
            "Pasaron más de {max} minutos. Si algo no está bien, habla con la secretaría.",
        ),
        "en": (
            "It is too late to take it back",
            "More than {max} minutes have passed. If something is wrong, talk to the desk.",
        ),
    },
    "spoken-of-since": {
        "es": (
            "Alguien ya respondió sobre estas horas",
            "Lo que se dijo queda. Si algo no está bien, habla con la secretaría.",
        ),
        "en": (
            "Somebody has spoken of these hours since",
            "What was said stands. If something is wrong, talk to the desk.",
        ),
    },
    "entry-taken-back": {
        "es": (
            "Esta planilla se deshizo",
            "Pásala otra vez y agrega la foto después.",
        ),
        "en": (
            "This entry was taken back",
            "Copy the sheet again and add the photo afterwards.",
        ),
    },
    "sheet-has-a-photo": {
        "es": (
            "Esta planilla ya tiene su foto",
            "Una sola foto basta. La que estaba sigue ahí.",
        ),
        "en": (
            "This sheet has its photo already",
            "One photo is enough. The one that was there stays.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "wrong-sheet-number": {
        "es": "Este número no puede ser: revisa cada letra y cada cifra de la hoja.",
        "en": "This cannot be the number: check each letter and digit on the sheet.",
    },
    "longer-than-a-week": {
        "es": "Una planilla es para un día o hasta para siete.",
        "en": "A sheet is for a day, or for up to seven.",
    },
    "sheet-too-far": {
        "es": "Está demasiado lejos de hoy: puede ser hasta {max} días antes o después.",
        "en": "That is too far from today: up to {max} days before or after.",
    },
    "day-not-on-this-sheet": {
        "es": "Este día no está en la planilla. Mira las fechas de la hoja.",
        "en": "This day is not on the sheet. Look at the dates on it.",
    },
    "day-in-the-future": {
        "es": "Este día todavía no ha llegado.",
        "en": "This day has not come yet.",
    },
    "not-placed-there": {
        "es": "Ella no tenía plaza en esta sede ese día. Habla con la secretaría.",
        "en": "She had no place at this site on that day. Talk to the court's desk.",
    },
    "overlaps-another-row": {
        "es": "Otra línea dice lo mismo de ella a esa hora. Deja una sola.",
        "en": "Another line says the same of her at that time. Keep one.",
    },
    "already-on-this-sheet": {
        "es": "Esta línea ya se pasó antes de esta misma planilla. No hace falta otra vez.",
        "en": "This line was copied from this sheet before. There is no need to do it again.",
    },
    "hours-decided": {
        "es": "La secretaría ya decidió sobre estas horas. Quita la línea y habla con ella.",
        "en": "The court's desk has decided on these hours. Remove the line and talk to the desk.",
    },
}
