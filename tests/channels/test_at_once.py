"""Many at the same moment, on real connections: eight channels, one support person, one ending."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import Vault, vault_of
from api.channels import keeping, people, service, support
from api.channels.addresses import Given, address_of
from api.channels.keeping import Consent
from api.channels.models import Channel, ChannelEvent, SupportPerson
from api.database import session_factory, unit_of_work
from api.errors import DomainError
from api.orders.models import Order
from api.rules.access import Actor
from api.settings import Settings
from tests.builders import MONDAY, a_court, an_order

AT_ONCE = 6
YES = Consent(True, "channel-1")


@pytest.fixture
def factory(own_engine: Engine) -> sessionmaker[Session]:
    """Sessions of connections of their own."""
    return session_factory(own_engine)


@pytest.fixture
def vault(settings: Settings) -> Vault:
    """The vault of the test settings."""
    return vault_of(settings)


@pytest.fixture
def her(factory: sessionmaker[Session]) -> Actor:
    """Somebody with an order."""
    with unit_of_work(factory) as session:
        order = an_order(session, a_court(session))
    return Actor(
        "participant",
        order.participant_id,
        participant_id=order.participant_id,
        order_id=order.id,
        name="Marta",
    )


def at_once(factory: sessionmaker[Session], work: Callable[[Session, int], object]) -> list[str]:
    """Do it from every thread at one moment: "done", or the slug of the refusal."""
    gate = Barrier(AT_ONCE)

    def one(number: int) -> str:
        gate.wait()
        try:
            with unit_of_work(factory) as session:
                work(session, number)
        except DomainError as refused:
            return refused.slug
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(one, range(AT_ONCE)))


def add(session: Session, vault: Vault, her: Actor, number: int) -> UUID:
    """One more number of hers."""
    address = address_of(Given("sms", f"300 123 40{number:02}"))
    person = people.herself(session, her)
    return keeping.add(session, vault, her, MONDAY, person, uuid4(), address, YES).id


def test_there_are_never_nine(factory: sessionmaker[Session], vault: Vault, her: Actor) -> None:
    with unit_of_work(factory) as session:
        for number in range(keeping.MOST - 2):
            add(session, vault, her, number)
    done = at_once(factory, lambda session, n: add(session, vault, her, 20 + n))
    assert done == [*["channels-enough"] * (AT_ONCE - 2), "done", "done"]
    with factory() as session:
        ways = service.ways_of(session, "participant", her.id or uuid4())
    assert [one.position for one in ways] == list(range(1, keeping.MOST + 1))


def test_it_ends_once_though_she_withdraws_it_answers_stop_and_the_provider_lost_it(
    factory: sessionmaker[Session], vault: Vault, her: Actor
) -> None:
    with unit_of_work(factory) as session:
        identity = add(session, vault, her, 77)

    def end(session: Session, number: int) -> None:
        if number % 3 == 0:
            service.stop_by_word(session, vault, MONDAY, "sms", "+573001234077", "STOP")
        elif number % 3 == 1:
            service.gone(session, MONDAY, identity, "unknown")
        else:
            keeping.withdraw(session, her, MONDAY, people.herself(session, her), identity)

    assert at_once(factory, end) == ["done"] * AT_ONCE
    with factory() as session:
        assert session.get_one(Channel, identity).ended_at == MONDAY
        events = session.scalars(
            select(ChannelEvent.number).where(ChannelEvent.channel_id == identity)
        )
        assert sorted(events) == [1, 2]


def test_there_is_one_support_person_whoever_was_named_at_once(
    factory: sessionmaker[Session], vault: Vault, her: Actor
) -> None:
    def name(session: Session, number: int) -> None:
        order = session.get_one(Order, her.order_id)
        named = support.Named(f"Rosa {number}", "es")
        address = address_of(Given("email", f"rosa{number}@example.org"))
        yes = Consent(True, "support-1")
        support.name(session, vault, her, MONDAY, order, named, address, yes)

    assert at_once(factory, name) == ["done"] * AT_ONCE
    hers = select(func.count()).where(SupportPerson.order_id == her.order_id)
    with factory() as session:
        assert session.scalar(hers) == AT_ONCE
        assert session.scalar(hers.where(SupportPerson.withdrawn_at.is_(None))) == 1
