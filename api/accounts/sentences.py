"""What people read when signing in does not work: kind, plain, and what to do next."""

from typing import Final

PROBLEMS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "sign-in-refused": {
        "es": (
            "No pudimos abrir la sesión",
            "Revisa el correo, la contraseña y el código de seis cifras, y espera al siguiente "
            "código. Si no funciona, pide ayuda a quien administra el sistema.",
        ),
        "en": (
            "We could not sign you in",
            "Check the e-mail, the password and the six digits, and wait for the next code. If it "
            "still fails, ask whoever runs the installation.",
        ),
    },
    "pin-wrong": {
        "es": ("PIN incorrecto", "Escríbelo otra vez. Tus horas no cambian."),
        "en": ("Wrong PIN", "Type it again. Your hours do not change."),
    },
    "pin-wrong-few-left": {
        "es": (
            "PIN incorrecto",
            "Te quedan {tries_left} intentos en este teléfono. Si no lo recuerdas, pide un código "
            "nuevo en tu juzgado. Tus horas no cambian.",
        ),
        "en": (
            "Wrong PIN",
            "You have {tries_left} tries left on this phone. If you do not remember it, ask your "
            "court for a new code. Your hours do not change.",
        ),
    },
    "device-locked": {
        "es": (
            "Teléfono bloqueado",
            "Tus horas no se afectan; usa tu tarjeta, y pide un código nuevo en tu juzgado.",
        ),
        "en": (
            "Phone locked",
            "Your hours are not affected; use your card, and ask your court for a new code.",
        ),
    },
    "device-revoked": {
        "es": (
            "Este teléfono ya no está activo",
            "Lo que guardaste se conserva. Pide un código nuevo en tu juzgado.",
        ),
        "en": (
            "This phone is no longer active",
            "What you saved is kept. Ask your court for a new code.",
        ),
    },
    "device-unmatched": {
        "es": (
            "Faltan las dos palabras",
            "Muestra las dos palabras de esta pantalla a la persona del juzgado, o díselas por "
            "teléfono. Mientras tanto puedes registrar tus horas.",
        ),
        "en": (
            "The two words are missing",
            "Show the two words on this screen to the person at the court, or say them by "
            "telephone. Meanwhile you can check in.",
        ),
    },
    "match-too-late": {
        "es": (
            "Este equipo ya está cerrado",
            "Crea un código nuevo, actívalo con él y compara sus dos palabras.",
        ),
        "en": (
            "This device is closed already",
            "Make a new code, activate it with that, and compare its two words.",
        ),
    },
    "already-matched": {
        "es": (
            "Ya se dijo que las palabras coinciden",
            "Si no fue así, cierra el equipo en la lista y crea un código nuevo.",
        ),
        "en": (
            "It was said already that the words agree",
            "If that was a mistake, close the device in the list and make a new code.",
        ),
    },
    "device-not-recognised": {
        "es": (
            "No reconocemos este teléfono",
            "Vuelve a intentarlo. Si sigue igual, pide un código nuevo en tu juzgado.",
        ),
        "en": (
            "We do not recognise this phone",
            "Try again. If it stays like this, ask your court for a new code.",
        ),
    },
    "enrolment-code-spent": {
        "es": ("Este código ya no sirve", "Pide uno nuevo en tu juzgado."),
        "en": ("This code no longer works", "Ask your court for a new one."),
    },
    "organization-there-already": {
        "es": ("Ya existe", "Ya hay una organización con ese nombre."),
        "en": ("It is there already", "There is an organization of that name already."),
    },
    "email-already-known": {
        "es": ("Ese correo ya está en uso", "Usa otro, o restablece la cuenta que existe."),
        "en": ("That e-mail is taken", "Use another, or reset the account that exists."),
    },
    "no-such-person": {
        "es": ("No hay nadie con ese correo", "Revisa cómo está escrito."),
        "en": ("Nobody has that e-mail", "Check how it is written."),
    },
}

FAULTS: Final[dict[str, dict[str, str]]] = {
    "bad-public-key": {
        "es": "No pudimos activar este teléfono. Inténtalo otra vez o con otro navegador.",
        "en": "We could not activate this phone. Try again, or with another browser.",
    },
    "pin-six-digits": {
        "es": "El PIN son seis cifras.",
        "en": "The PIN is six digits.",
    },
    "pin-too-easy": {
        "es": "Ese PIN es fácil de adivinar. Elige otras seis cifras que solo tú sepas.",
        "en": "That PIN is easy to guess. Choose six other digits that only you know.",
    },
    "password-length": {
        "es": "La contraseña debe tener entre {min} y {max} caracteres. Una frase sirve.",
        "en": "The password must have between {min} and {max} characters. A phrase will do.",
    },
    "password-too-common": {
        "es": "Esa contraseña es fácil de adivinar. Prueba con una frase tuya.",
        "en": "That password is easy to guess. Try a phrase of your own.",
    },
    "bad-email": {
        "es": "Ese correo no parece completo.",
        "en": "That e-mail does not look complete.",
    },
    "unknown-role": {
        "es": "El rol es clerk, host, admin o monitor.",
        "en": "The role is clerk, host, admin or monitor.",
    },
    "unknown-language": {"es": "El idioma es es o en.", "en": "The language is es or en."},
    "role-and-court": {
        "es": "Quien trabaja en un juzgado necesita juzgado, y los demás no lo llevan.",
        "en": "A clerk needs a court, and the other roles have none.",
    },
    "role-and-host": {
        "es": "Quien trabaja en una entidad necesita entidad, y los demás no la llevan.",
        "en": "A host's person needs a host, and the other roles have none.",
    },
    "role-and-organization": {
        "es": "Solo un observatorio lleva organización.",
        "en": "Only a monitor belongs to an organization.",
    },
    "unknown-organization": {
        "es": "No existe esa organización.",
        "en": "There is no such organization.",
    },
    "unknown-kind": {"es": "No existe esa clase.", "en": "There is no such kind."},
    "unknown-court": {"es": "No existe ese juzgado.", "en": "There is no such court."},
    "unknown-host": {"es": "No existe esa entidad.", "en": "There is no such host."},
    "unknown-site": {
        "es": "Esa sede no existe o es de otra entidad.",
        "en": "There is no such site, or it is another host's.",
    },
    "unknown-time-zone": {
        "es": "Escribe una zona horaria como America/Bogota.",
        "en": "Write a time zone such as America/Bogota.",
    },
}
