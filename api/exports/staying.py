"""Tables of a court that do not leave with its record, and why: (es, en)."""

_SECRET = ("Abre puertas: claves y códigos.", "It opens doors: keys and codes.")
_HERS = (
    "Es de ella: está en su propia copia.",
    "It is hers: it is in the copy that she takes herself.",
)
_HERS_ALONE = (
    "A quién deja entrar es asunto de ella.",
    "Whom she lets in is her own affair.",
)
_AT_WORK = ("Es de quien trabaja aquí, no del caso.", "It is of people at work, not of a case.")
_FILE = (
    "Son archivos: se abren uno por uno en el caso, y ella ve quién los abrió.",
    "They are files: opened one by one in the case, and she sees who opened them.",
)
_HELPS = ("Solo ayuda al servidor.", "It helps the server alone.")
_AGAIN = ("Se hace otra vez con lo que sale.", "It is made again from what leaves.")
_LOOKS = (
    "Dice quién miró: lo leen ella y quien administra.",
    "It says who looked: she reads it, and the administrator.",
)
_ELSEWHERE = (
    "Repite un archivo que el juzgado ya tiene.",
    "It repeats a file that the court has already.",
)

STAYS: dict[str, tuple[str, str]] = {
    "access_log": _LOOKS,
    "calendar_feeds": _SECRET,
    "clock_drifts": _HELPS,
    "consent_events": _HERS_ALONE,
    "court_desk_keys": _SECRET,
    "devices": _SECRET,
    "enrolments": _SECRET,
    "excuse_papers": _FILE,
    "exports": _LOOKS,
    "import_lines": _ELSEWHERE,
    "imports": _ELSEWHERE,
    "notice_settings": _HERS,
    "notice_words": _AGAIN,
    "paper_prints": _AGAIN,
    "papers": _AGAIN,
    "passes": _SECRET,
    "report_drafts": (
        "Todavía no se entregó: es de la entidad.",
        "It was not handed in yet: it is the host's.",
    ),
    "retired_site_keys": _SECRET,
    "scan_variants": _HELPS,
    "sheet_photos": _FILE,
    "site_devices": _SECRET,
    "site_pins": _SECRET,
    "staff": _AT_WORK,
    "staff_sites": _AT_WORK,
    "support_people": _HERS_ALONE,
}
