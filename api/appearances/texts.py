"""What is said when a date before the judge, its rule, or a word on it does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "appearance-recorded": {
        "es": (
            "Esta presentación ya tiene resultado",
            "Para cambiarlo, primero se deshace lo anotado; todo queda escrito.",
        ),
        "en": (
            "What became of this appearance is recorded",
            "To change it, undo what was recorded first; everything stays on record.",
        ),
    },
    "appearance-past": {
        "es": (
            "Esta presentación ya pasó",
            "No se puede mover. Anota qué pasó, o reprográmala para otro día.",
        ),
        "en": (
            "This appearance has passed",
            "It cannot be moved. Record what became of it, or reschedule it to another day.",
        ),
    },
    "appearance-not-yet": {
        "es": (
            "Esta presentación todavía no llega",
            "La asistencia se anota desde ese mismo día.",
        ),
        "en": (
            "This appearance is still to come",
            "That she came can be recorded from that day on.",
        ),
    },
    "no-message-to-answer": {
        "es": (
            "No hay un mensaje por responder",
            "Ella no ha dicho que no puede ir, o ya tiene respuesta.",
        ),
        "en": (
            "There is no message to answer",
            "She has not said that she cannot come, or she has an answer already.",
        ),
    },
    "nothing-recorded-yet": {
        "es": (
            "No hay nada que deshacer",
            "Nadie ha anotado qué pasó con esta presentación.",
        ),
        "en": (
            "There is nothing to undo",
            "Nobody has recorded what became of this appearance.",
        ),
    },
    "new-date-recorded": {
        "es": (
            "La nueva fecha ya pasó o ya tiene resultado",
            "Mira la nueva fecha: el cambio se hace en ella.",
        ),
        "en": (
            "The new date has passed or is recorded already",
            "Look at the new date: make the change there.",
        ),
    },
    "said-often-enough": {
        "es": (
            "Ya lo dijiste varias veces",
            "Tus mensajes están guardados y esperan respuesta. Si es urgente, llama.",
        ),
        "en": (
            "You have said so several times",
            "Your messages are kept and wait for an answer. If it is urgent, call.",
        ),
    },
    "no-rule-stands": {
        "es": (
            "No hay una regla vigente",
            "Las fechas de este caso se ponen una por una.",
        ),
        "en": (
            "No rule is in force",
            "The dates of this case are set one by one.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "date-is-past": {
        "es": "Esa fecha ya pasó. Elige una que esté por venir.",
        "en": "That date has passed. Choose one that is to come.",
    },
    "date-too-far": {
        "es": "Esa fecha está a más de {max} días.",
        "en": "That date is more than {max} days away.",
    },
    "court-is-closed": {
        "es": "Ese día es fin de semana o festivo. Elige un día hábil.",
        "en": "That day is a weekend or a holiday. Choose a business day.",
    },
    "date-set-already": {
        "es": "Ya hay una presentación a esa hora.",
        "en": "There is an appearance at that time already.",
    },
    "say-the-new-date": {
        "es": "Di cuál es la nueva fecha.",
        "en": "Say which is the new date.",
    },
    "only-when-rescheduling": {
        "es": "Una fecha nueva solo se da al reprogramar.",
        "en": "A new date is given only when rescheduling.",
    },
    "rrule-unreadable": {
        "es": "Esta regla no se entiende. Ejemplo: FREQ=MONTHLY;BYMONTHDAY=5.",
        "en": "This rule cannot be read. Example: FREQ=MONTHLY;BYMONTHDAY=5.",
    },
    "rrule-too-often": {
        "es": "Una regla es por días, semanas o meses; no por horas, minutos o segundos.",
        "en": "A rule goes by days, weeks or months; not by hours, minutes or seconds.",
    },
    "rrule-part-not-taken": {
        "es": "Esta regla tiene una parte que aquí no se usa, o dos que no van juntas. Usa FREQ, "
        "INTERVAL, BYDAY o BYMONTHDAY, y COUNT o UNTIL.",
        "en": "This rule has a part that is not used here, or two that do not go together. Use "
        "FREQ, INTERVAL, BYDAY or BYMONTHDAY, and COUNT or UNTIL.",
    },
    "rrule-too-far-apart": {
        "es": "Las fechas quedan demasiado lejos: INTERVAL va de 1 a {max}.",
        "en": "The dates lie too far apart: INTERVAL is from 1 to {max}.",
    },
    "rrule-too-many": {
        "es": "Son demasiadas fechas: COUNT va de 1 a {max}.",
        "en": "Those are too many dates: COUNT is from 1 to {max}.",
    },
    "rrule-ends-before-it-starts": {
        "es": "La regla termina (UNTIL) antes del primer día.",
        "en": "The rule ends (UNTIL) before its first day.",
    },
    "rrule-no-date-to-come": {
        "es": "Esta regla no da ninguna fecha en los próximos {max} días.",
        "en": "This rule gives no date in the next {max} days.",
    },
}
