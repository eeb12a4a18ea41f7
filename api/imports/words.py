"""What is said of a line: what is the matter, and what to do. A stable code for each sentence."""

from collections.abc import Mapping
from typing import Any

from api.observatory.texts import FAULTS

# Lines of the register are told the same as its screen tells.
OF_DECISIONS: dict[str, tuple[str, str]] = {
    code: (said["es"], said["en"])
    for code, said in FAULTS.items()
    if code.startswith(("step-", "reasons-", "looks-like-", "no-such-department"))
}

REMARKS: dict[str, tuple[str, str]] = {
    **OF_DECISIONS,
    "already-here": (
        "Ya está igual. No se cambia nada.",
        "It is here already, just so. Nothing changes.",
    ),
    "bad-characters": (
        "Tiene signos que no se ven. Bórralo y escríbelo de nuevo.",
        "It holds signs that cannot be seen. Delete it and type it again.",
    ),
    "before-the-order-starts": (
        "Es antes del primer día de la orden. Revisa la fecha o la orden.",
        "It is before the order's first day. Check the day or the order.",
    ),
    "cap-below-required": (
        "El máximo de la semana no puede ser menos de lo que la semana pide.",
        "The most that counts in a week cannot be less than the week asks for.",
    ),
    "case-number-city": (
        "Los primeros 5 dígitos no son de ninguna ciudad. Revisa el número del caso.",
        "The first 5 digits are no city's. Check the case number.",
    ),
    "case-number-digits": (
        "El número del caso lleva solo dígitos.",
        "A case number holds digits alone.",
    ),
    "case-number-length": (
        "El número del caso tiene 23 dígitos; aquí hay {number}.",
        "A case number has 23 digits; here are {number}.",
    ),
    "case-number-year": (
        "Los dígitos 13 a 16 son el año, y ese año no puede ser. Revisa el número del caso.",
        "Digits 13 to 16 are the year, and that year cannot be. Check the case number.",
    ),
    "case-unknown": (
        "Este caso no está en el juzgado. Importa primero las órdenes.",
        "This case is not here at this court. Import the orders first.",
    ),
    "cell-error": (
        "La hoja de cálculo muestra un error en esta celda. Escribe el valor.",
        "The spreadsheet shows an error in this cell. Type the value.",
    ),
    "day-first": (
        "Leímos día/mes/año: {day}. Si no es ese día, escribe la fecha como AAAA-MM-DD.",
        "We read day/month/year: {day}. If that is not the day, write it as YYYY-MM-DD.",
    ),
    "day-out-of-range": (
        "El año debe estar entre {first} y {last}.",
        "The year must be between {first} and {last}.",
    ),
    "decision-and-day": (
        "La decisión y su fecha van juntas: falta una de las dos.",
        "A decision and its day go together: one of the two is missing.",
    ),
    "differs": (
        "Ya está, con otros datos en: {names}. Importar no cambia lo que está: corrígelo en su "
        "pantalla, o quita la línea.",
        "It is here already, with other words in: {names}. An import changes nothing that is "
        "here: correct it on its screen, or take the line out.",
    ),
    "document-shape": (
        "El documento lleva de 4 a 32 letras y números.",
        "A document's number has 4 to 32 letters and digits.",
    ),
    "empty": (
        "Falta este dato.",
        "This is missing.",
    ),
    "ends-before-it-starts": (
        "El final debe ser después del comienzo. Lo que pasa de medianoche va en dos líneas.",
        "The end must come after the beginning. What goes past midnight takes two lines.",
    ),
    "formula": (
        "Es una fórmula, y aquí no se calcula nada. Pega el valor en su lugar.",
        "It is a formula, and nothing is computed here. Paste the value in its place.",
    ),
    "gets-its-nit": (
        "La entidad ya está sin NIT: se le pone este.",
        "The host is here without a tax number: it gets this one.",
    ),
    "host-unknown": (
        "Esta entidad no está en el juzgado. Importa primero las entidades.",
        "This host is not here at this court. Import the hosts first.",
    ),
    "hours-out-of-range": (
        "Debe ser entre 0 y {most} horas, en minutos enteros. Ejemplos: 20, 7,5 o 7:30.",
        "It must be between 0 and {most} hours, in whole minutes. Examples: 20, 7.5 or 7:30.",
    ),
    "hours-there": (
        "Ya hay horas de ella a esa hora. Quita la línea, o corrige lo que está en su caso.",
        "There are hours of hers at that time already. Take the line out, or correct what "
        "stands on her case.",
    ),
    "in-the-future": (
        "Todavía no ha pasado.",
        "That has not happened yet.",
    ),
    "looks-known": (
        "Se parece a una solicitud que otra organización anotó. Después de importar, la pantalla "
        "te pregunta si es la misma.",
        "It looks like an application that another organization noted. After the import the "
        "screen asks you whether it is the same.",
    ),
    "month-first": (
        "Parece mes/día/año. Escribe el día primero, o la fecha como AAAA-MM-DD.",
        "This looks like month/day/year. Write the day first, or the date as YYYY-MM-DD.",
    ),
    "nit-digit": (
        "El dígito de verificación no corresponde al NIT. Revisa el número.",
        "The check digit does not fit the tax number. Check it.",
    ),
    "nit-shape": (
        "El NIT se escribe con guion y dígito de verificación, como 900123456-8.",
        "A tax number is written with a hyphen and its check digit, such as 900123456-8.",
    ),
    "no-such-day": (
        "Ese día no existe.",
        "There is no such day.",
    ),
    "no-such-time-zone": (
        "Esta zona horaria no existe. Ejemplo: America/Bogota.",
        "There is no such time zone. Example: America/Bogota.",
    ),
    "not-a-day": (
        "No es una fecha. Escríbela como 2026-11-23 o 23/11/2026.",
        "This is no date. Write it as 2026-11-23 or 23/11/2026.",
    ),
    "not-a-time": (
        "No es una hora. Escríbela como 08:00, de 00:00 a 24:00.",
        "This is no time. Write it as 08:00, from 00:00 to 24:00.",
    ),
    "not-hours": (
        "No son horas. Ejemplos: 20, 7,5 o 7:30.",
        "These are no hours. Examples: 20, 7.5 or 7:30.",
    ),
    "not-one-of": (
        "Debe ser una de estas: {words}.",
        "It must be one of these: {words}.",
    ),
    "not-text": (
        "Aquí va texto. Dale a la celda formato de texto y escríbelo de nuevo.",
        "Text belongs here. Make the cell a text cell and type it again.",
    ),
    "number-lost-digits": (
        "Excel lo guardó como número y perdió dígitos. Dale a la celda formato de texto y "
        "escríbelo de nuevo.",
        "Excel kept it as a number and lost digits. Make the cell a text cell and type it again.",
    ),
    "number-out-of-range": (
        "Debe ser un número entero entre {least} y {most}.",
        "It must be a whole number between {least} and {most}.",
    ),
    "other-document-type": (
        "Ya hay alguien con este número y otro tipo de documento. Revisa que no sea la misma.",
        "There is somebody with this number and another kind of document. Check that it is not "
        "the same person.",
    ),
    "overlaps-line": (
        "Se cruza con la hora de la línea {line}. Corrige una de las dos.",
        "It overlaps the time of line {line}. Correct one of the two.",
    ),
    "person-unknown": (
        "No hay nadie con este documento en el juzgado. Importa primero las participantes.",
        "Nobody at this court has this document. Import the participants first.",
    ),
    "phone-shape": (
        "El teléfono lleva de 7 a 19 números, y puede empezar por +.",
        "A telephone number has 7 to 19 digits and may begin with +.",
    ),
    "second-person": (
        "Está fuera de lo que dice la ley (5 a 20 horas por semana, 8 por día): otra persona de "
        "la secretaría debe aprobar las condiciones.",
        "It is outside what the law says (5 to 20 hours a week, 8 a day): another person at the "
        "desk has to approve the terms.",
    ),
    "site-needs-host": (
        "Para el cupo hacen falta el NIT de la entidad y la sede.",
        "A placement needs both the host's tax number and the site.",
    ),
    "site-unclear": (
        "Hay varias sedes con este nombre. Escribe también el NIT de la entidad.",
        "Several sites have this name. Write the host's tax number too.",
    ),
    "site-unknown": (
        "Esta sede no está en el juzgado. Importa primero las sedes.",
        "This site is not here at this court. Import the sites first.",
    ),
    "timetable-order": (
        "Una de las horas termina antes de empezar, o los días van al revés.",
        "One of the times ends before it begins, or the days go backwards.",
    ),
    "timetable-overlaps": (
        "Dos de las horas del mismo día se cruzan.",
        "Two of the times on one day overlap.",
    ),
    "timetable-shape": (
        "Se escribe como: lun-vie 08:00-12:00; sab 09:00-13:00.",
        "It is written like this: mon-fri 08:00-12:00; sat 09:00-13:00.",
    ),
    "too-long": (
        "Es muy largo: {most} letras como máximo.",
        "It is too long: at most {most} letters.",
    ),
    "twice": (
        "Está repetido: es igual a la línea {line}. Quita una de las dos.",
        "It is there twice: it is the same as line {line}. Take one of the two out.",
    ),
}
RESULTS: dict[str, tuple[str, str]] = {
    "new": ("Nueva", "New"),
    "same": ("Ya está", "Here already"),
    "wrong": ("Por corregir", "To correct"),
}
HEADS: dict[str, tuple[str, str]] = {
    "line": ("linea", "line"),
    "result": ("resultado", "result"),
    "code": ("codigo", "code"),
    "column": ("columna", "column"),
    "text": ("que_hacer", "what_to_do"),
    "name": ("columna", "column"),
    "required": ("obligatoria", "required"),
    "example": ("ejemplo", "example"),
    "meaning": ("que_es", "meaning"),
    "yes": ("si", "yes"),
    "no": ("no", "no"),
    "lines": ("Datos", "Data"),
    "dictionary": ("Diccionario", "Dictionary"),
}


def said(words: Mapping[str, tuple[str, str]], name: str, language: str) -> str:
    """A word in this language."""
    return words[name][0 if language == "es" else 1]


def sentence(code: str, params: Mapping[str, Any], language: str) -> str:
    """A remark in words."""
    return said(REMARKS, code, language).format_map(params)
