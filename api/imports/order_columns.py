"""The columns of a file of orders."""

from api.imports.columns import Column
from api.imports.participants import DOCUMENT

CASE = Column(
    "case_number",
    "numero_caso",
    "case_number",
    True,
    "76001318700320260001200",
    "Los 23 dígitos del caso. En Excel la celda debe ser de texto.",
    "The 23 digits of the case. In Excel the cell must be text.",
)


def _optional(name: str, es: str, en: str, example: str, means_es: str, means_en: str) -> Column:
    return Column(name, es, en, False, example, means_es, means_en)


COLUMNS = (
    CASE,
    *DOCUMENT,
    Column(
        "starts_on",
        "empieza",
        "starts_on",
        True,
        "2026-11-02",
        "El primer día de la orden. AAAA-MM-DD, o día/mes/año.",
        "The first day of the order. YYYY-MM-DD, or day/month/year.",
    ),
    _optional(
        "ends_on",
        "termina",
        "ends_on",
        "2027-11-01",
        "El último día. Vacío: no se sabe.",
        "The last day. Empty: not known.",
    ),
    _optional(
        "weekly_hours",
        "horas_semana",
        "weekly_hours",
        "20",
        "Horas que pide cada semana. Vacío: 20.",
        "Hours that each week asks for. Empty: 20.",
    ),
    _optional(
        "floor_hours",
        "horas_minimo",
        "floor_hours",
        "5",
        "Lo menos que pide la ley en una semana. Vacío: 5.",
        "The least that the law asks for in a week. Empty: 5.",
    ),
    _optional(
        "cap_hours",
        "horas_maximo",
        "cap_hours",
        "20",
        "Lo más que cuenta en una semana. Vacío: 20.",
        "The most that counts in a week. Empty: 20.",
    ),
    _optional(
        "daily_hours",
        "horas_dia",
        "daily_hours",
        "8",
        "Lo más que cuenta en un día. Vacío: 8.",
        "The most that counts in a day. Empty: 8.",
    ),
    _optional(
        "total_hours",
        "horas_total",
        "total_hours",
        "1040",
        "Horas de toda la orden. Vacío: no se dijo.",
        "Hours of the whole order. Empty: not said.",
    ),
    _optional(
        "report_day",
        "dia_informe",
        "report_day",
        "5",
        "Día hábil en que vence el informe del mes. Vacío: 5.",
        "Business day by which the monthly report is due. Empty: 5.",
    ),
    _optional(
        "host_nit",
        "nit_entidad",
        "host_nit",
        "900123456-8",
        "El NIT de la entidad donde tiene cupo.",
        "The tax number of the host where she is placed.",
    ),
    _optional(
        "site",
        "sede",
        "site",
        "Sede Centro",
        "La sede donde tiene cupo.",
        "The site where she is placed.",
    ),
    _optional(
        "placed_from",
        "cupo_desde",
        "placed_from",
        "2026-11-09",
        "Desde qué día. Vacío: desde que empieza la orden.",
        "From which day. Empty: from the order's first.",
    ),
    _optional(
        "placed_to",
        "cupo_hasta",
        "placed_to",
        "2027-11-01",
        "Hasta qué día. Vacío: sin final.",
        "Until which day. Empty: no end.",
    ),
    _optional(
        "timetable",
        "turnos",
        "timetable",
        "lun-vie 08:00-12:00",
        "Sus turnos de cada semana. Días: lun mar mie jue vie sab dom.",
        "Her weekly shifts. Days: mon tue wed thu fri sat sun.",
    ),
)
