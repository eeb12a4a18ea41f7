"""The words of the printed list. It is read by whoever tells her, and by her."""

Words = dict[str, str]

WORDS: dict[str, Words] = {
    "es": {
        "title": "Para decir en persona",
        "made": "Hecha el {day}, {time}",
        "who": "Quien lee esto se lo dice a ella, y anota quién y cuándo. Después se marca en la "
        "computadora: «Ya se lo dije».",
        "nothing": "Hoy no hay nada que decir en persona.",
        "until": "Sirve hasta el {day}, {time}",
        "line": "Se lo dijo (nombre), día y hora",
        "urgent": "Hoy mismo",
        "foot": "Solo para entregar en mano. Guárdala donde nadie más la lea, y destrúyela al "
        "terminar.",
        "more": "Hay más de {count}. Imprime otra vez cuando estas estén dichas.",
    },
    "en": {
        "title": "To be told in person",
        "made": "Made on {day}, {time}",
        "who": "Whoever reads this tells her, and notes who did and when. Then mark it at the "
        "computer: “I told her”.",
        "nothing": "There is nothing to tell in person today.",
        "until": "Of use until {day}, {time}",
        "line": "Told by (name), day and time",
        "urgent": "Today",
        "foot": "To be handed over in person only. Keep it where nobody else reads it, and destroy "
        "it afterwards.",
        "more": "There are more than {count}. Print again once these are told.",
    },
}
