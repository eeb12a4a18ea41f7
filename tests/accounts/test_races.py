"""Many at the same moment, on real connections: still one phone, one session, five guesses."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pyotp
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from api.accounts import binding, devices, enrolments, service, staff
from api.accounts.models import Device
from api.accounts.vault import Vault, vault_of
from api.database import session_factory, unit_of_work
from api.errors import DomainError
from api.rules.access import Actor
from api.settings import Settings
from tests.builders import LONG_AGO, MONDAY, a_court, an_order
from tests.phones import Phone

AT_ONCE = 8


@pytest.fixture
def factory(own_engine: Engine) -> sessionmaker[Session]:
    """Sessions of connections of their own."""
    return session_factory(own_engine)


@pytest.fixture
def vault(settings: Settings) -> Vault:
    """The vault of the test settings."""
    return vault_of(settings)


def at_once(work: Callable[[], object]) -> list[str]:
    """Do it from every thread at one moment: "done", or the slug of the refusal."""
    gate = Barrier(AT_ONCE)

    def one(_number: int) -> str:
        gate.wait()
        try:
            work()
        except DomainError as refused:
            return refused.slug
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(one, range(AT_ONCE)))


def test_guesses_at_the_same_moment_are_all_counted(
    factory: sessionmaker[Session], vault: Vault
) -> None:
    phone, device_id = Phone(), uuid4()
    with unit_of_work(factory) as session:
        order = an_order(session, a_court(session))
        x, y = phone.point
        session.add(
            Device(
                id=device_id,
                court_id=order.court_id,
                participant_id=order.participant_id,
                order_id=order.id,
                x=x,
                y=y,
                enrolled_at=LONG_AGO,
                matched_at=LONG_AGO,
                pin_hash=vault.hash_pin(device_id, phone.pin),
            )
        )

    def guess() -> None:
        asked, _ = vault.challenge(device_id, MONDAY)
        with unit_of_work(factory) as session:
            devices.admit(session, vault, MONDAY, device_id, asked, phone.sign(asked))

    assert at_once(guess) == ["done"] * 5 + ["slow-down"] * (AT_ONCE - 5)
    with unit_of_work(factory) as session:
        assert session.get_one(Device, device_id).pin_failures == 5


def test_one_code_at_the_same_moment_binds_one_phone(
    factory: sessionmaker[Session], vault: Vault
) -> None:
    with unit_of_work(factory) as session:
        order = an_order(session, a_court(session))
        clerk = Actor(role="clerk", id=uuid4(), court_id=order.court_id)
        issued = enrolments.issue_for_order(session, clerk, MONDAY, order.id)

    def redeem() -> None:
        key = Phone()
        phone = binding.Phone(key.jwk["x"], key.jwk["y"], key.pin)
        with unit_of_work(factory) as session:
            claimed = enrolments.claim(session, MONDAY, issued.token, "participant")
        with unit_of_work(factory) as session:
            binding.bind_phone(session, vault, MONDAY, claimed, phone)

    assert at_once(redeem) == ["done"] + ["enrolment-code-spent"] * (AT_ONCE - 1)
    with unit_of_work(factory) as session:
        assert len(session.scalars(select(Device).where(Device.order_id == order.id)).all()) == 1


def test_one_second_factor_at_the_same_moment_opens_one_session(
    factory: sessionmaker[Session], vault: Vault
) -> None:
    email = f"{uuid4().hex}@example.org"
    with unit_of_work(factory) as session:
        handed = staff.add(session, vault, LONG_AGO, role="admin", email=email, name="Ada")
    code = pyotp.TOTP(handed.totp_secret).at(MONDAY)

    def enter() -> None:
        with unit_of_work(factory) as session:
            person = staff.by_email(session, email)
        with unit_of_work(factory) as session:
            service.sign_in_staff(session, vault, MONDAY, person, handed.password, code)

    assert at_once(enter) == ["done"] + ["sign-in-refused"] * (AT_ONCE - 1)
