"""What is said when something about passes and site PINs does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "site-pin-wrong": {
        "es": ("PIN incorrecto", "Escríbelo otra vez."),
        "en": ("Wrong PIN", "Type it again."),
    },
    "site-pin-wrong-few-left": {
        "es": (
            "PIN incorrecto",
            "Te quedan {tries_left} intentos. Si no lo recuerdas, entra con tu correo y pon otro.",
        ),
        "en": (
            "Wrong PIN",
            "You have {tries_left} tries left. If you do not remember it, sign in with your "
            "e-mail and choose another.",
        ),
    },
    "site-pin-locked": {
        "es": (
            "Este PIN está bloqueado",
            "Entra con tu correo y pon otro. Mientras tanto la sede sigue registrando.",
        ),
        "en": (
            "This PIN is locked",
            "Sign in with your e-mail and choose another. Meanwhile the site goes on recording.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "say-why-the-card-ends": {
        "es": "Ya tiene una tarjeta. Di por qué se cambia.",
        "en": "She has a card already. Say why it is replaced.",
    },
}
