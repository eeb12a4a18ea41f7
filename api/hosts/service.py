"""Hosts and sites: making them, reading them, and what they are open for."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from api.errors import Conflict, Invalid, NotFound
from api.history import standing
from api.hosts.models import Closure, Host, Site, SiteHolidays, SiteHours
from api.rules import days
from api.rules.access import Actor

CLOSURE_CAUSES = ("host", "force_majeure", "programme", "other")
LONGEST_CLOSURE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class HoursGiven:
    """Opening hours as somebody entered them: minutes of a weekday, 1 for Monday."""

    weekday: int
    opens_minute: int
    closes_minute: int


def host_of(session: Session, actor: Actor, host_id: UUID) -> Host:
    """The host, when it belongs to the actor's court or is the actor's own."""
    host = session.get(Host, host_id)
    if host is None or not (host.court_id == actor.court_id or host.id == actor.host_id):
        raise NotFound
    return host


def site_of(session: Session, actor: Actor, site_id: UUID) -> Site:
    """The site, when it is in the actor's scope."""
    site = session.get(Site, site_id)
    if site is None or not _in_scope(actor, site):
        raise NotFound
    return site


def _in_scope(actor: Actor, site: Site) -> bool:
    if actor.role == "clerk":
        return site.court_id == actor.court_id
    return site.id in actor.site_ids


def hosts(session: Session, actor: Actor) -> Sequence[Host]:
    """The hosts of the actor's court, by name."""
    return session.scalars(
        select(Host).where(Host.court_id == actor.court_id).order_by(Host.name, Host.id)
    ).all()


def sites(session: Session, actor: Actor) -> Sequence[Site]:
    """The sites in the actor's scope, by name."""
    query = select(Site).options(selectinload(Site.host), selectinload(Site.every_hours))
    if actor.role == "clerk":
        query = query.where(Site.court_id == actor.court_id)
    else:
        query = query.where(Site.id.in_(actor.site_ids))
    return session.scalars(query.order_by(Site.name, Site.id)).all()


def put_host(session: Session, actor: Actor, now: datetime, host_id: UUID, name: str) -> Host:
    """Make a host, or rename it."""
    host = session.get(Host, host_id)
    if host is None:
        assert actor.court_id is not None
        host = Host(id=host_id, court_id=actor.court_id, name=name, created_at=now, notices_at=now)
        session.add(host)
    else:
        host_of(session, actor, host_id)
        host.name = name
    session.flush()
    return host


def put_site(
    session: Session,
    actor: Actor,
    now: datetime,
    site_id: UUID,
    *,
    host: UUID,
    name: str,
    address: str,
    time_zone: str,
    closed_on_holidays: bool,
    opening_hours: Sequence[HoursGiven],
) -> Site:
    """Make a site with fresh secrets, or change it. New hours hold from this day on."""
    _refuse_bad_hours(opening_hours)
    owner = host_of(session, actor, host)
    site = session.get(Site, site_id)
    if site is None:
        site = Site(
            id=site_id,
            court_id=owner.court_id,
            host_id=owner.id,
            poster_id=secrets.token_bytes(10),
            key_id=secrets.token_bytes(5),
            root_secret=secrets.token_bytes(32),
            created_at=now,
        )
        session.add(site)
    elif site_of(session, actor, site_id).host_id != host:
        raise Conflict("site-has-another-host")
    site.name, site.address = name, address
    site.time_zone = time_zone
    _observe(site, closed_on_holidays, actor.id, now)
    if _change_hours(site, opening_hours, actor.id, now):
        # A new timetable is a change of the site: whoever edits it as well must look again.
        flag_modified(site, "name")
    session.flush()
    return site


def _refuse_bad_hours(hours: Sequence[HoursGiven]) -> None:
    for index, one in enumerate(hours):
        if one.opens_minute >= one.closes_minute:
            raise Invalid("ends-before-it-starts", f"/opening_hours/{index}/to")


def _observe(site: Site, closed: bool, by: UUID | None, now: datetime) -> None:
    """Say whether holidays close the site, and keep what was said before."""
    site.closed_on_holidays = closed
    before = standing(site.every_holidays)
    if any(row.closed != closed for row in before) or not before:
        for row in before:
            row.withdraw(by, now)
        site.every_holidays.append(
            SiteHolidays(id=uuid4(), closed=closed, recorded_by=by, recorded_at=now)
        )


def _change_hours(site: Site, given: Iterable[HoursGiven], by: UUID | None, now: datetime) -> bool:
    """End what no longer holds, and begin what is new; a past week keeps the hours it had. Whether
    anything changed."""
    today = days.local_day(now, site.time_zone)
    wanted = {(h.weekday, h.opens_minute, h.closes_minute) for h in given}
    before = hours_now(site)
    # A site's first hours also hold for the past: late evidence may come from before today.
    from_day = today if site.hours else date(2020, 1, 1)
    ended = [h for h in before if (h.weekday, h.opens_minute, h.closes_minute) not in wanted]
    for hours in ended:
        hours.withdraw(by, now)
        if hours.from_day < today:
            key = (hours.weekday, hours.opens_minute, hours.closes_minute)
            _add_hours(site, key, by, now, hours.from_day, today - timedelta(days=1))
    new = wanted - {(h.weekday, h.opens_minute, h.closes_minute) for h in before}
    for key in sorted(new):
        _add_hours(site, key, by, now, from_day, None)
    return bool(ended or new)


def _add_hours(
    site: Site,
    key: tuple[int, int, int],
    by: UUID | None,
    now: datetime,
    from_day: date,
    to_day: date | None,
) -> None:
    weekday, opens, closes = key
    site.every_hours.append(
        SiteHours(
            id=uuid4(),
            weekday=weekday,
            opens_minute=opens,
            closes_minute=closes,
            from_day=from_day,
            to_day=to_day,
            recorded_by=by,
            recorded_at=now,
        )
    )


def hours_now(site: Site) -> list[SiteHours]:
    """The opening hours that hold until somebody changes them."""
    return [hours for hours in site.hours if hours.to_day is None]


def closures(session: Session, site: Site) -> Sequence[Closure]:
    """The site's closures that stand, newest first, at most 50."""
    return session.scalars(
        select(Closure)
        .where(Closure.site_id == site.id, Closure.withdrawn_at.is_(None))
        .order_by(Closure.starts_at.desc(), Closure.id)
        .limit(50)
    ).all()


def close_site(
    session: Session,
    actor: Actor,
    now: datetime,
    site: Site,
    closure_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    cause: str,
    note: str | None,
) -> Closure:
    """Record that the site is or was closed. The same words again change nothing."""
    if starts_at >= ends_at:
        raise Invalid("ends-before-it-starts", "/to")
    if ends_at - starts_at > LONGEST_CLOSURE:
        raise Invalid("too-long-a-closure", "/to")
    known = session.get(Closure, closure_id)
    if known is not None:
        said = (known.site_id, known.starts_at, known.ends_at, known.cause, known.note)
        if said != (site.id, starts_at, ends_at, cause, note):
            raise Conflict("id-already-used")
        return known
    assert actor.id is not None
    closure = Closure(
        id=closure_id,
        site_id=site.id,
        starts_at=starts_at,
        ends_at=ends_at,
        cause=cause,
        note=note,
        recorded_by=actor.id,
        recorded_at=now,
    )
    session.add(closure)
    session.flush()
    return closure


def withdraw_closure(
    session: Session, actor: Actor, now: datetime, site: Site, closure_id: UUID
) -> Closure:
    """Take a closure back; what was recorded stays readable."""
    closure = session.get(Closure, closure_id)
    if closure is None or closure.site_id != site.id:
        raise NotFound
    closure.withdraw(actor.id, now)
    session.flush()
    return closure


def see_notices(session: Session, host_id: UUID, now: datetime) -> None:
    """Something happened that a host's people may have to be told of. Not a change of the host."""
    session.execute(
        update(Host).where(Host.id == host_id, Host.notices_at > now).values(notices_at=now),
        execution_options={"synchronize_session": False},
    )
