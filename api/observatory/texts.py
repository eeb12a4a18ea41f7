"""What is said when something about the register does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "not-your-account": {
        "es": (
            "Lo anotó otra organización",
            "Solo quien lo anotó puede seguirlo o corregirlo. Si sabes más, anota lo tuyo y di "
            "que es la misma solicitud.",
        ),
        "en": (
            "Another organization noted it",
            "Only those who noted it can follow it up or correct it. If you know more, note "
            "yours and say that it is the same application.",
        ),
    },
    "event-already-corrected": {
        "es": (
            "Esto ya se corrigió",
            "Alguien lo corrigió antes. Lee lo que quedó y, si hace falta, corrige eso.",
        ),
        "en": (
            "This was corrected already",
            "Somebody corrected it before. Read what stands now and correct that if you need to.",
        ),
    },
}

_PERSON_ES = "Se guardó y solo lo lee tu organización; mejor bórralo y usa una referencia propia."
_PERSON_EN = (
    "It was kept and only your organization reads it; better take it out and use a reference of "
    "your own."
)

FAULTS: dict[str, dict[str, str]] = {
    "no-such-department": {
        "es": "Ese departamento no existe. Los más parecidos: {names}.",
        "en": "There is no such department. The nearest: {names}.",
    },
    "step-needed": {
        "es": "Anota al menos una cosa que pasó, como que se presentó o se negó.",
        "en": "Note at least one thing that happened, such as that it was filed or denied.",
    },
    "step-in-the-future": {
        "es": "Ese día todavía no llega. Revisa la fecha.",
        "en": "That day has not come yet. Check the date.",
    },
    "step-before-the-law": {
        "es": "Ese día la Ley 2292 no existía: es del 8 de marzo de 2023. Revisa la fecha.",
        "en": "On that day Ley 2292 did not exist: it is of 8 March 2023. Check the date.",
    },
    "step-before-filing": {
        "es": "Es antes de que se presentara la solicitud. Revisa las dos fechas.",
        "en": "It is before the application was filed. Check both dates.",
    },
    "step-out-of-order": {
        "es": "Es antes de algo que tuvo que pasar primero. Revisa las fechas.",
        "en": "It is before something that had to happen first. Check the dates.",
    },
    "step-twice": {
        "es": "Esto ya está anotado. Si la fecha era otra, corrige lo que está.",
        "en": "This is noted already. If the date was another, correct what stands.",
    },
    "step-both-ways": {
        "es": "No puede estar concedida y negada a la vez. Corrige lo que no fue.",
        "en": "It cannot be both granted and denied. Correct the one that was not.",
    },
    "reasons-needed": {
        "es": "Di por qué se negó. Si no lo sabes, elige «No se sabe».",
        "en": "Say why it was denied. If you do not know, choose “Not known”.",
    },
    "reasons-of-a-refusal": {
        "es": "Las razones van solo con una negativa.",
        "en": "Reasons belong to a refusal alone.",
    },
    "reason-twice": {
        "es": "La misma razón está dos veces.",
        "en": "The same reason is there twice.",
    },
    "reference-taken": {
        "es": "Tu organización ya usa esta referencia. Busca esa solicitud o escribe otra.",
        "en": "Your organization uses this reference already. Look for that application, or write "
        "another.",
    },
    "recorded-already": {
        "es": "Dónde se presentó ya está anotado. Si está mal, corrígelo.",
        "en": "Where it was filed is noted already. If it is wrong, correct it.",
    },
    "recorded-has-a-court": {
        "es": "Departamento, juzgado y fuente van juntos, y solo al corregir dónde se presentó.",
        "en": "Department, court and source go together, and only when correcting where it was "
        "filed.",
    },
    "step-has-a-day": {
        "es": "Cada cosa que pasó lleva su fecha; dónde se presentó no lleva ninguna.",
        "en": "Each thing that happened has its day; where it was filed has none.",
    },
    "correction-says-why": {
        "es": "Una corrección dice qué corrige y por qué; lo nuevo no lleva razón.",
        "en": "A correction says what it corrects and why; what is new takes no reason.",
    },
    "nothing-to-strike": {
        "es": "Di qué es lo que no pasó.",
        "en": "Say what it is that never happened.",
    },
    "no-such-event": {
        "es": "Eso no está en esta solicitud, o es de otra clase.",
        "en": "That is not in this application, or is of another kind.",
    },
    "match-with-itself": {
        "es": "Son lo mismo: elige dos anotaciones distintas.",
        "en": "These are one: choose two different accounts.",
    },
    "looks-like-a-name": {
        "es": f"Parece que hay un nombre. {_PERSON_ES}",
        "en": f"This looks like it holds a name. {_PERSON_EN}",
    },
    "looks-like-a-document": {
        "es": f"Parece que hay un número de documento o de teléfono. {_PERSON_ES}",
        "en": f"This looks like it holds a document's or a telephone number. {_PERSON_EN}",
    },
    "looks-like-a-case-number": {
        "es": f"Parece que hay un número de caso de 23 dígitos. {_PERSON_ES}",
        "en": f"This looks like it holds a case number of 23 digits. {_PERSON_EN}",
    },
}
