"""When a scan happened and how much it proves: claims are weighed, and nothing is refused."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.rules.evidence import (
    Clues,
    Freshness,
    card_level,
    estimate,
    estimate_of_card,
    level,
)

RECEIVED = datetime(2026, 11, 9, 13, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ABSURD = [
    None,
    "",
    "yesterday",
    "1970-01-01T00:00:00Z",
    "2038-01-19T03:14:07Z",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01T00:00:00+14:00",
    "2026-11-09T08:00:00",
    1_795_276_800,
    True,
    ["2026-11-09T13:00:00Z"],
    "\0",
]


def said(instant: datetime) -> str:
    return instant.isoformat()


def test_a_genuine_code_tells_the_time_whatever_the_phone_says() -> None:
    for clock in (*ABSURD, said(RECEIVED - 48 * 60 * MINUTE), said(RECEIVED + 48 * 60 * MINUTE)):
        found = estimate(Clues(RECEIVED, counter_at=RECEIVED - MINUTE, captured_at=clock))

        assert (found.at, found.method) == (RECEIVED - MINUTE, "counter")


def test_the_lag_of_the_sites_device_is_put_right() -> None:
    slow = Clues(RECEIVED, counter_at=RECEIVED - 9 * MINUTE, site_offset=8 * MINUTE)

    assert estimate(slow).at == RECEIVED - MINUTE
    assert estimate(slow).freshness == "fresh"


@pytest.mark.parametrize(
    ("minutes", "freshness"),
    [(0, "fresh"), (2, "fresh"), (3, "loose"), (10, "loose"), (11, "stale")],
)
def test_a_code_ages_from_fresh_to_loose_to_stale(minutes: int, freshness: Freshness) -> None:
    found = estimate(Clues(RECEIVED, counter_at=RECEIVED - minutes * MINUTE))

    assert found.freshness == freshness
    assert ("stale_code" in found.flags) == (freshness == "stale")


def test_a_scan_made_offline_is_fresh_by_the_phones_own_clock() -> None:
    scanned = RECEIVED - timedelta(hours=30)
    found = estimate(Clues(RECEIVED, counter_at=scanned, captured_at=said(scanned + MINUTE)))

    assert (found.at, found.freshness) == (scanned, "fresh")
    assert found.flags == {"late"}


def test_without_a_genuine_code_the_phone_is_believed_with_its_measured_offset() -> None:
    behind = said(RECEIVED - 65 * MINUTE)
    found = estimate(Clues(RECEIVED, captured_at=behind, server_offset_ms=3_600_000))

    assert (found.at, found.method) == (RECEIVED - 5 * MINUTE, "phone_offset")
    assert found.freshness is None


def test_a_raw_clock_is_the_next_best_and_the_receipt_the_last() -> None:
    clock = estimate(Clues(RECEIVED, captured_at=said(RECEIVED - 5 * MINUTE)))
    nothing = estimate(Clues(RECEIVED))

    assert (clock.at, clock.method) == (RECEIVED - 5 * MINUTE, "phone")
    assert (nothing.at, nothing.method, nothing.flags) == (RECEIVED, "received", frozenset())


def test_a_time_she_typed_is_taken_for_what_it_is() -> None:
    typed = said(RECEIVED - 120 * MINUTE)
    found = estimate(Clues(RECEIVED, captured_at=said(RECEIVED), claimed_at=typed))

    assert (found.at, found.method) == (RECEIVED - 120 * MINUTE, "claimed")


@pytest.mark.parametrize("clock", ["1970-01-01T00:00:00Z", "2038-01-19T03:14:07Z"])
def test_an_absurd_clock_is_flagged_and_the_receipt_stands(clock: str) -> None:
    found = estimate(Clues(RECEIVED, captured_at=clock))

    assert (found.at, "odd_clock" in found.flags) == (RECEIVED, True)


def test_a_clock_a_little_ahead_is_cut_to_the_receipt() -> None:
    found = estimate(Clues(RECEIVED, captured_at=said(RECEIVED + MINUTE)))

    assert (found.at, found.flags) == (RECEIVED, frozenset())


def test_a_scan_long_on_its_way_is_late_and_counts_where_it_was_made() -> None:
    made = RECEIVED - timedelta(days=20)
    found = estimate(Clues(RECEIVED, captured_at=said(made)))

    assert (found.at, set(found.flags)) == (made, {"late"})


claims = st.one_of(
    st.sampled_from(ABSURD),
    st.text(max_size=40),
    st.datetimes(timezones=st.just(UTC)).map(said),
    st.integers(),
    st.floats(),
)
seconds_of_22_years = st.integers(min_value=0, max_value=22 * 365 * 86_400)
instants = seconds_of_22_years.map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


@given(instants, st.none() | instants, claims, claims, claims)
def test_whatever_is_claimed_there_is_an_estimate_not_after_the_receipt(
    received: datetime, counter_at: datetime | None, clock: object, offset: object, typed: object
) -> None:
    found = estimate(Clues(received, counter_at, clock, offset, typed))

    assert found.at <= received
    assert (found.freshness is None) == (counter_at is None)


@pytest.mark.parametrize(
    ("kind", "freshness", "signed", "seen", "expected"),
    [
        ("none", None, True, True, 0),
        ("P1", None, True, True, 1),
        ("short", "fresh", True, True, 1),
        ("R1", "stale", True, True, 1),
        ("R1", "fresh", False, False, 2),
        ("R1", "fresh", True, False, 2),
        ("R1", "fresh", False, True, 2),
        ("R1", "fresh", True, True, 3),
    ],
)
def test_a_scan_is_worth_what_its_code_and_its_signature_prove(
    kind: str, freshness: Freshness | None, signed: bool, seen: bool, expected: int
) -> None:
    assert level(kind, freshness, signed, seen) == expected


@given(instants, st.none() | instants, claims, claims)
def test_whatever_a_tablet_claims_a_card_was_scanned_by_the_receipt(
    received: datetime, shown_at: datetime | None, clock: object, offset: object
) -> None:
    found = estimate_of_card(Clues(received, shown_at, clock, offset))

    assert found.at <= received
    assert (found.freshness is None) == (shown_at is None)


@pytest.mark.parametrize(
    ("away", "freshness"),
    [(0, "fresh"), (150, "fresh"), (151, "loose"), (600, "loose"), (601, "stale")],
)
@pytest.mark.parametrize("side", [1, -1])
def test_a_pass_is_as_fresh_as_it_is_close_to_the_tablets_clock(
    away: int, freshness: str, side: int
) -> None:
    scanned = RECEIVED - 60 * MINUTE
    shown = scanned + side * timedelta(seconds=away)
    found = estimate_of_card(Clues(RECEIVED, counter_at=shown, captured_at=said(scanned)))

    assert (found.at, found.freshness) == (scanned, freshness)
    assert ("stale_code" in found.flags) == (freshness == "stale")


def test_what_a_card_proves() -> None:
    levels = {
        ("W0", None, False): 1,
        ("W0", None, True): 4,
        ("W1", "fresh", False): 2,
        ("W1", "loose", False): 1,
        ("W1", "stale", False): 1,
        ("W1", None, False): 1,
        ("W1", "stale", True): 4,
        ("none", "fresh", False): 0,
        ("none", None, True): 0,
    }
    for (kind, freshness, witnessed), expected in levels.items():
        assert card_level(kind, freshness, witnessed) == expected  # type: ignore[arg-type]
