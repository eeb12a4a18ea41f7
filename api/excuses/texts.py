"""What is said when an excuse, a word on it, or a paper does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "shift-already-excused": {
        "es": (
            "Este turno ya está justificado",
            "La justificación ya fue aceptada. No tienes que enviar otra.",
        ),
        "en": (
            "This shift is excused already",
            "The excuse was accepted. There is no need to send another.",
        ),
    },
    "shift-already-waiting": {
        "es": (
            "Ya hay una justificación para este turno",
            "Todavía espera respuesta del juzgado. Puedes agregarle un papel, o retirarla y enviar "
            "otra.",
        ),
        "en": (
            "There is an excuse for this shift already",
            "It still waits for the court's answer. You can add a paper to it, or take it back and "
            "send another.",
        ),
    },
    "excuse-decided": {
        "es": (
            "Esta justificación ya tiene decisión",
            "Para decidir otra cosa, primero deshaz la decisión; todo queda escrito.",
        ),
        "en": (
            "This excuse was decided",
            "To decide otherwise, undo the decision first; everything stays on record.",
        ),
    },
    "excuse-withdrawn": {
        "es": (
            "Esta justificación fue retirada",
            "Ya no se puede cambiar. Si hace falta, se presenta una nueva.",
        ),
        "en": (
            "This excuse was taken back",
            "It cannot be changed any more. If needed, file a new one.",
        ),
    },
    "nothing-to-undo": {
        "es": ("No hay nada que deshacer", "La justificación todavía espera una decisión."),
        "en": ("There is nothing to undo", "The excuse still waits for a decision."),
    },
    "nothing-to-answer": {
        "es": (
            "No hay nada pendiente de tu parte",
            "Nadie te pidió más sobre esta justificación. Si te lo piden, lo verás aquí.",
        ),
        "en": (
            "Nothing is asked of you",
            "Nobody asked more about this excuse. If they do, you will see it here.",
        ),
    },
    "not-filed-by-you": {
        "es": (
            "Esta justificación la presentó otra persona",
            "Solo quien la presentó puede retirarla. Puedes decidir sobre ella.",
        ),
        "en": (
            "Somebody else filed this excuse",
            "Only who filed it can take it back. You can decide on it.",
        ),
    },
    "too-many-papers": {
        "es": (
            "Ya hay {max} papeles",
            "En una justificación caben {max}. Si falta alguno, muéstralo en el juzgado.",
        ),
        "en": (
            "There are {max} papers already",
            "An excuse holds {max}. If one is missing, show it at the court.",
        ),
    },
    "paper-of-another-kind": {
        "es": (
            "El archivo no es lo que dice ser",
            "Toma la foto otra vez con la cámara, o envía un PDF tal como te lo dieron.",
        ),
        "en": (
            "The file is not what it says it is",
            "Take the photo again with the camera, or send a PDF as it was given to you.",
        ),
    },
    "paper-too-heavy": {
        "es": (
            "El archivo es demasiado grande al abrirlo",
            "Toma una foto normal del papel, de hasta 40 megapíxeles, y envíala.",
        ),
        "en": (
            "The file is too large when opened",
            "Take an ordinary photo of the paper, of at most 40 megapixels, and send it.",
        ),
    },
    "paper-broken": {
        "es": (
            "El archivo está dañado o incompleto",
            "Ábrelo en tu teléfono para ver si está bien, o toma una foto nueva y envíala.",
        ),
        "en": (
            "The file is damaged or incomplete",
            "Open it on your phone to see whether it is all right, or send a new photo.",
        ),
    },
    "paper-locked": {
        "es": (
            "El PDF está protegido",
            "Tiene clave o restricciones y no se puede guardar. Envía una foto del papel.",
        ),
        "en": (
            "The PDF is protected",
            "It has a password or restrictions and cannot be kept. Send a photo of the paper.",
        ),
    },
    "paper-too-many-pages": {
        "es": ("El PDF tiene demasiadas páginas", "Envía solo las que importan, hasta 20."),
        "en": ("The PDF has too many pages", "Send only those that matter, at most 20."),
    },
    "paper-cannot-be-opened": {
        "es": (
            "Este papel ya no se puede abrir",
            "Se guardó con otra llave. Pide que lo envíe otra vez o que lo muestre.",
        ),
        "en": (
            "This paper cannot be opened any more",
            "It was kept under another key. Ask her to send it again or to show it.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "not-her-shift": {
        "es": "No hay un turno así entre los 60 días pasados y los 60 que vienen.",
        "en": "There is no such shift within the 60 days past and the 60 to come.",
    },
    "needs-a-question": {
        "es": "Escribe qué falta: ella lo va a leer.",
        "en": "Write what is missing: she will read it.",
    },
    "needs-a-last-day": {
        "es": "Di hasta qué día puede responder.",
        "en": "Say until which day she can answer.",
    },
    "last-day-too-near-or-far": {
        "es": "El último día va desde mañana hasta dentro de {max} días.",
        "en": "The last day is from tomorrow to {max} days from now.",
    },
    "only-when-asking": {
        "es": "El último día solo se da cuando se pide algo más.",
        "en": "A last day is given only when more is asked for.",
    },
    **{
        code: {spoken: text[spoken][0] + "." for spoken in text}
        for code, text in PROBLEMS.items()
        if code in ("paper-broken", "paper-locked", "paper-too-many-pages")
    },
}
