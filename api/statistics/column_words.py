"""What each column is called and means, in plain words."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from api.observatory.catalogue import REASONS


class Said(NamedTuple):
    """A title and what it means, in one language."""

    title: str
    about: str


def _said(es: str, es_about: str, en: str, en_about: str) -> Mapping[str, Said]:
    return {"es": Said(es, es_about), "en": Said(en, en_about)}


_ORDERS: Final[Mapping[str, Mapping[str, Said]]] = {
    "women.in_service": _said(
        "En servicio",
        "Mujeres con una orden en curso algún día de ese tiempo. Cada una se cuenta una vez.",
        "In service",
        "Women with an order under way on some day of that time. Each is counted once.",
    ),
    "women.started": _said("Empezaron", "Órdenes que empezaron.", "Started", "Orders that began."),
    "women.completed": _said(
        "Completaron",
        "Órdenes que llegaron a todas sus horas; si no dicen cuántas, a su último día.",
        "Completed",
        "Orders that reached all their hours; where they name none, their last day.",
    ),
    "weeks.all": _said(
        "Todas", "Semanas que pedían horas y ya pasaron.", "All", "Weeks over that asked for hours."
    ),
    "weeks.met": _said("Cumplidas", "Con todas sus horas.", "Met", "With all their hours."),
    "weeks.excused": _said(
        "Justificadas",
        "Las horas que faltaron tienen una causa aceptada, o la sede no abrió.",
        "Excused",
        "What was missing has a cause that was accepted, or the site was closed.",
    ),
    "weeks.cured": _said(
        "Recuperadas",
        "Las horas que faltaron se hicieron después.",
        "Cured",
        "What was missing was worked later.",
    ),
    "weeks.short": _said(
        "Cortas",
        "Les faltaron horas. No dice de quién dependía: eso está en otra tabla.",
        "Short",
        "Hours were missing. It does not say through whom: another table does.",
    ),
    "hours.owed": _said(
        "Pedidas", "Horas que pedían las semanas.", "Owed", "Hours that the weeks asked for."
    ),
    "hours.credited": _said(
        "Cuentan",
        "Horas que cuentan para su semana, hasta las que pedía.",
        "Credited",
        "Hours that count for their week, up to what it asked for.",
    ),
    "hours.missing": _said(
        "Faltaron",
        "Horas pedidas que no se hicieron en su semana, también las justificadas.",
        "Missing",
        "Hours owed that were not worked in their week, excused ones too.",
    ),
    "hours.over": _said(
        "De más",
        "Horas que cuentan más allá de lo que pedía su semana.",
        "Beyond",
        "Hours that count beyond what their week asked for.",
    ),
    "causes.missing": _said(
        "Faltaron",
        "Todas las horas que faltaron, también las justificadas.",
        "Missing",
        "All hours that were missing, excused ones too.",
    ),
    "causes.her": _said(
        "De ella",
        "Dependían de ella, con o sin justificación.",
        "Hers",
        "They depended on her, excused or not.",
    ),
    "causes.host": _said(
        "De la sede",
        "La sede cerró o no respondió.",
        "The site's",
        "The site was closed or did not answer.",
    ),
    "causes.programme": _said(
        "Del programa",
        "No había turnos, era festivo, o un cambio llegó tarde.",
        "The programme's",
        "No shifts were planned, a holiday, or a change that came late.",
    ),
    "causes.force_majeure": _said(
        "Fuerza mayor", "Nadie podía evitarlo.", "Force majeure", "Nobody could help it."
    ),
    "causes.undecided": _said(
        "Sin decidir", "Alguien debe responder aún.", "Undecided", "Somebody has yet to answer."
    ),
    "warnings.opened": _said(
        "Se abrieron", "Avisos que se abrieron.", "Opened", "Warnings that were opened."
    ),
    "warnings.recovered": _said(
        "Se alcanzó",
        "La semana volvió a alcanzar.",
        "Recovered",
        "The week was within reach again.",
    ),
    "warnings.excused": _said(
        "Se justificó", "Se aceptó una causa.", "Excused", "A cause was accepted."
    ),
    "warnings.cured": _said(
        "Se recuperó", "Las horas se hicieron después.", "Cured", "The hours were worked later."
    ),
    "warnings.became_short": _said(
        "Quedó corta", "A la semana le faltaron horas.", "Became short", "The week lacked hours."
    ),
    "lead_time.told": _said(
        "Se le dijo",
        "Semanas en las que se le dijo que algo faltaba o faltaría.",
        "Told",
        "Weeks in which she was told that something was or would be missing.",
    ),
    "lead_time.in_time": _said(
        "A tiempo", "Aún podía llegar a sus horas.", "In time", "She could still reach her hours."
    ),
    "lead_time.too_late": _said(
        "Tarde", "Ya no podía llegar.", "Too late", "The hours were out of reach already."
    ),
    "lead_time.median": _said(
        "Tiempo que quedaba",
        "La mitad de las veces quedaban más horas que estas, y la mitad menos.",
        "Time left",
        "Half the time more hours than these were left, and half the time fewer.",
    ),
    "confirmations.all": _said(
        "Todas",
        "Jornadas con código que esperaban la palabra de la sede.",
        "All",
        "Days with a code that waited for the site's word.",
    ),
    "confirmations.within_24_hours": _said(
        "En 24 horas", "La sede respondió en un día.", "Within 24 h", "Answered within a day."
    ),
    "confirmations.within_72_hours": _said(
        "En 72 horas",
        "La sede respondió entre uno y tres días.",
        "Within 72 h",
        "Answered within one to three days.",
    ),
    "confirmations.later": _said(
        "Después", "La sede respondió más tarde.", "Later", "Answered later than that."
    ),
    "confirmations.no_answer": _said(
        "Sin respuesta",
        "La sede no dijo nada. La jornada cuenta sin su palabra, o decidió el juzgado.",
        "No answer",
        "The site said nothing. The day counts without its word, or the court decided.",
    ),
    "confirmations.denied": _said(
        "No cuentan", "El juzgado decidió que no.", "Denied", "The court decided against them."
    ),
    "confirmations.median": _said(
        "Espera",
        "La mitad de las respuestas tardó menos horas que estas, y la mitad más.",
        "Wait",
        "Half the answers took fewer hours than these, and half took more.",
    ),
    "silent_weeks.all": _said(
        "Todas",
        "Semanas con jornadas que la sede debía confirmar.",
        "All",
        "Weeks with days that a site had to confirm.",
    ),
    "silent_weeks.answered": _said(
        "Con respuesta", "La sede respondió todas.", "Answered", "The site answered them all."
    ),
    "silent_weeks.silent": _said(
        "Sin respuesta",
        "La sede calló 72 horas o más sobre una jornada.",
        "Silent",
        "The site kept silent on a day for 72 hours or more.",
    ),
    "appearances.all": _said(
        "Todas", "Fechas que no se cancelaron.", "All", "Dates that were not cancelled."
    ),
    "appearances.attended": _said("Fue", "Así quedó escrito.", "Kept", "It was written down."),
    "appearances.presumed": _said(
        "Se da por hecha",
        "Nadie escribió qué pasó, y eso no le cuesta a ella.",
        "Presumed kept",
        "Nobody wrote down what happened, and that costs her nothing.",
    ),
    "appearances.excused": _said(
        "Justificada", "No fue, con una causa.", "Excused", "She did not come, with a cause."
    ),
    "appearances.rescheduled": _said(
        "Otra fecha", "Se puso otra fecha.", "Another date", "Another date was set."
    ),
    "appearances.not_recorded": _said(
        "Sin anotar", "Aún no está escrito.", "Not recorded", "It is not written down yet."
    ),
    "reminders.made": _said("Hechos", "Mensajes para ella.", "Made", "Messages to her."),
    "reminders.reached": _said(
        "Llegaron", "Se sabe que llegaron o los vio.", "Reached her", "Known to have reached her."
    ),
    "reminders.not_reached": _said(
        "No se sabe",
        "No llegaron, o no hay noticia de que llegaran.",
        "Not known to",
        "They did not arrive, or nothing says that they did.",
    ),
    "excuses.all": _said("Todas", "Justificaciones que dio.", "All", "Excuses that were filed."),
    "excuses.care": _said("Cuidado", "Cuidar de alguien.", "Care", "Caring for somebody."),
    "excuses.medical": _said("Salud", "Salud.", "Health", "Health."),
    "excuses.study": _said("Estudio", "Estudio o trabajo.", "Study", "Study or work."),
    "excuses.legal": _said("Trámite", "Un trámite legal.", "Legal", "A legal errand."),
    "excuses.host": _said("La sede", "Algo de la sede.", "The site", "Something of the site."),
    "excuses.force_majeure": _said(
        "Fuerza mayor", "Nadie podía evitarlo.", "Force majeure", "Nobody could help it."
    ),
    "excuses.other": _said("Otra", "Otra causa.", "Other", "Another cause."),
    "excuses.accepted": _said(
        "Aceptadas", "El juzgado dijo sí.", "Accepted", "The court said yes."
    ),
    "excuses.refused": _said(
        "No aceptadas", "El juzgado dijo no.", "Refused", "The court said no."
    ),
    "excuses.withdrawn": _said("Retiradas", "Ella la retiró.", "Withdrawn", "She took it back."),
    "excuses.undecided": _said(
        "Sin decidir", "Falta la respuesta.", "Undecided", "The answer is still to come."
    ),
    "make_ups.agreed": _said(
        "Acordadas",
        "Semanas con horas de más, acordadas por ella, la sede y el juzgado.",
        "Agreed",
        "Weeks with hours on top, agreed by her, the site and the court.",
    ),
    "make_ups.done": _said("Hechas", "Se hicieron todas.", "Done", "All were worked."),
    "make_ups.missed": _said("No hechas", "Faltaron algunas.", "Missed", "Some were not worked."),
    "applications.filed": _said(
        "Presentadas", "Solicitudes presentadas.", "Filed", "Applications that were filed."
    ),
    "applications.appealed": _said(
        "Apeladas", "Decisiones que se apelaron.", "Appealed", "Decisions that were appealed."
    ),
    "decisions.all": _said("Todas", "Decisiones de ese tiempo.", "All", "Decisions of that time."),
    "decisions.granted": _said("Concedidas", "El juez dijo sí.", "Granted", "The judge said yes."),
    "decisions.denied": _said("Negadas", "El juez dijo no.", "Denied", "The judge said no."),
    "refusals.all": _said("Todas", "Decisiones negadas.", "All", "Decisions that denied."),
    "time_to_decide.decided": _said(
        "Con las dos fechas",
        "Decisiones de las que se sabe cuándo se pidió y cuándo se decidió.",
        "With both days",
        "Decisions of which both the day of filing and of deciding are known.",
    ),
    "time_to_decide.median": _said(
        "Días",
        "La mitad tardó menos días que estos, y la mitad más.",
        "Days",
        "Half took fewer days than these, and half took more.",
    ),
}
_REASONS: Final = {
    f"refusals.{code}": _said(es, "Es una de las razones.", en, "It is one of the reasons.")
    for code, (es, en) in REASONS.items()
}
COLUMNS: Final[Mapping[str, Mapping[str, Said]]] = {**_ORDERS, **_REASONS}
