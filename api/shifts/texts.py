"""What is said when something about a placement or a shift does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "placement-has-another-site": {
        "es": (
            "Esta plaza es de otra sede",
            "Una plaza no cambia de sede. Termina esta y crea una nueva en la otra sede.",
        ),
        "en": (
            "This placement is at another site",
            "A placement does not change its site. End this one and make a new one there.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "longer-than-a-day": {
        "es": "Son más de 24 horas seguidas. Revisa los días y las horas.",
        "en": "That is more than 24 hours on end. Check the days and times.",
    },
    "needs-a-day": {
        "es": "Escribe el día del turno que cambia.",
        "en": "Give the day of the shift that changes.",
    },
    "needs-both-times": {
        "es": "Escribe las dos horas: la del comienzo y la del final.",
        "en": "Give both times: the beginning and the end.",
    },
    "no-such-entry": {
        "es": "Este turno no está en el horario de la plaza.",
        "en": "This shift is not in the placement's timetable.",
    },
    "no-such-shift": {
        "es": "Este turno no se agregó en esta plaza.",
        "en": "No such shift was added to this placement.",
    },
    "shift-or-entry": {
        "es": "Nombra un turno agregado o uno del horario, no los dos.",
        "en": "Name a shift that was added or one of the timetable, not both.",
    },
    "starts-next-day": {
        "es": "Un turno empieza antes de las 24:00. Escríbelo en el día siguiente.",
        "en": "A shift begins before 24:00. Enter it on the next day.",
    },
    "too-late-an-end": {
        "es": "Un turno termina como máximo a las 12:00 del día siguiente.",
        "en": "A shift ends at 12:00 of the next day at the latest.",
    },
    "too-long-a-time": {
        "es": "Es demasiado tiempo de una vez. Pide menos días o menos semanas.",
        "en": "That is too long a time at once. Ask for fewer days or weeks.",
    },
    # Of hours that are agreed on beside the timetable: make-ups and offers.
    "agreed-too-far-ahead": {
        "es": "Está demasiado lejos para acordarlo ahora.",
        "en": "That is too far ahead to be agreed on now.",
    },
    "crosses-sunday": {
        "es": "Pasa de la medianoche del domingo: son dos semanas. Divídelo.",
        "en": "It passes Sunday midnight: these are two weeks. Split it.",
    },
    "not-ahead": {
        "es": "Esta hora ya pasó. Elige una que venga.",
        "en": "This time has passed. Choose one to come.",
    },
    "not-on-this-day": {
        "es": "Este día no entra: está fuera de la orden, de la plaza o de lo pedido.",
        "en": "Not on this day: it is outside the order, the placement or what was asked for.",
    },
    "over-the-day": {
        "es": "Con sus turnos, ese día suma más de {minutes} minutos: el resto no contaría.",
        "en": "With the shifts that day has more than {minutes} minutes: the rest would not count.",
    },
    "overlaps-a-shift": {
        "es": "A esa hora ya hay un turno.",
        "en": "There is a shift at that time already.",
    },
    "overlaps-another": {
        "es": "Se cruza con otra de las horas propuestas.",
        "en": "It overlaps another of the times given.",
    },
    "site-closed-then": {
        "es": "La sede está cerrada ese día o a esa hora.",
        "en": "The site is closed on that day or at that time.",
    },
}
