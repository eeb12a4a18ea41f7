"""The sentences of the list inside the app, Spanish and English. They are help: what there is to
do, with days and hours; no threat, and no word of what would happen else."""

from collections.abc import Mapping
from typing import Final

TEXTS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "warning": "Te faltan {needed} {week}. Mira qué puedes hacer: recuperar las horas o contar "
        "el motivo.",
        "warning_until": "Te faltan {needed} {week}. Puedes empezar hasta el {until}.",
        "awaiting": "Estamos revisando lo que enviaste. No tienes que hacer nada por ahora.",
        "awaiting_until": "Estamos revisando lo que enviaste. Si la respuesta es no, todavía "
        "puedes empezar hasta el {until}.",
        "no_spare": "Vas bien. Tus próximos turnos completan tus horas: te faltan {needed}.",
        "stay_longer": "Vas bien. A tus turnos les faltan {gap} para completar la semana: quédate "
        "un poco más.",
        "missing_time": "Falta la hora de un registro. Dile a la entidad a qué hora llegaste o te "
        "fuiste.",
        "became_short": "Faltaron {needed} {week}. Puedes recuperarlas o contar el motivo.",
        "appearance": "Tienes una presentación el {starts_at}.{where}",
        "date_changed": "{change} Fecha: {starts_at}.{where}",
        "shift_evening": "Tienes un turno el {starts_at}, hasta las {ends_at_time}.",
        "shift_soon": "Tienes un turno el {starts_at}, hasta las {ends_at_time}.",
        "check_out": "Llegaste el {came_at} y falta tu salida. ¿A qué hora te fuiste?",
        "unsent_scans": "Puede haber registros sin enviar en tu teléfono. Se envían solos cuando "
        "abres la app con internet.",
        "deadline": "Tienes plazo hasta el {due_on} para {term}. Es una fecha calculada: "
        "confírmala en el juzgado.",
        "documents": "Te piden un papel o un dato más para tu justificación. Puedes enviarlo hasta "
        "el {answer_by}.",
        "complete": "¡Completaste todas tus horas! Ahora tu caso espera la palabra del juez.",
        "weekly_summary": "Tu semana: hiciste {done} de {required}.",
        "weekly_met": "¡Semana completa! Hiciste {done} de {required}. Bien hecho.",
        "support_warning": "Se le pidió a la persona de apoyo que pregunte cómo va la semana.",
        "support_unreached": "Se le pidió a la persona de apoyo que le diga que abra la app.",
        "unconfirmed": "Hay {count} jornadas por confirmar en {site}.",
        "unconfirmed_one": "Hay una jornada por confirmar en {site}.",
        "silent": "Hay {count} jornadas sin respuesta desde hace tres días en {site}. Todavía "
        "pueden responder.",
        "silent_one": "Hay una jornada sin respuesta desde hace tres días en {site}. Todavía "
        "pueden responder.",
        "monthly_report": "El informe del mes vence el {due_on}.",
        "coverage": "El seguro de riesgos de {count} personas en {site} va hasta el {due_on}. "
        "Cuando lo renueven, anoten las fechas nuevas en Hoy.",
        "coverage_one": "El seguro de riesgos de una persona en {site} va hasta el {due_on}. "
        "Cuando lo renueven, anoten las fechas nuevas en Hoy.",
        "coverage_lapsed": "El seguro de riesgos de {count} personas en {site} fue hasta el "
        "{due_on}. Renuévenlo y anoten las fechas nuevas en Hoy. Sus horas no cambian.",
        "coverage_lapsed_one": "El seguro de riesgos de una persona en {site} fue hasta el "
        "{due_on}. Renuévenlo y anoten las fechas nuevas en Hoy. Sus horas no cambian.",
    },
    "en": {
        "warning": "{needed} are missing {week}. See what you can do: make up the hours or give a "
        "reason.",
        "warning_until": "{needed} are missing {week}. You can start until {until}.",
        "awaiting": "We are looking at what you sent. There is nothing to do for now.",
        "awaiting_until": "We are looking at what you sent. If the answer is no, you can still "
        "start until {until}.",
        "no_spare": "You are on track. Your next shifts complete your hours: {needed} to go.",
        "stay_longer": "You are on track. Your shifts are {gap} short of the week: stay a little "
        "longer.",
        "missing_time": "A record has a time missing. Tell the site when you came or left.",
        "became_short": "{needed} were missing {week}. You can make them up or give a reason.",
        "appearance": "You have a date at the court on {starts_at}.{where}",
        "date_changed": "{change} Date: {starts_at}.{where}",
        "shift_evening": "You have a shift on {starts_at}, until {ends_at_time}.",
        "shift_soon": "You have a shift on {starts_at}, until {ends_at_time}.",
        "check_out": "You came on {came_at} and your leaving is missing. When did you leave?",
        "unsent_scans": "There may be unsent scans on your phone. They are sent by themselves when "
        "you open the app online.",
        "deadline": "You have until {due_on} to {term}. This date is worked out: confirm it at the "
        "court.",
        "documents": "One more paper or detail is asked for your excuse. You can send it until "
        "{answer_by}.",
        "complete": "You have done all your hours! Your case now waits for the judge's word.",
        "weekly_summary": "Your week: you did {done} of {required}.",
        "weekly_met": "A full week! You did {done} of {required}. Well done.",
        "support_warning": "The support person was asked to see how the week is going.",
        "support_unreached": "The support person was asked to tell her to open the app.",
        "unconfirmed": "There are {count} attendances to confirm at {site}.",
        "unconfirmed_one": "There is one attendance to confirm at {site}.",
        "silent": "{count} attendances have had no answer for three days at {site}. You can still "
        "answer.",
        "silent_one": "One attendance has had no answer for three days at {site}. You can still "
        "answer.",
        "monthly_report": "The month's report is due on {due_on}.",
        "coverage": "The risk insurance of {count} people at {site} runs until {due_on}. When you "
        "renew it, enter the new dates under Today.",
        "coverage_one": "The risk insurance of one person at {site} runs until {due_on}. When you "
        "renew it, enter the new dates under Today.",
        "coverage_lapsed": "The risk insurance of {count} people at {site} ran until {due_on}. "
        "Renew it and enter the new dates under Today. Their hours do not change.",
        "coverage_lapsed_one": "The risk insurance of one person at {site} ran until {due_on}. "
        "Renew it and enter the new dates under Today. Her hours do not change.",
    },
}

CHANGES: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "set": "Tienes una nueva presentación.",
        "moved": "Tu presentación cambió.",
        "cancelled": "Tu presentación se canceló: ya no tienes que ir.",
        "rescheduled": "Tu presentación pasó a otra fecha: esta ya no es.",
        "answered": "Hay respuesta a tu mensaje: la fecha sigue en pie.",
        "excused": "Tu presentación quedó excusada: ya no tienes que ir.",
    },
    "en": {
        "set": "You have a new date at the court.",
        "moved": "Your date at the court has changed.",
        "cancelled": "Your date at the court was called off: you need not go.",
        "rescheduled": "Your date at the court was moved to another day: this one is off.",
        "answered": "There is an answer to your message: the date stands.",
        "excused": "You are excused from your date at the court: you need not go.",
    },
}

TERMS: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "appear": "presentarte",
        "start": "empezar tus horas",
        "explain": "explicar lo que pasó",
    },
    "en": {
        "appear": "report in person",
        "start": "start your hours",
        "explain": "explain what happened",
    },
}

DECIDED: Final[Mapping[str, Mapping[str, str]]] = {
    "es": {
        "entry_accept": "Se aceptó un registro tuyo: sus horas cuentan.",
        "entry_adjust": "Se ajustaron las horas de un registro tuyo. Mira por qué; puedes "
        "responder.",
        "entry_deny": "Un registro tuyo no cuenta por ahora. Mira por qué; puedes responder.",
        "entry_withdraw": "Se retiró una decisión sobre un registro tuyo. Mira cómo quedó.",
        "excuse_accepted": "Tu justificación fue aceptada.",
        "excuse_refused": "Tu justificación no fue aceptada. Mira por qué y qué puedes hacer.",
        "make_up_proposed": "Hay una propuesta para recuperar horas. Mírala y responde.",
        "make_up_agreed": "Quedó acordado cuándo recuperas tus horas.",
        "make_up_declined": "No se aceptó la propuesta para recuperar horas. Puedes proponer otra.",
        "make_up_cancelled": "Se canceló un acuerdo para recuperar horas. Puedes proponer otro.",
        "offer_offered": "La entidad ofrece horas en los días que pediste.",
        "offer_declined": "La entidad no tiene horas en los días que pediste. Puedes pedir otros.",
    },
    "en": {
        "entry_accept": "A record of yours was accepted: its hours count.",
        "entry_adjust": "The hours of a record of yours were adjusted. See why; you can answer.",
        "entry_deny": "A record of yours does not count for now. See why; you can answer.",
        "entry_withdraw": "A decision on a record of yours was withdrawn. See how it stands.",
        "excuse_accepted": "Your excuse was accepted.",
        "excuse_refused": "Your excuse was not accepted. See why, and what you can do.",
        "make_up_proposed": "There is a proposal to make up hours. Look at it and answer.",
        "make_up_agreed": "It is agreed when you make up your hours.",
        "make_up_declined": "The proposal to make up hours was not accepted. You can propose "
        "another.",
        "make_up_cancelled": "An agreement to make up hours was cancelled. You can propose "
        "another.",
        "offer_offered": "The site offers hours on the days that you asked for.",
        "offer_declined": "The site has no hours on the days that you asked for. You can ask for "
        "others.",
    },
}
