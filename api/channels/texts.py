"""What is said when a channel, an address or a yes does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "channel-there-already": {
        "es": (
            "Ya está en la lista",
            "Los avisos ya llegan por ahí. No hace falta agregarlo otra vez.",
        ),
        "en": (
            "It is on the list already",
            "Notices go there already. There is no need to add it again.",
        ),
    },
    "channels-enough": {
        "es": (
            "Ya son suficientes",
            "Caben {max}. Quita una forma de avisar antes de agregar otra.",
        ),
        "en": (
            "That is enough",
            "There is room for {max}. Remove one way to be told before you add another.",
        ),
    },
    "channel-cannot-return": {
        "es": (
            "Esa forma de avisar ya no vuelve sola",
            "Solo se deshace el mismo día. Agrégala otra vez.",
        ),
        "en": (
            "That way does not come back by itself",
            "It can be undone on the same day only. Add it once more.",
        ),
    },
    "support-said-stop": {
        "es": (
            "Esa persona no quiere mensajes por ahí",
            "Respondió que no le escriban más. Elige otra persona, u otro medio que ella acepte.",
        ),
        "en": (
            "That person wants no messages there",
            "They answered not to be written to. Choose somebody else, or a way they agree to.",
        ),
    },
}

FAULTS: dict[str, dict[str, str]] = {
    "consent-needed": {
        "es": "Sin un sí no se manda nada: marca que estás de acuerdo.",
        "en": "Nothing is sent without a yes: mark that you agree.",
    },
    "consent-words-unknown": {
        "es": "Esta frase ya cambió. Vuelve a abrir la página y léela otra vez.",
        "en": "This sentence has changed. Open the page again and read it once more.",
    },
    "consent-in-future": {
        "es": "Ese día no ha llegado. Pon el día en que ella dijo que sí.",
        "en": "That day has not come. Give the day on which she said yes.",
    },
    "consent-too-old": {
        "es": "Eso fue hace más de {max} días. Pregúntale otra vez.",
        "en": "That was more than {max} days ago. Ask her again.",
    },
    "address-needed": {
        "es": "Falta decir a dónde llegan los avisos.",
        "en": "Say where the notices should go.",
    },
    "address-not-needed": {
        "es": "Esto no va con esta forma de avisar. Déjalo vacío.",
        "en": "This does not belong to this way of being told. Leave it empty.",
    },
    "phone-is-none": {
        "es": "Ese número no existe. Revisa las cifras; si es de otro país, empieza con + y su "
        "indicativo.",
        "en": "There is no such number. Check its digits; from another country it starts with + "
        "and the country's code.",
    },
    "phone-is-no-mobile": {
        "es": "Ese número no es de un celular: no recibe mensajes.",
        "en": "That is not a mobile number: it gets no messages.",
    },
    "email-unreadable": {
        "es": "Ese correo no está bien escrito. Ejemplo: nombre@correo.com.",
        "en": "That e-mail is not written right. Example: name@mail.com.",
    },
    "service-not-here": {
        "es": "Ese servicio no se usa aquí. Elige uno de la lista.",
        "en": "That service is not used here. Choose one from the list.",
    },
    "name-unreadable": {
        "es": "Ese nombre de usuario no sirve: van letras, cifras y los signos . _ - + @.",
        "en": "That user name will not do: it has letters, digits and the signs . _ - + @.",
    },
    "push-needs-https": {
        "es": "Este navegador da una dirección sin protección. Prueba con otro navegador.",
        "en": "This browser gives an address without protection. Try another browser.",
    },
    "push-not-outside": {
        "es": "Este navegador da una dirección a la que no se puede avisar. Prueba con otro.",
        "en": "This browser gives an address that cannot be notified. Try another one.",
    },
    "push-keys-unusable": {
        "es": "Las llaves que dio este navegador no sirven. Apaga los avisos y préndelos otra vez.",
        "en": "The keys that this browser gave cannot be used. Turn notices off and on again.",
    },
    "name-every-channel": {
        "es": "La lista cambió. Ábrela otra vez y ponla en orden.",
        "en": "The list has changed. Open it again and put it in order.",
    },
}
