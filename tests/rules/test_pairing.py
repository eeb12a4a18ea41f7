"""Scans become attendances, whatever order they come in and however often."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from api.rules.pairing import Pair, ScanFact, pair

MORNING = datetime(2026, 11, 9, 13, 0, tzinfo=UTC)
Direction = Literal["in", "out"]


def a_scan(
    name: str, direction: Direction, hours: float, level: int = 2, wait: float = 0
) -> ScanFact:
    at = MORNING + timedelta(hours=hours)
    return ScanFact(name, direction, at, level, at + timedelta(hours=wait))


def ends(pairs: list[Pair]) -> list[tuple[str | None, str | None]]:
    return [(found.in_scan, found.out_scan) for found in pairs]


def test_an_in_and_an_out_are_an_attendance() -> None:
    came, left = a_scan("a", "in", 0), a_scan("b", "out", 4)
    (found,) = pair([came, left])

    assert (found.in_scan, found.out_scan) == ("a", "b")
    assert (found.checked_in_at, found.checked_out_at) == (came.at, left.at)
    assert found.flags == frozenset()


def test_an_attendance_is_worth_its_weaker_end() -> None:
    assert pair([a_scan("a", "in", 0, level=3), a_scan("b", "out", 4, level=1)])[0].level == 1
    assert pair([a_scan("a", "in", 0, level=3)])[0].level == 3


def test_a_run_counts_from_its_first_in_to_its_last_out() -> None:
    (found,) = pair(
        [
            a_scan("a", "in", 0),
            a_scan("b", "in", 0.1),
            a_scan("c", "out", 4),
            a_scan("d", "out", 4.1),
        ]
    )

    assert (found.in_scan, found.out_scan) == ("a", "d")
    assert found.flags == {"repeated"}
    assert found.scans == ("a", "b", "c", "d")


def test_two_stays_in_a_day_are_two_attendances() -> None:
    day = [a_scan("a", "in", 0), a_scan("b", "out", 3), a_scan("c", "in", 4), a_scan("d", "out", 6)]

    assert ends(pair(day)) == [("a", "b"), ("c", "d")]


def test_an_in_more_than_twelve_hours_later_leaves_the_first_open() -> None:
    assert ends(pair([a_scan("a", "in", 0), a_scan("b", "in", 12)])) == [("a", None)]
    assert ends(pair([a_scan("a", "in", 0), a_scan("b", "in", 12.1)])) == [("a", None), ("b", None)]


def test_an_out_pairs_up_to_sixteen_hours_and_is_flagged_over_twelve() -> None:
    assert pair([a_scan("a", "in", 0), a_scan("b", "out", 12)])[0].flags == frozenset()
    (long,) = pair([a_scan("a", "in", 0), a_scan("b", "out", 16)])
    assert (long.out_scan, set(long.flags)) == ("b", {"too_long"})
    assert ends(pair([a_scan("a", "in", 0), a_scan("b", "out", 16.1)])) == [
        ("a", None),
        (None, "b"),
    ]


def test_a_further_out_lengthens_a_stay_only_within_twelve_hours() -> None:
    stay = [a_scan("a", "in", 0), a_scan("b", "out", 4)]

    assert ends(pair([*stay, a_scan("c", "out", 12)])) == [("a", "c")]
    assert ends(pair([*stay, a_scan("c", "out", 12.1)])) == [("a", "b"), (None, "c")]


def test_a_lone_out_is_kept_and_asked_about() -> None:
    (found,) = pair([a_scan("b", "out", 4)])

    assert (found.in_scan, found.checked_in_at) == (None, None)
    assert found.checked_out_at is not None


def test_out_before_in_by_arrival_is_the_same_attendance_under_the_same_name() -> None:
    came, left = a_scan("a", "in", 0, wait=48), a_scan("b", "out", 4)

    assert pair([left])[0].anchor_id == "b"
    assert pair([left, came])[0].anchor_id == "b"
    assert ends(pair([left, came])) == [("a", "b")]


def test_a_stay_is_named_after_the_scan_that_arrived_first_and_by_id_when_together() -> None:
    together = [a_scan("b", "in", 0, wait=9), a_scan("a", "out", 4, wait=5)]

    assert pair(together)[0].anchor_id == "a"


def test_what_a_scan_was_flagged_for_the_attendance_is_flagged_for() -> None:
    odd = ScanFact("a", "in", MORNING, 2, MORNING, frozenset({"odd_clock"}))

    assert pair([odd, a_scan("b", "out", 4)])[0].flags == {"odd_clock"}


scan_lists = st.lists(
    st.builds(
        a_scan,
        name=st.uuids().map(str),
        direction=st.sampled_from(["in", "out"]),
        hours=st.floats(min_value=0, max_value=80),
        level=st.integers(min_value=0, max_value=4),
        wait=st.floats(min_value=0, max_value=200),
    ),
    max_size=14,
    unique_by=lambda scan: scan.id,
)


@given(scan_lists, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_an_attendance(
    scans: list[ScanFact], random: Random
) -> None:
    again = scans * 2
    random.shuffle(again)

    assert pair(again) == pair(scans)


@given(scan_lists)
def test_every_scan_belongs_to_exactly_one_attendance(scans: list[ScanFact]) -> None:
    pairs = pair(scans)

    assert sorted(name for found in pairs for name in found.scans) == sorted(s.id for s in scans)
    for found in pairs:
        assert found.anchor_id in found.scans
        if found.checked_in_at and found.checked_out_at:
            assert found.checked_in_at <= found.checked_out_at
            assert found.checked_out_at - found.checked_in_at <= timedelta(hours=16)
