"""Title and sentence of every problem that any route may answer, in Spanish and English."""

from typing import Final

PROBLEMS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "bad-request": {
        "es": ("No se entiende el pedido", "Vuelve a intentarlo desde la aplicación."),
        "en": ("The request makes no sense", "Try again from the app."),
    },
    "malformed-body": {
        "es": (
            "No se puede leer",
            "Lo enviado no es JSON en UTF-8 o llegó cortado. Envíalo otra vez.",
        ),
        "en": (
            "It cannot be read",
            "What was sent is not JSON in UTF-8 or was cut. Send it again.",
        ),
    },
    "unsupported-media-type": {
        "es": ("Formato no aceptado", "Envía JSON, con Content-Type: application/json."),
        "en": ("Format not accepted", "Send JSON, with Content-Type: application/json."),
    },
    "unsupported-file": {
        "es": (
            "Este tipo de archivo no se recibe",
            "Envía una foto JPEG, PNG o WebP, o un PDF. Una foto HEIC (de iPhone) se puede guardar "
            "o compartir como JPEG.",
        ),
        "en": (
            "This kind of file is not taken",
            "Send a JPEG, PNG or WebP photo, or a PDF. A HEIC photo (of an iPhone) can be saved "
            "or shared as JPEG.",
        ),
    },
    "body-too-large": {
        "es": ("Es demasiado grande", "Envíalo en partes más pequeñas."),
        "en": ("It is too large", "Send it in smaller parts."),
    },
    "body-too-complex": {
        "es": ("Es demasiado complejo", "Tiene demasiados niveles, campos o cifras. Envía menos."),
        "en": ("It is too complex", "It has too many levels, fields or digits. Send less."),
    },
    "duplicate-key": {
        "es": ("Un campo está dos veces", "Deja cada campo una sola vez y envíalo de nuevo."),
        "en": ("A field is there twice", "Keep each field once and send it again."),
    },
    "invalid": {
        "es": ("Hay datos por corregir", "Revisa los campos señalados y envíalo de nuevo."),
        "en": ("Some values need correcting", "Check the fields named and send it again."),
    },
    "unknown-field": {
        "es": ("Hay un campo que no existe", "Quita el campo de más y envíalo de nuevo."),
        "en": ("There is a field that does not exist", "Leave it out and send it again."),
    },
    "unknown-parameter": {
        "es": ("Hay un filtro que no existe", "Quita el filtro de más de la dirección."),
        "en": ("There is a filter that does not exist", "Take it out of the address."),
    },
    "session-expired": {
        "es": ("Entra otra vez", "Tu sesión terminó. Entra de nuevo; lo guardado sigue ahí."),
        "en": (
            "Sign in again",
            "Your session is over. Sign in again; what you saved is still there.",
        ),
    },
    "forbidden": {
        "es": (
            "Esto le toca a otra persona",
            "Tu cuenta no puede hacer esto. Pide ayuda al juzgado.",
        ),
        "en": ("This is for somebody else", "Your account cannot do this. Ask the court for help."),
    },
    "foreign-page": {
        "es": ("Vino de otra página", "Vuelve a la aplicación y hazlo desde allí."),
        "en": ("It came from another page", "Go back to the app and do it there."),
    },
    "not-found": {
        "es": ("No encontrado", "No existe, o no está a tu alcance. Revisa y vuelve al inicio."),
        "en": ("Not found", "It does not exist, or it is not yours to see. Go back to the start."),
    },
    "method-not-allowed": {
        "es": ("Eso no se puede hacer aquí", "Vuelve a intentarlo desde la aplicación."),
        "en": ("That cannot be done here", "Try again from the app."),
    },
    "conflict": {
        "es": ("Ya hay algo que lo contradice", "Mira cómo está ahora y decide de nuevo."),
        "en": ("It contradicts what is there", "Look at how it stands now and decide again."),
    },
    "gone": {
        "es": ("Este código ya no sirve", "Pide uno nuevo."),
        "en": ("This code is no longer good", "Ask for a new one."),
    },
    "locked": {
        "es": ("Está bloqueado", "Tus horas no se afectan. Pide ayuda a una persona del juzgado."),
        "en": ("It is locked", "Your hours are not affected. Ask a person at the court for help."),
    },
    "precondition-required": {
        "es": ("Falta saber qué versión viste", "Abre de nuevo, mira cómo está y guarda otra vez."),
        "en": (
            "Say which version you saw",
            "Open it again, look at it, and save again (If-Match).",
        ),
    },
    "wildcard-not-allowed": {
        "es": (
            "Falta una versión concreta",
            "If-Match debe llevar la versión vista, no un asterisco.",
        ),
        "en": ("Name one version", "If-Match must carry the version you saw, not an asterisk."),
    },
    "changed-meanwhile": {
        "es": (
            "Cambió mientras tanto",
            "Otra persona lo cambió. Mira cómo está y decide de nuevo.",
        ),
        "en": ("It changed meanwhile", "Somebody else changed it. Look at it and decide again."),
    },
    "already-there": {
        "es": ("Ya existe", "Ya había uno con este identificador. Mira cómo está."),
        "en": ("It is there already", "One with this identifier exists. Look at it."),
    },
    "idempotency-key-missing": {
        "es": ("Falta la clave del pedido", "Envía la cabecera Idempotency-Key."),
        "en": ("The request's key is missing", "Send the header Idempotency-Key."),
    },
    "idempotency-key-malformed": {
        "es": (
            "La clave del pedido no sirve",
            "Usa de 16 a 64 letras, cifras, guion o guion bajo.",
        ),
        "en": (
            "The request's key is no good",
            "Use 16 to 64 letters, digits, dashes, underscores.",
        ),
    },
    "idempotency-key-reused": {
        "es": (
            "Esta clave ya se usó",
            "Ya se usó para otro pedido. Envía este con una clave nueva.",
        ),
        "en": ("This key was used", "It belongs to another request. Send this one with a new key."),
    },
    "in-progress": {
        "es": ("Ya lo estamos haciendo", "Espera un momento y pregunta otra vez."),
        "en": ("We are at it already", "Wait a moment and ask again."),
    },
    "slow-down": {
        "es": (
            "Espera un momento",
            "Fueron muchos intentos. Prueba otra vez en {retry_after} segundos.",
        ),
        "en": ("Wait a moment", "Those were many tries. Try again in {retry_after} seconds."),
    },
    "try-later": {
        "es": ("Ahora no se puede", "No se guardó todavía. Tu teléfono lo enviará otra vez."),
        "en": ("Not just now", "It is not stored yet. Your phone will send it again."),
    },
    "storage-full": {
        "es": ("No hay espacio", "No se guardó todavía. Avisamos al equipo; se enviará otra vez."),
        "en": ("No space left", "It is not stored yet. It will be sent again."),
    },
    "unexpected": {
        "es": (
            "Algo falló de nuestro lado",
            "No es tu culpa. Prueba otra vez; si sigue, da este código.",
        ),
        "en": (
            "Something failed on our side",
            "It is not your fault. Try again, or give this code.",
        ),
    },
    "wrong-host": {
        "es": ("Esta dirección no es la nuestra", "Entra por la dirección que te dio el juzgado."),
        "en": ("This address is not ours", "Use the address that the court gave you."),
    },
}
