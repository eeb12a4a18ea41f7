"""What each of the three reads of an agreement, on screen and on paper."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest

from api.make_ups.schemas import AgreementSchema, MakeUpSchema
from api.rules import values
from api.rules.access import may_read
from tests.conftest import TestClock
from tests.make_ups.acts import BASE, SHORT, a_short_week, agreed, proposed, say
from tests.people import Browser, Cast

# Of her weeks a host reads nothing, under whatever name.
STANDING = {*values.NUMBERS, "short_week", "words", "reason", "reasons", "note", "last_name"}
OWN = {"state", "week"}  # an agreement has a state of its own


@pytest.fixture(autouse=True)
def _short(cast: Cast, clock: TestClock) -> None:
    a_short_week(cast, clock)


def names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from names(inner)


def declared(schema: Any) -> Iterator[str]:
    for name, field in schema.fields.items():
        yield name
        inner = getattr(field, "inner", field)
        if hasattr(inner, "schema"):
            yield from declared(inner.schema)


def test_no_field_of_the_hosts_shape_speaks_of_a_standing_or_a_reason() -> None:
    told = set(declared(AgreementSchema())) - OWN
    assert not told & STANDING
    assert all(may_read("host", name) for name in told)
    assert {"short_week", "words"} <= set(declared(MakeUpSchema()))


def test_a_host_reads_first_name_days_and_times_of_its_own_sites(cast: Cast) -> None:
    identity = proposed(cast, note="Me faltaron 4 horas.")["id"]
    rows = cast.host.client.get(f"{BASE}/make-ups?state=proposed").json["items"]
    assert [(row["id"], row["first_name"]) for row in rows] == [(identity, "Marta")]
    assert rows[0]["sessions"][0]["starts_at"] == "2026-11-24T13:00:00-05:00"
    agreed_to = say(cast, cast.host, identity).json
    for answer in (rows[0], agreed_to):
        assert not (set(names(answer)) - OWN) & STANDING
        assert SHORT not in str(answer)
        assert "faltaron" not in str(answer)
    assert cast.host.client.get(f"{BASE}/make-ups/{identity}").status_code == 403
    assert cast.host.client.get(f"{BASE}/make-ups?state=agreed").json["items"] == []


def test_her_court_reads_it_whole_and_her_log_says_so(cast: Cast) -> None:
    identity = proposed(cast, note="Me faltaron 4 horas.")["id"]
    listed = cast.clerk.client.get(f"{BASE}/make-ups").json["items"]
    assert [row["id"] for row in listed] == [identity]
    url = f"{BASE}/orders/{cast.order.id}/make-ups"
    of_case = cast.clerk.client.get(url).json["items"]
    assert (of_case[0]["short_week"], of_case[0]["note"]) == (SHORT, "Me faltaron 4 horas.")
    one = cast.clerk.client.get(f"{BASE}/make-ups/{identity}")
    assert (one.json, one.headers["ETag"]) == (of_case[0], f'"{of_case[0]["version"]}"')
    seen = cast.participant.client.get(f"{BASE}/me/access-log").json["items"]
    assert [(view["purpose"], view["times"]) for view in seen] == [("case", 1)]


def test_lists_go_on_where_the_page_before_ended(cast: Cast) -> None:
    hours = [("2026-11-24 13:00", "2026-11-24 14:00"), ("2026-11-25 13:00", "2026-11-25 14:00")]
    made = {proposed(cast, one)["id"] for one in hours}
    for client, url in (
        (cast.clerk.client, "/make-ups"),
        (cast.host.client, "/make-ups"),
        (cast.participant.client, "/me/make-ups"),
    ):
        first = client.get(f"{BASE}{url}?limit=1").json
        second = client.get(f"{BASE}{url}?limit=1&cursor={first['next']}").json
        assert {first["items"][0]["id"], second["items"][0]["id"]} == made
        assert second["next"] is None


class Page(HTMLParser):
    """A page as a reading aid meets it: its tags, and the text of each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a text under the tag that came last."""
        if data.strip():
            self.said.append((self.tags[-1][0], " ".join(data.split())))

    @property
    def text(self) -> str:
        """All of it, as it is read."""
        return " ".join(text for _, text in self.said)

    def of(self, *tags: str) -> list[str]:
        """The texts of these tags."""
        return [text for tag, text in self.said if tag in tags]


def page(reader: Browser, identity: str, language: str = "es") -> Page:
    url = f"{BASE}/make-ups/{identity}/agreement"
    answer = reader.get(url, headers={"Accept-Language": language})
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    return Page(answer.text)


def test_the_agreement_is_a_page_to_print_with_a_place_for_each_to_sign(cast: Cast) -> None:
    found = page(cast.participant.client, agreed(cast))
    assert ("html", {"lang": "es"}) in found.tags
    assert "script" not in [tag for tag, _ in found.tags]
    assert "Marta Restrepo" in found.text
    assert "Hilda, Comedor La Esperanza" in found.text
    assert "Clara, Juzgado 3 de Ejecución de Penas" in found.text
    assert "la semana del 9 de noviembre de 2026" in found.text
    cells = found.of("th", "td")
    assert cells[4:8] == ["martes 24 de noviembre de 2026", "13:00", "15:00", "120"]
    assert cells[-2:] == ["Total", "240"]
    assert [attrs["scope"] for tag, attrs in found.tags if tag == "th"] == [
        *["col"] * 4,
        *["row"] * 3,
    ]
    assert found.text.count("Firma y fecha") == 3
    assert found.of("h1") == ["Acuerdo de horas"]


def test_a_hosts_copy_says_neither_the_week_nor_her_last_name(cast: Cast) -> None:
    text = page(cast.host.client, agreed(cast)).text
    assert "9 de noviembre" not in text
    assert SHORT not in text
    assert "Restrepo" not in text
    assert "Marta" in text
    assert "13:00" in text


def test_the_page_speaks_english_and_has_a_style_of_its_own(cast: Cast) -> None:
    identity = proposed(cast)["id"]
    found = page(cast.clerk.client, identity, "en")
    assert ("html", {"lang": "en"}) in found.tags
    assert "Has not answered yet" in found.text
    style = cast.nobody.get(f"{BASE}/make-ups/{identity}/agreement.css")
    assert (style.status_code, style.mimetype) == (200, "text/css")
