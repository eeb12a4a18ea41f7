"""What is said when a file as a whole, or what is asked of it, does not hold."""

PROBLEMS: dict[str, dict[str, tuple[str, str]]] = {
    "import-too-large": {
        "es": (
            "El archivo es demasiado grande",
            "Puede pesar hasta 8 MB y tener hasta 20 000 líneas. Divídelo en varios archivos. No "
            "se guardó nada.",
        ),
        "en": (
            "The file is too large",
            "It may weigh up to 8 MB and hold up to 20,000 lines. Split it into several files. "
            "Nothing was stored.",
        ),
    },
    "import-too-many-lines": {
        "es": (
            "El archivo tiene demasiadas líneas",
            "Caben {most} líneas. Divídelo en varios archivos. No se guardó nada.",
        ),
        "en": (
            "The file has too many lines",
            "There is room for {most} lines. Split it into several files. Nothing was stored.",
        ),
    },
    "import-too-many-columns": {
        "es": (
            "El archivo tiene demasiadas columnas",
            "Caben {most} columnas. Usa la plantilla y deja solo las suyas. No se guardó nada.",
        ),
        "en": (
            "The file has too many columns",
            "There is room for {most} columns. Use the template and keep only its own. Nothing "
            "was stored.",
        ),
    },
    "import-old-excel": {
        "es": (
            "Es un archivo de Excel antiguo (.xls)",
            "Ábrelo en Excel y guárdalo como «Libro de Excel (.xlsx)».",
        ),
        "en": (
            "It is an old Excel file (.xls)",
            "Open it in Excel and save it as “Excel workbook (.xlsx)”.",
        ),
    },
    "import-locked": {
        "es": (
            "El archivo tiene contraseña",
            "Quítale la contraseña en Excel y guárdalo de nuevo.",
        ),
        "en": (
            "The file has a password",
            "Take the password off in Excel and save it again.",
        ),
    },
    "import-macros": {
        "es": (
            "El archivo trae macros (.xlsm)",
            "Las macros no se ejecutan ni se guardan. Guárdalo como «Libro de Excel (.xlsx)».",
        ),
        "en": (
            "The file carries macros (.xlsm)",
            "Macros are neither run nor kept. Save it as “Excel workbook (.xlsx)”.",
        ),
    },
    "import-not-a-table": {
        "es": (
            "No es una tabla",
            "Se reciben archivos .xlsx y .csv. Descarga la plantilla y llénala.",
        ),
        "en": (
            "This is no table",
            "Files ending in .xlsx and .csv are taken. Download the template and fill it in.",
        ),
    },
    "import-other-file": {
        "es": (
            "No es el archivo que se revisó",
            "Súbelo otra vez para revisarlo. No se guardó nada.",
        ),
        "en": (
            "This is not the file that was checked",
            "Send it again to have it checked. Nothing was stored.",
        ),
    },
    "import-not-checked": {
        "es": (
            "Todavía se está revisando",
            "Espera a que termine la revisión y vuelve a intentar.",
        ),
        "en": (
            "It is still being checked",
            "Wait until the check is done and try again.",
        ),
    },
    "import-has-wrong-lines": {
        "es": (
            "Hay líneas por corregir: {wrong}",
            "Se guarda todo el archivo o nada. Corrígelas y súbelo otra vez.",
        ),
        "en": (
            "Lines to correct: {wrong}",
            "The whole file is stored or nothing. Correct them and send it again.",
        ),
    },
    "import-hours-by-clerk": {
        "es": (
            "Las horas las importa la secretaría del juzgado",
            "Es una decisión sobre horas de una persona: la toma quien trabaja en el juzgado.",
        ),
        "en": (
            "Hours are imported by the court's desk",
            "It decides on a person's hours: somebody who works at the court does that.",
        ),
    },
}

PROBLEMS["import-register-by-monitor"] = {
    "es": (
        "Las decisiones las importa quien las anota",
        "Es un archivo del observatorio: lo guarda la persona que lo subió.",
    ),
    "en": (
        "Decisions are imported by those who note them",
        "It is a monitor's file: whoever sent it has it written.",
    ),
}

_USE_THE_TEMPLATE_ES = "Descarga la plantilla y copia los datos en ella."
_USE_THE_TEMPLATE_EN = "Download the template and copy the data into it."

FAULTS: dict[str, dict[str, str]] = {
    "import-broken": {
        "es": "El archivo está dañado. Ábrelo en tu programa y guárdalo de nuevo.",
        "en": "The file is damaged. Open it in your program and save it again.",
    },
    "import-unreadable-here": {
        "es": "Este servidor no puede leer .xlsx con seguridad. Guarda el archivo como CSV.",
        "en": "This server cannot read .xlsx safely. Save the file as CSV.",
    },
    "import-broken-line": {
        "es": "La línea {line} está mal escrita: revisa las comillas.",
        "en": "Line {line} is badly written: check its quotation marks.",
    },
    "import-cell-too-long": {
        "es": "En la línea {line} hay una celda de más de {most} letras.",
        "en": "On line {line} there is a cell of more than {most} letters.",
    },
    "import-nul": {
        "es": "El archivo no es texto: tiene bytes nulos. Guárdalo otra vez como CSV UTF-8.",
        "en": "The file is no text: it holds NUL bytes. Save it again as CSV UTF-8.",
    },
    "import-encoding": {
        "es": "No se sabe con qué letras está escrito. Guárdalo como CSV UTF-8.",
        "en": "It is not known which letters it is written in. Save it as CSV UTF-8.",
    },
    "import-no-lines": {
        "es": f"El archivo no tiene datos: la primera línea es de títulos. {_USE_THE_TEMPLATE_ES}",
        "en": f"The file holds no data: its first line are titles. {_USE_THE_TEMPLATE_EN}",
    },
    "import-merged": {
        "es": "Hay celdas combinadas y no se sabe de qué línea son. Sepáralas y guarda de nuevo.",
        "en": "There are merged cells, and nobody can tell whose line they are. Split them and "
        "save again.",
    },
    "import-other-dates": {
        "es": "El libro cuenta las fechas desde 1904. Cámbialo en las opciones de Excel y guarda.",
        "en": "The workbook counts dates from 1904. Change that in Excel's options and save.",
    },
    "import-wrong-columns": {
        "es": f"Estas columnas no son de este tipo de archivo. {_USE_THE_TEMPLATE_ES}",
        "en": f"These columns are not of this kind of file. {_USE_THE_TEMPLATE_EN}",
    },
    "import-other-kind": {
        "es": "Este archivo parece de otro tipo: {kind}. Elige ese tipo, o la plantilla de este.",
        "en": "This file seems to be of another kind: {kind}. Choose that, or this one's template.",
    },
    "import-unknown-column": {
        "es": "La columna {place} no es de la plantilla. Bórrala, o corrige su título.",
        "en": "Column {place} is not in the template. Delete it, or correct its title.",
    },
    "import-column-twice": {
        "es": "La columna {place} está repetida. Borra una de las dos.",
        "en": "Column {place} is there twice. Delete one of the two.",
    },
    "import-missing-columns": {
        "es": "Faltan columnas: {names}.",
        "en": "Columns are missing: {names}.",
    },
    "import-line-too-wide": {
        "es": "La línea {line} tiene más celdas que títulos hay. Revisa los separadores.",
        "en": "Line {line} has more cells than there are titles. Check the separators.",
    },
    "import-not-yours": {
        "es": "Este tipo de archivo no es de tu escritorio: el juzgado importa lo suyo, y el "
        "observatorio las decisiones que conoce.",
        "en": "This kind of file is not of your desk: a court imports what is its own, and "
        "monitors the decisions that they know of.",
    },
    "import-needs-court": {
        "es": "Di de qué juzgado es el archivo.",
        "en": "Say which court the file is of.",
    },
}
