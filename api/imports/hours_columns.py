"""The columns of a file of past hours."""

from api.imports.columns import Column
from api.imports.order_columns import CASE

COLUMNS = (
    CASE,
    Column(
        "site",
        "sede",
        "site",
        True,
        "Sede Centro",
        "La sede donde trabajó.",
        "The site where she worked.",
    ),
    Column(
        "host_nit",
        "nit_entidad",
        "host_nit",
        False,
        "900123456-8",
        "El NIT de la entidad, si dos sedes se llaman igual.",
        "The host's tax number, where two sites have one name.",
    ),
    Column(
        "day",
        "fecha",
        "day",
        True,
        "2026-10-05",
        "El día. AAAA-MM-DD, o día/mes/año.",
        "The day. YYYY-MM-DD, or day/month/year.",
    ),
    Column(
        "came",
        "entrada",
        "came",
        True,
        "08:00",
        "A qué hora llegó, de 00:00 a 24:00.",
        "When she came, from 00:00 to 24:00.",
    ),
    Column(
        "left",
        "salida",
        "left",
        True,
        "12:00",
        "A qué hora salió, el mismo día.",
        "When she left, on the same day.",
    ),
    Column(
        "paper",
        "soporte",
        "paper",
        True,
        "Planilla de octubre, folio 12",
        "En qué papel consta. Se muestra con las horas.",
        "Which paper says so. It is shown with the hours.",
    ),
)
