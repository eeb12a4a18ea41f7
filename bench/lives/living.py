"""What people do week by week: come, miss, forget, sync late, confirm, close, decide, react."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.attendances.models import Attendance
from api.database import unit_of_work
from api.hosts import codes
from api.hosts import service as hosts
from api.hosts.models import Site
from api.orders import service as orders
from api.orders.models import Order
from api.rules import days
from api.scans import service as scans
from api.scans.receipts import ReceiptKey
from api.shifts import service as shifts
from api.standing import service as standing
from api.warnings.models import Telling
from bench.lives.agenda import Agenda
from bench.lives.excusing import Excusing
from bench.lives.officials import Officials
from bench.lives.town import ZONE, Place, Town, Woman, an_id
from scheduler import jobs

URL = "https://constancia.example"
HOUR = timedelta(hours=1)
Week = tuple[UUID, str]


@dataclass(slots=True)
class Diary:
    """What the tally has to know and no row says."""

    changed: set[Week] = field(default_factory=set)
    flagged_midweek: set[Week] = field(default_factory=set)
    reachable_midweek: set[Week] = field(default_factory=set)
    facts: int = 0
    looks: int = 0


class Living:
    """The lives of a town, played by the product's own services on an injected clock."""

    def __init__(self, town: Town, agenda: Agenda, key: ReceiptKey, seed: int):
        """Nothing has happened yet."""
        self.town, self.agenda, self.key, self.diary = town, agenda, key, Diary()
        self.rng = random.Random(f"{seed} lives")
        self.by_order = {woman.order_id: woman for woman in town.women}
        self.closed: dict[UUID, list[tuple[datetime, datetime]]] = {}
        self.tempers = {w.order_id: self.rng.choice((0.02, 0.05, 0.1, 0.25)) for w in town.women}
        self.excusing = Excusing(self)
        self.officials = Officials(self)

    def begin(self, monday: date, weeks: int) -> None:
        """Plan the beginning of every week, and everything that is not of one person's week."""
        for woman in self.town.women:
            with self._unit(woman, days.day_bounds(monday, ZONE)[0]):
                pass
        for number in range(weeks):
            first = monday + timedelta(weeks=number)
            starts, wednesday = days.day_bounds(first, ZONE)[0], first + timedelta(days=2)
            for woman in self.town.women:
                self.agenda.plan(starts + timedelta(seconds=5), self._week_of(woman, first))
                midweek = days.day_bounds(wednesday, ZONE)[1]
                self.agenda.plan(midweek, self._midweek(woman, first))
            for place in {woman.place.id: woman.place for woman in self.town.women}.values():
                self._maybe_close(place, first)
        for woman in self.town.women:
            self._maybe_change_terms(woman, monday, weeks)

    # One transaction of one order, and what follows from it on the agenda.

    def _unit(self, woman: Woman, now: datetime) -> "Unit":
        return Unit(self, woman, now)

    def act(self, woman: Woman, what: Callable[[Session, datetime], None]) -> Callable[..., None]:
        """Something about one woman, in a transaction of its own."""

        def happen(now: datetime) -> None:
            with self._unit(woman, now) as session:
                what(session, now)
            self.diary.facts += 1

        return happen

    def follow(self, session: Session, woman: Woman, now: datetime) -> None:
        """Wake the clock when the tables say so, and let her hear what she was told."""
        order = session.get_one(Order, woman.order_id)
        if order.look_again_at is not None:
            self.agenda.wake(max(order.look_again_at, now), self._look_again)
        silent = session.scalars(
            select(Attendance.silent_at).where(
                Attendance.order_id == order.id, Attendance.silent_at.is_not(None)
            )
        )
        for at in silent:
            if at is not None:
                self.agenda.wake(max(at, now), self._presume)
        fresh = select(Telling).where(Telling.order_id == order.id, Telling.made_at == now)
        for telling in session.scalars(fresh).all():
            self._hears(woman, telling)

    def _look_again(self, now: datetime) -> None:
        with unit_of_work(self.town.sessions) as session:
            due = standing.due(session, now)
        self.diary.looks += jobs.look_again(self.town.sessions, now)
        self._all_follow(due, now)

    def _presume(self, now: datetime) -> None:
        query = select(Attendance.order_id).where(Attendance.silent_at <= now).distinct()
        with unit_of_work(self.town.sessions) as session:
            due = session.scalars(query).all()
        jobs.presume_silent(self.town.sessions, now)
        self._all_follow(due, now)

    def _all_follow(self, orders: Iterable[UUID], now: datetime) -> None:
        for order in sorted(orders):
            with self._unit(self.by_order[order], now):
                pass

    # Her week.

    def _week_of(self, woman: Woman, monday: date) -> Callable[[datetime], None]:
        def begin(now: datetime) -> None:
            with unit_of_work(self.town.sessions) as session:
                order = session.get_one(Order, woman.order_id)
                placed = shifts.placements(session, order.id)
                last = monday + timedelta(days=6)
                planned = [
                    (UUID(one.shift.id), one.shift.starts_at, one.shift.ends_at)
                    for one in shifts.shifts_between(order, placed, monday, last)
                ]
            for shift, starts, ends in planned or self._own_plan(woman, monday):
                self._intend(woman, shift, starts, ends)

        return begin

    def _own_plan(self, woman: Woman, monday: date) -> list[tuple[UUID | None, datetime, datetime]]:
        """Without a timetable she comes on five days of her own choice, four hours each."""
        found: list[tuple[UUID | None, datetime, datetime]] = []
        for day in sorted(self.rng.sample(range(6), 5)):
            starts = days.wall_instant(
                monday + timedelta(days=day), self.rng.choice((8, 9, 13)) * 60, ZONE
            )
            found.append((None, starts, starts + 4 * HOUR))
        return found

    def _intend(self, woman: Woman, shift: UUID | None, starts: datetime, ends: datetime) -> None:
        rng = self.rng
        if rng.random() < self.tempers[woman.order_id]:
            if shift is not None:
                self.excusing.maybe(woman, shift, starts)
            return
        late = rng.choice((0, 0, 1, 2, 5, 8)) if rng.random() < 0.9 else rng.randrange(20, 90)
        # Most make up for coming late by staying as long; some leave early.
        early = -late - rng.choice((0, 0, 2)) if rng.random() < 0.88 else rng.randrange(10, 120)
        came = starts + timedelta(minutes=late, seconds=rng.randrange(60))
        left = ends - timedelta(minutes=early) + timedelta(seconds=rng.randrange(60))
        if left > came:
            self.visit(woman, came, left)

    def visit(self, woman: Woman, came: datetime, left: datetime) -> None:
        """Come and go, with the code of the screen; the phone may find no network for days."""
        rng = self.rng
        delay = timedelta(seconds=rng.randrange(2, 20))
        if rng.random() < 0.06:
            delay = timedelta(minutes=rng.randrange(30, 96 * 60))
        forgets = rng.random()
        if forgets > 0.01:
            self.agenda.plan(came + delay, self._scan(woman, "in", came))
        if forgets < 0.97:
            self.agenda.plan(left + delay, self._scan(woman, "out", left))
        if not woman.place.silent:
            looks = left + delay + timedelta(minutes=rng.randrange(30, 60 * 60))
            self.agenda.plan(looks, self.act(woman, self.officials.looks(woman)))
        else:
            self.agenda.plan(left + timedelta(days=9), self.act(woman, self.officials.mends(woman)))

    def _scan(self, woman: Woman, direction: str, at: datetime) -> Callable[[datetime], None]:
        def scan(now: datetime) -> None:
            if self._is_closed(woman.place, at):
                return
            claims = {
                "direction": direction,
                "code": codes.rotating(woman.site, URL, at).url,
                "captured_at": at.isoformat(),
                "sequence": 0,
                "app_version": "lives",
            }
            with self._unit(woman, now) as session:
                scans.record(session, woman.actor, now, an_id(self.rng), claims, self.key)
            self.diary.facts += 1

        return scan

    def _is_closed(self, place: Place, at: datetime) -> bool:
        day = days.local_day(at, ZONE)
        if day in days.holidays_in(day.year):
            return True
        return any(first <= at < last for first, last in self.closed.get(place.id, []))

    # Closures and changed terms.

    def _maybe_close(self, place: Place, monday: date) -> None:
        if self.rng.random() > 0.05:
            return
        day = monday + timedelta(days=self.rng.randrange(6))
        first, last = days.day_bounds(day, ZONE)
        known = first + timedelta(hours=7.5)
        if self.rng.random() < 0.6:
            known -= timedelta(days=self.rng.randrange(1, 5))

        def close(now: datetime) -> None:
            self.closed.setdefault(place.id, []).append((first, last))
            with unit_of_work(self.town.sessions) as session:
                site = session.get_one(Site, place.id)
                said = {"starts_at": first, "ends_at": last, "cause": "host", "note": None}
                hosts.close_site(session, place.supervisor, now, site, an_id(self.rng), **said)  # type: ignore[arg-type]
                standing.review_site(session, place.id, now, [first, last], "closure")
            for woman in self.town.women:
                if woman.place.id == place.id:
                    with self._unit(woman, now):
                        pass

        self.agenda.plan(known, close)

    def _maybe_change_terms(self, woman: Woman, monday: date, weeks: int) -> None:
        rng = self.rng
        if rng.random() > 0.15:
            return
        at = days.day_bounds(monday + timedelta(days=rng.randrange(weeks * 7)), ZONE)[0]
        required = rng.choice((300, 600, 900, 1200))
        from_day = days.parse_week(days.week_of(at, ZONE))
        if rng.random() < 0.7:
            from_day += timedelta(days=7)

        def change(session: Session, now: datetime) -> None:
            order = session.get_one(Order, woman.order_id)
            if from_day < order.starts_on:
                return
            numbers = orders.Numbers(required, 300, max(required, 1200), 480)
            orders.add_terms(session, self.town.clerk, now, order, from_day, numbers, "Auto nuevo.")
            standing.review(session, order, now, fact="terms")
            self.diary.changed.add((woman.order_id, days.week_of(now, ZONE)))

        self.agenda.plan(at + 15 * HOUR, self.act(woman, change))

    # What she does about it.

    def _hears(self, woman: Woman, telling: Telling) -> None:
        if telling.kind not in ("warning", "stay_longer"):
            return
        if self.rng.random() > 0.6:
            return
        reads = telling.due_at + timedelta(minutes=self.rng.randrange(10, 20 * 60))
        week = telling.week
        self.agenda.plan(reads, lambda now: self._reacts(woman, week, now))

    def _reacts(self, woman: Woman, week: str, now: datetime) -> None:
        """She looks at her week and comes when there is room."""
        with unit_of_work(self.town.sessions) as session:
            order = session.get_one(Order, woman.order_id)
            found = standing.week(session, order, week, now).standing
        needed = found.needed_minutes - found.planned_minutes
        for slot in found.slots:
            starts = max(slot.starts_at, now + HOUR / 2)
            if needed <= 0 or slot.kind != "open" or slot.ends_at - starts < HOUR / 2:
                continue
            ends = min(slot.ends_at, starts + timedelta(minutes=min(needed, slot.minutes)))
            needed -= int((ends - starts).total_seconds() // 60)
            self.diary.changed.add((woman.order_id, week))
            self.visit(woman, starts, ends + timedelta(minutes=1))

    def _midweek(self, woman: Woman, monday: date) -> Callable[[datetime], None]:
        """The usual alternative: less than half by Wednesday night."""
        week = days.format_week(monday)

        def look(now: datetime) -> None:
            with unit_of_work(self.town.sessions) as session:
                order = session.get_one(Order, woman.order_id)
                found = standing.week(session, order, week, now).standing
            done = found.credited_minutes + found.running_minutes
            if found.required_minutes and done < found.required_minutes // 2:
                self.diary.flagged_midweek.add((woman.order_id, week))
                if found.latest_start is not None:
                    self.diary.reachable_midweek.add((woman.order_id, week))

        return look


class Unit:
    """A transaction about one woman; at its end the agenda learns what follows."""

    def __init__(self, living: Living, woman: Woman, now: datetime):
        """Not begun."""
        self.living, self.woman, self.now = living, woman, now
        self._work = unit_of_work(living.town.sessions)

    def __enter__(self) -> Session:
        self.session = self._work.__enter__()
        return self.session

    def __exit__(self, kind, error, trace) -> None:  # type: ignore[no-untyped-def]
        if kind is None:
            self.session.flush()
            self.living.follow(self.session, self.woman, self.now)
        self._work.__exit__(kind, error, trace)
