"""What was known of a short week and of the week that carries it, through an agreement's life."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.builders import at
from tests.conftest import TestClock
from tests.make_ups.acts import SHORT, a_short_week, proposed, say, works
from tests.people import Cast
from tests.standing.test_as_of import told

CARRIER = "2026-W48"


def asked(cast: Cast, week: str, as_of: str | None = None) -> dict[str, Any]:
    query = {} if as_of is None else {"as_of": as_of}
    url = f"/api/v1/orders/{cast.order.id}/weeks/{week}"
    answer = cast.clerk.client.get(url, query_string=query)
    assert answer.status_code == 200, answer.json
    # Whether a host's silence was noticed already is the clock's business, not the week's.
    return {name: value for name, value in told(answer.json).items() if name != "attendances"}


def test_every_answer_given_while_it_was_agreed_worked_and_cancelled_is_given_again(
    cast: Cast, clock: TestClock
) -> None:
    a_short_week(cast, clock)
    identity = str(proposed(cast)["id"])
    steps: list[tuple[str, Callable[[], object]]] = [
        ("2026-11-17 09:00", lambda: say(cast, cast.host, identity)),
        ("2026-11-17 10:00", lambda: say(cast, cast.clerk, identity)),
        ("2026-11-23 12:00", lambda: works(cast, clock, "2026-11-23 08:00", "2026-11-23 12:00")),
        ("2026-11-24 15:00", lambda: works(cast, clock, "2026-11-24 13:00", "2026-11-24 15:00")),
        ("2026-11-24 18:00", lambda: say(cast, cast.host, identity, "cancel", "Inventario.")),
        ("2026-11-27 17:00", lambda: works(cast, clock, "2026-11-27 08:00", "2026-11-27 16:00")),
    ]
    given = []
    for when, step in steps:
        clock.at = at(when)
        step()
        clock.at = at(when) + timedelta(minutes=1)
        given += [(week, clock.at, asked(cast, week)) for week in (SHORT, CARRIER)]
    needed = [answer["needed_minutes"] for week, _, answer in given if week == CARRIER]
    assert needed == [1200, 1440, 1200, 1080, 960, 480]
    clock.at = at("2026-12-03 09:00")
    for week, instant, answer in given:
        assert asked(cast, week, instant.isoformat()) == answer, (week, instant)
