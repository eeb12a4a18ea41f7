"""What is said while an order is entered, and when it is taken back."""

Texts = dict[str, str]

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "recorded-already": {
        "es": (
            "Ya hay registros",
            "Ella ya registró su presencia: no se puede deshacer. Corrige los datos, cambia la "
            "plaza o registra una pausa.",
        ),
        "en": (
            "There are records already",
            "She has recorded her presence: this can no longer be undone. Correct the data, change "
            "the placement or record a pause.",
        ),
    },
    "order-withdrawn": {
        "es": (
            "Esta orden se deshizo",
            "Se registró por equivocación y alguien la deshizo. Busca en la lista la correcta.",
        ),
        "en": (
            "This order was undone",
            "It was entered by mistake and somebody undid it. Look for the right one in the list.",
        ),
    },
}

REMARKS: dict[str, Texts] = {
    "es": {
        "weekly-too-little": "La ley habla de {time} por semana como mínimo.",
        "weekly-too-much": "La ley habla de {time} por semana como máximo.",
        "floor-too-little": "El mínimo de la ley es de {time} por semana.",
        "daily-too-much": "La ley habla de {time} por día como máximo.",
        "total-missing": "Sin el total no se puede decir cuánto queda. Está en la orden del juez.",
        "total-unlike-sentence": "A 5 horas por semana de condena serían {time}. Mira la orden.",
        "too-short-for-total": "Entre esas fechas caben {time}: no alcanzan para el total.",
        "starts-long-ago": "Empezó hace más de seis meses.",
        "starts-far-ahead": "Faltan más de seis meses para que empiece.",
    },
    "en": {
        "weekly-too-little": "The law speaks of {time} a week at least.",
        "weekly-too-much": "The law speaks of {time} a week at most.",
        "floor-too-little": "The least of the law is {time} a week.",
        "daily-too-much": "The law speaks of {time} a day at most.",
        "total-missing": "Without a total nobody can say what is left. It is in the judge's order.",
        "total-unlike-sentence": "At 5 hours a week of the sentence it is {time}. Look there.",
        "too-short-for-total": "Between these days there is room for {time}: less than the total.",
        "starts-long-ago": "It began more than six months ago.",
        "starts-far-ahead": "It begins more than six months from now.",
    },
}
