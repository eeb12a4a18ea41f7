"""What is said when a decision on a week, or a word on a missed shift, does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "week-not-over": {
        "es": ("La semana no ha terminado", "Se decide cuando termina, no antes."),
        "en": ("The week is not over", "It is decided once it has ended, not before."),
    },
    "week-may-still-change": {
        "es": (
            "El resultado de esta semana todavía puede cambiar",
            "Hay horas sin confirmar, una justificación sin respuesta o una hora que falta. "
            "Resuelve eso primero.",
        ),
        "en": (
            "The result of this week may still change",
            "There are hours to confirm, an excuse without an answer or a time missing. "
            "Settle that first.",
        ),
    },
    "week-not-short": {
        "es": ("A esta semana no le faltan horas", "No hay nada que decidir."),
        "en": ("This week is not short", "There is nothing to decide."),
    },
    "nothing-to-withdraw": {
        "es": ("No hay una decisión que retirar", "La última ya fue retirada, o no hubo ninguna."),
        "en": (
            "There is no decision to withdraw",
            "The last one was taken back, or none was made.",
        ),
    },
    "shift-not-missed": {
        "es": (
            "Ese turno no consta como perdido",
            "Revisa la lista: puede que haya llegado un registro o que el lugar estuviera cerrado.",
        ),
        "en": (
            "That shift is not on record as missed",
            "Look at the list: a record may have come in, or the site was closed.",
        ),
    },
    "shift-is-excused": {
        "es": ("Ese turno está justificado", "La justificación fue aceptada."),
        "en": ("That shift is excused", "The excuse was accepted."),
    },
    "excuse-waits-for-answer": {
        "es": (
            "Hay una justificación sin respuesta para ese turno",
            "Respóndela primero; hasta entonces nada consta en su contra.",
        ),
        "en": (
            "An excuse for that shift waits for an answer",
            "Answer it first; until then nothing is held against her.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "finding-is-a-judges": {
        "es": "Lo que encontró el juez se escribe solo, y siempre, con una decisión del juez.",
        "en": "What a judge found belongs to a judge's decision, and to no other.",
    },
    "not-your-word": {
        "es": "La entidad anota; la secretaría marca o retira la marca.",
        "en": "A host notes it; a clerk marks it or takes the mark back.",
    },
}
