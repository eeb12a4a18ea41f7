"""A monitor's spreadsheet: checked line by line, written whole or not at all, safe to repeat."""

import pytest

from tests.imports import acts as files
from tests.imports.acts import Rows
from tests.observatory import acts
from tests.people import Cast

TITLES = [
    *("referencia", "departamento", "clase_juzgado", "presentada", "decision", "fecha_decision"),
    *("razones", "fuente", "nota_privada"),
]
COURT = "Juzgado de ejecución de penas"
DENIED = [
    *("2026-014", "Valle", COURT, "03/08/2026", "Negada", "21/09/2026"),
    *("marginality_not_proved; No hay entidad o plaza", "Vimos la decisión", ""),
]
WAITS = ["2026-015", "05", "Tribunal superior", "2026-10-05", "", "", "", "prensa", ""]
GOOD: Rows = [TITLES, DENIED, WAITS]


def test_a_file_becomes_accounts_and_the_same_file_again_changes_nothing(cast: Cast) -> None:
    monitor = cast.monitor.client
    found = files.brought_in(monitor, "decisions", GOOD)
    assert (found["new_lines"], found["orders"]) == (2, 0)
    again = files.brought_in(monitor, "decisions", GOOD)
    assert (again["new_lines"], again["same_lines"]) == (0, 2)
    items = {one["reference"]: one for one in monitor.get(acts.BASE).json["items"]}
    assert {name: one["state"] for name, one in items.items()} == {
        "2026-014": "denied",
        "2026-015": "filed",
    }
    assert items["2026-014"]["steps"][1]["reasons"] == ["marginality_not_proved", "no_host"]


@pytest.mark.parametrize(
    ("place", "cell", "code"),
    [
        (1, "Panamá", "no-such-department"),
        (2, "Juzgado 3", "not-one-of"),
        (3, "2026-09-22", "step-before-filing"),
        (5, "2026-12-21", "step-in-the-future"),
        (5, "", "decision-and-day"),
        (6, "porque sí", "not-one-of"),
        (7, "", "empty"),
    ],
)
def test_a_wrong_line_is_named_and_keeps_the_whole_file_out(
    cast: Cast, place: int, cell: str, code: str
) -> None:
    wrong = [*DENIED]
    wrong[place] = cell
    found = files.checked(cast.monitor.client, "decisions", [TITLES, WAITS, wrong])
    assert (found["new_lines"], found["wrong_lines"]) == (1, 1)
    assert code in files.codes(cast.monitor.client, found)[1]
    refused = files.run(cast.monitor.client, found)
    assert (refused.status_code, refused.json["type"]) == (409, "import-has-wrong-lines")
    assert acts.listed(cast.monitor.client) == []


def test_a_name_in_a_line_is_warned_of_and_the_line_stands(cast: Cast) -> None:
    named = [*DENIED[:-1], acts.SECRET]
    found = files.checked(cast.monitor.client, "decisions", [TITLES, named])
    assert found["new_lines"] == 1
    [told] = files.codes(cast.monitor.client, found)
    assert {"looks-like-a-name", "looks-like-a-document"} <= set(told)


def test_another_word_for_what_is_here_already_is_a_correction_and_no_import(cast: Cast) -> None:
    files.brought_in(cast.monitor.client, "decisions", GOOD)
    other = [*DENIED[:5], "22/09/2026", *DENIED[6:]]
    found = files.checked(cast.monitor.client, "decisions", [TITLES, other, WAITS])
    assert (found["wrong_lines"], found["same_lines"]) == (1, 1)
    assert files.codes(cast.monitor.client, found)[0][0] == "differs"


def test_a_courts_desk_and_a_monitor_keep_to_their_own_files(cast: Cast) -> None:
    for who, kind in (
        (cast.monitor, "hosts"),
        (cast.clerk, "decisions"),
        (cast.admin, "decisions"),
    ):
        query = f"&court={cast.court.id}" if who is cast.admin else ""
        answer = files.send(who.client, kind, files.as_csv(files.HOSTS), query=query)
        assert acts.refused(answer) == (422, "?kind", "import-not-yours")
    found = files.checked(cast.monitor.client, "decisions", GOOD)
    for who in (cast.clerk, cast.other_clerk):
        assert who.client.get(f"{files.BASE}/imports/{found['id']}").status_code == 404
        assert files.run(who.client, found).status_code == 404
    by_admin = files.run(cast.admin.client, found)
    assert (by_admin.status_code, by_admin.json["type"]) == (403, "import-register-by-monitor")
    listed = cast.monitor.client.get(f"{files.BASE}/imports").json["items"]
    assert [one["id"] for one in listed] == [found["id"]]


def test_the_template_is_a_file_that_can_be_sent_in(cast: Cast) -> None:
    url = f"{files.BASE}/import-templates/decisions.xlsx"
    for language in ("es", "en"):
        template = cast.monitor.client.get(url, headers={"Accept-Language": language})
        sent = files.send(cast.monitor.client, "decisions", template.data, content_type=files.XLSX)
        assert (sent.json["new_lines"], sent.json["wrong_lines"]) == (1, 0), sent.json
