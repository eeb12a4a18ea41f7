"""Accounts of the same application: found by where and when, joined by a person's word alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from api.errors import Forbidden, Invalid
from api.observatory.accounts import STRUCK, account_of
from api.observatory.models import Application, ApplicationMatch
from api.observatory.owners import owner_of, owners_of
from api.observatory.service import application_of
from api.rules import applications
from api.rules.access import Actor

Pair = tuple[UUID, UUID]


def pair_of(one: UUID, other: UUID) -> Pair:
    """Two accounts in the order in which their pair is kept."""
    return (one, other) if one.hex < other.hex else (other, one)


def matches_of(session: Session, ids: Collection[UUID] | None = None) -> Sequence[ApplicationMatch]:
    """Every word on pairs that one of these accounts is in, or on all pairs, in their order."""
    query = select(ApplicationMatch).order_by(ApplicationMatch.at, ApplicationMatch.number)
    if ids is not None:
        first, second = ApplicationMatch.first_id, ApplicationMatch.second_id
        query = query.where(or_(first.in_(ids), second.in_(ids)))
    return session.scalars(query).all()


def words_on(session: Session, ids: Collection[UUID] | None = None) -> dict[Pair, bool]:
    """What was said last of each of these pairs."""
    return {(one.first_id, one.second_id): one.same for one in matches_of(session, ids)}


def looks_alike(one: Application, other: Application) -> bool | None:
    """Whether two accounts look like the same application: True exactly, False nearly, None not.
    An organization's own references tell its cases apart."""
    if one.id == other.id or one.counted_as == other.counted_as:
        return None
    if STRUCK in (one.state, other.state):
        return None
    own = one.owner_id == other.owner_id and one.reference and other.reference
    return None if own else applications.alike(account_of(one), account_of(other))


def alike_to(session: Session, one: Application) -> list[tuple[Application, bool]]:
    """The accounts that look like this one and of which nobody said what they are; True where
    their days are the same."""
    found = [
        (other, exact)
        for other in _near(session, one)
        if (exact := looks_alike(one, other)) is not None
    ]
    said = words_on(session, [one.id]) if found else {}
    found = [pair for pair in found if pair_of(one.id, pair[0].id) not in said]
    return sorted(found, key=lambda pair: (not pair[1], pair[0].entered_at, pair[0].id.hex))


def _near(session: Session, one: Application) -> Sequence[Application]:
    """Accounts of the same department and kind of court with a day near one of this one's."""
    days = [
        column.between(day - applications.NEAR, day + applications.NEAR)
        for column, day in (
            (Application.filed_on, one.filed_on),
            (Application.decided_on, one.decided_on),
        )
        if day is not None
    ]
    if not days:
        return ()
    same = and_(Application.department == one.department, Application.court_kind == one.court_kind)
    query = select(Application).where(same, or_(*days), Application.id != one.id)
    return session.scalars(query.order_by(Application.entered_at, Application.id)).all()


def unanswered(session: Session, accounts: Sequence[Application]) -> list[Pair]:
    """The pairs among these accounts that look alike and of which nobody said what they are."""
    known: dict[tuple[str, str, str, date], list[Application]] = defaultdict(list)
    said = words_on(session)
    found: dict[Pair, None] = {}
    for one in accounts:
        for step in account_of(one).steps:
            where = (one.department, one.court_kind, step.kind)
            for other in _around(known, where, step.on):
                pair = pair_of(one.id, other.id)
                if pair not in said and looks_alike(one, other) is not None:
                    found[pair] = None
            known[*where, step.on].append(one)
    return list(found)


def _around(
    known: Mapping[tuple[str, str, str, date], list[Application]],
    where: tuple[str, str, str],
    day: date,
) -> Iterator[Application]:
    """Those that have this step on a day near this one."""
    reach = applications.NEAR.days
    for shift in range(-reach, reach + 1):
        yield from known.get((*where, day + timedelta(days=shift)), ())


def say(
    session: Session, actor: Actor, now: datetime, one_id: UUID, other_id: UUID, same: bool
) -> Application:
    """Say that two accounts are of the same application, or of two. One of them is one's own. The
    same word again changes nothing; another word is another event, and holds."""
    one, other = (application_of(session, each) for each in (one_id, other_id))
    if one.id == other.id:
        raise Invalid("match-with-itself")
    if not {one.owner_id, other.owner_id} & owners_of(actor):
        raise Forbidden("not-your-account")
    _hold(session, (one, other))
    pair = pair_of(one.id, other.id)
    if words_on(session, [one.id]).get(pair) is same:
        return one
    assert actor.id is not None
    session.add(
        ApplicationMatch(
            id=uuid4(),
            first_id=pair[0],
            second_id=pair[1],
            number=len(matches_of(session, [one.id, other.id])) + 1,
            same=same,
            owner_id=owner_of(actor),
            by_id=actor.id,
            by_name=actor.name,
            at=now,
        )
    )
    session.flush()
    _count_anew(session, (one, other))
    return one


def _hold(session: Session, two: Sequence[Application]) -> None:
    """Both rows, always in the same order, so that nobody waits for each other."""
    ids = sorted((one.id for one in two), key=lambda each: each.hex)
    for each in ids:
        session.execute(select(Application.id).where(Application.id == each).with_for_update())


def _count_anew(session: Session, two: Sequence[Application]) -> None:
    """Which account stands for each of those that these two were or are joined with: the one that
    was entered first."""
    whole = {one.counted_as for one in two}
    members = session.scalars(select(Application).where(Application.counted_as.in_(whole))).all()
    left = sorted(members, key=lambda one: (one.entered_at, one.id.hex))
    joined = [pair for pair, same in words_on(session, [one.id for one in left]).items() if same]
    by_id = {one.id: one for one in left}
    seen: set[UUID] = set()
    for first in left:
        if first.id in seen:
            continue
        for each in _reached(first.id, joined):
            by_id[each].counted_as = first.id
            seen.add(each)
    session.flush()


def _reached(start: UUID, joined: Collection[Pair]) -> set[UUID]:
    found, fresh = {start}, {start}
    while fresh:
        fresh = {each for pair in joined if fresh & set(pair) for each in pair} - found
        found |= fresh
    return found


def of_others(session: Session, owner: UUID) -> Sequence[Application]:
    """The accounts that others keep, as far as they hold."""
    query = select(Application).where(Application.owner_id != owner, Application.state != STRUCK)
    return session.scalars(query).all()


def accounts_of(session: Session, one: Application) -> Sequence[Application]:
    """All accounts of the same application, this one among them, the first entered first."""
    query = select(Application).where(Application.counted_as == one.counted_as)
    return session.scalars(query.order_by(Application.entered_at, Application.id)).all()
