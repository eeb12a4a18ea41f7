"""The clock's turn at notices, a channel for somebody, and what the tables say then."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import vault_of
from api.channels.models import Channel, SupportPerson
from api.database import unit_of_work
from api.notices.models import Notice
from api.notices.post import Post
from api.orders.models import Order
from api.senders.message import Message, Outcome, Result
from api.settings import Settings
from scheduler import jobs
from tests.builders import LONG_AGO
from tests.conftest import TestClock
from tests.people import Cast

Sessions = sessionmaker[Session]


class Pocket:
    """A sender that keeps what it is given, and answers what it is told to."""

    def __init__(self, *answers: Result) -> None:
        self.sent: list[tuple[datetime, Message]] = []
        self.answers = list(answers)

    def send(self, message: Message, now: datetime) -> Outcome:
        """Keep it."""
        self.sent.append((now, message))
        result = self.answers.pop(0) if self.answers else "accepted"
        return Outcome(result, result, "pocket", str(len(self.sent)))

    @property
    def texts(self) -> list[str]:
        """What was said, oldest first."""
        return [message.text for _, message in self.sent]


def a_post(settings: Settings, clock: TestClock, **senders: Pocket) -> Post:
    """A post room with these senders."""
    return Post(senders, vault_of(settings), clock, "test")


def wake(sessions: Sessions, now: datetime, order: UUID) -> None:
    """A fact without a name: the clock is to look at the order."""
    with unit_of_work(sessions) as session:
        session.execute(update(Order).where(Order.id == order).values(notices_at=now))


def turn(sessions: Sessions, post: Post) -> None:
    """What a beat of the clock does with notices, on one connection: one after the other."""
    jobs.plan_notices(sessions, post.now())
    while post.carry_one(sessions):
        pass


def a_channel(
    sessions: Sessions,
    settings: Settings,
    person: tuple[str, UUID],
    kind: str,
    address: str,
    position: int = 1,
) -> UUID:
    """A channel that somebody agreed to."""
    vault = vault_of(settings)
    with unit_of_work(sessions) as session:
        kept = Channel(
            id=uuid4(),
            court_id=_court(session, person),
            person_kind=person[0],
            person_id=person[1],
            kind=kind,
            address=vault.seal(address),
            address_hash=vault.bucket("channel", f"{kind}|{address}"),
            shown="...",
            position=position,
            consented_at=datetime.fromisoformat("2026-01-02T12:00:00+00:00"),
        )
        session.add(kept)
        return kept.id


def _court(session: Session, person: tuple[str, UUID]) -> UUID:
    court = session.scalar(select(Order.court_id).where(Order.participant_id == person[1]))
    return court or session.scalars(select(Order.court_id)).first() or person[1]


def notices(sessions: Sessions, *kinds: str) -> list[Notice]:
    """All notices, or those of some kinds, oldest first, with their sendings."""
    with sessions() as session:
        query = select(Notice).order_by(Notice.due_at, Notice.kind, Notice.occasion)
        found = list(session.scalars(query if not kinds else query.where(Notice.kind.in_(kinds))))
        for one in found:
            assert one.sendings is not None
        return found


def kinds_of(found: Iterable[Notice]) -> list[str]:
    """Their kinds."""
    return [one.kind for one in found]


def a_support_person(cast: Cast, sessions: Sessions) -> UUID:
    """Somebody whom she wants told; the id."""
    with unit_of_work(sessions) as session:
        friend = SupportPerson(
            id=uuid4(),
            court_id=cast.order.court_id,
            order_id=cast.order.id,
            participant_id=cast.order.participant_id,
            name="Lucía",
            language="es",
            words="support-1",
            recorded_at=LONG_AGO,
        )
        session.add(friend)
        return friend.id
