"""Her record as a page to read and to print."""

from datetime import date, datetime
from typing import Any

from flask import render_template_string

from api.accounts.look_words import for_her
from api.record.page_words import WORDS
from api.rules import days
from api.web.day_words import day_text, weekday_text

_PAGE = """<!doctype html>
<html lang="{{ lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Agenda</title>
<link rel="stylesheet" href="page.css"></head>
<body><main><h1>{{ w.title }}</h1><p>{{ name }}</p><p>{{ span }}</p><p>{{ made }}</p>
{% for table in tables %}<section><h2 id="t{{ loop.index }}">{{ table.title }}</h2>
{% if table.rows %}<table aria-labelledby="t{{ loop.index }}"><thead><tr>
{% for head in table.heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in table.rows %}<tr>
{% for cell in row %}{% if loop.first %}<th scope="row">{{ cell }}</th>{% else %}<td>{{ cell }}</td>
{% endif %}{% endfor %}</tr>{% endfor %}</tbody></table>
{% else %}<p>{{ w.nothing }}</p>{% endif %}</section>{% endfor %}
{% if working %}<p>{{ working }}</p>{% endif %}
{% if earlier %}<p><a href="page?to={{ earlier }}">{{ w.earlier }}</a></p>{% endif %}
</main></body></html>
"""
STYLE = """:root{color-scheme:light dark}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:52rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem}h2{font-size:1.25rem;margin-top:2rem}
a{color:LinkText}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid GrayText;padding:.35rem .5rem;text-align:left;font-weight:400;
vertical-align:top;overflow-wrap:anywhere}
thead th{font-weight:600}tr{break-inside:avoid}
@media (max-width:34rem){main{padding:.75rem}table,tbody,tr,th,td{display:block}
thead{position:absolute;clip-path:inset(50%)}th,td{border-width:0 1px;padding-block:.1rem}
tr{border:1px solid GrayText;border-width:1px 0;padding-block:.4rem}tbody th{font-weight:600}}
@media print{main{padding:0;max-width:none}a{display:none}}
"""


def page(record: dict[str, Any], language: str) -> str:
    """The record in tables, in words."""
    words = WORDS[language]
    first, last = (day_text(record[name], language) for name in ("first_day", "last_day"))
    return render_template_string(
        _PAGE,
        lang=language,
        w=words,
        name=f"{record['first_name']} {record['last_name']}",
        span=words["span"].format(first=first, last=last),
        made=words["made"].format(day=day_text(record["made_at"], language)),
        working=_working(record["working_notes"], words),
        tables=list(_tables(record, words, language)),
        earlier=record["earlier_to"],
    )


def _working(count: int, words: dict[str, str]) -> str:
    return words["working_notes"].format(count=count) if count else ""


def _tables(record: dict[str, Any], words: dict[str, str], language: str) -> Any:
    yield _table(words, "weeks", [_week(one, language) for one in record["weeks"]])
    attendances = [_attendance(one, words, language) for one in record["attendances"]]
    yield _table(words, "attendances", attendances)
    yield _table(words, "excuses", [_excuse(one, words, language) for one in record["excuses"]])
    dates = [_date(one, words, language) for one in record["appearances"]]
    yield _table(words, "appearances", dates)
    yield _table(words, "looked", [_view(one, words, language) for one in record["looked"]])
    yield _table(words, "notes", [_note(one, words, language) for one in record["notes"]])


def _table(words: dict[str, str], name: str, rows: list[tuple[str, ...]]) -> dict[str, Any]:
    return {"title": words[name], "heads": words[f"{name}_heads"].split("|"), "rows": rows}


def _week(one: dict[str, Any], language: str) -> tuple[str, ...]:
    monday = day_text(days.parse_week(one["week"]), language)
    required, credited = (hours(one[name]) for name in ("required_minutes", "credited_minutes"))
    return monday, required, credited, hours(one["short_minutes"]), one["text"]


def _attendance(one: dict[str, Any], words: dict[str, str], language: str) -> tuple[str, ...]:
    said = "; ".join(_said(word, words) for word in one["words"])
    minutes = "" if one["minutes"] is None else hours(one["minutes"])
    span = f"{_clock(one['checked_in_at'])}–{_clock(one['checked_out_at'])}"
    state = words.get(f"state_{one['state']}", one["state"])
    return (_day(one["day"], language), one["site_name"], f"{span} · {minutes}", state, said)


def _said(word: dict[str, Any], words: dict[str, str]) -> str:
    who = word["by_name"] or words["you"]
    return f"{who}: {word['reason']}" if word["reason"] else who


def _excuse(one: dict[str, Any], words: dict[str, str], language: str) -> tuple[str, ...]:
    shifts = ", ".join(_day(shift["starts_at"], language) for shift in one["shifts"])
    state = words.get(f"excuse_{one['state']}", one["state"])
    last = next((event["text"] for event in reversed(one["events"]) if event["text"]), "")
    return _day(one["filed_at"], language), shifts, state, last


def _date(one: dict[str, Any], words: dict[str, str], language: str) -> tuple[str, ...]:
    when = f"{_day(one['starts_at'], language)}, {_clock(one['starts_at'])}"
    return when, one["place"], words.get(f"date_{one['state']}", one["state"])


def _view(one: dict[str, Any], words: dict[str, str], language: str) -> tuple[str, ...]:
    of = one["court_name"] or one["organization_name"]
    who = of or words.get(f"role_{one['role']}", words["role_other"])
    what_for = for_her(one["purpose"], language)
    return _day(one["day"], language), who, what_for, str(one["times"])


def _note(one: dict[str, Any], words: dict[str, str], language: str) -> tuple[str, ...]:
    said = one["text"]
    return _day(one["at"], language), f"{said} ({words['corrected']})" if one["corrected"] else said


def _day(day: date | datetime, language: str) -> str:
    return weekday_text(day, language)


def _clock(instant: datetime | None) -> str:
    return "?" if instant is None else f"{instant.hour}:{instant:%M}"


def hours(minutes: int) -> str:
    """Minutes as every screen writes them: `1 h 5 min`."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole} h"] * (whole > 0) + [f"{rest} min"] * (rest > 0 or whole == 0)
    return " ".join(parts)
