"""People added, given new credentials and disabled from the command line."""

import pyotp
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.accounts import courts, staff
from api.accounts.models import Staff
from api.accounts.vault import Vault, vault_of
from api.errors import Conflict, Invalid, NotFound
from api.settings import Settings
from tests.builders import MONDAY, a_court, a_host, a_site


@pytest.fixture
def vault(settings: Settings) -> Vault:
    """The vault of the test settings."""
    return vault_of(settings)


def test_what_is_handed_out_opens_and_is_not_stored(session: Session, vault: Vault) -> None:
    handed = staff.add(session, vault, MONDAY, role="admin", email="Ada@Example.org", name="Ada")
    row = session.scalars(select(Staff).where(Staff.id == handed.staff_id)).one()
    assert len(handed.password) >= 15
    assert vault.is_password(handed.password, row.password_hash)
    assert row.password_hash.startswith("$argon2id$")
    assert handed.totp_secret.encode() not in row.totp_secret
    assert vault.unseal(row.totp_secret) == handed.totp_secret
    assert pyotp.parse_uri(handed.totp_uri).name == "ada@example.org"


def test_an_email_is_one_person_in_whatever_letters(session: Session, vault: Vault) -> None:
    staff.add(session, vault, MONDAY, role="admin", email="ada@example.org", name="Ada")
    with pytest.raises(Conflict) as refused:
        staff.add(session, vault, MONDAY, role="monitor", email="ADA@example.org", name="Ada")
    assert refused.value.slug == "email-already-known"


@pytest.mark.parametrize(
    "email", ["", "ada", "@example.org", "ada@", "a da@example.org", "a@b@c.d"]
)
def test_an_incomplete_email_is_refused(session: Session, vault: Vault, email: str) -> None:
    with pytest.raises(Invalid) as refused:
        staff.add(session, vault, MONDAY, role="admin", email=email, name="Ada")
    assert refused.value.slug == "bad-email"


def test_a_role_needs_its_place_and_no_other(session: Session, vault: Vault) -> None:
    court = a_court(session)
    host, other = a_host(session, court), a_host(session, court)
    elsewhere = a_site(session, other)
    wrong = [
        ({"role": "clerk"}, "role-and-court"),
        ({"role": "host"}, "role-and-host"),
        ({"role": "admin", "court_id": court.id}, "role-and-court"),
        ({"role": "clerk", "court_id": court.id, "host_id": host.id}, "role-and-host"),
        ({"role": "clerk", "court_id": host.id}, "unknown-court"),
        ({"role": "host", "host_id": court.id}, "unknown-host"),
        ({"role": "host", "host_id": host.id, "site_ids": [elsewhere.id]}, "unknown-site"),
        ({"role": "judge"}, "unknown-role"),
        ({"role": "admin", "language": "fr"}, "unknown-language"),
    ]
    for given, code in wrong:
        with pytest.raises(Invalid) as refused:
            staff.add(session, vault, MONDAY, email="x@example.org", name="X", **given)  # type: ignore[arg-type]
        assert refused.value.slug == code


def test_a_reset_makes_the_old_credentials_worthless(session: Session, vault: Vault) -> None:
    first = staff.add(session, vault, MONDAY, role="admin", email="ada@example.org", name="Ada")
    staff.disable(session, MONDAY, "ada@example.org")
    second = staff.reset(session, vault, MONDAY, " ADA@example.org")
    row = session.get_one(Staff, first.staff_id)
    assert second.staff_id == first.staff_id
    assert row.disabled_at is None
    assert not vault.is_password(first.password, row.password_hash)
    assert vault.is_password(second.password, row.password_hash)
    assert second.totp_secret != first.totp_secret


def test_nobody_of_that_name_is_said_so(session: Session, vault: Vault) -> None:
    with pytest.raises(NotFound) as refused:
        staff.reset(session, vault, MONDAY, "nobody@example.org")
    assert refused.value.slug == "no-such-person"
    with pytest.raises(NotFound):
        staff.disable(session, MONDAY, "nobody@example.org")


def test_a_court_has_a_zone_that_exists(session: Session) -> None:
    court = courts.create(session, MONDAY, name=" Juzgado 1 ", city="Cali", department="Valle")
    assert (court.name, court.time_zone, court.evidence_confirms) == (
        "Juzgado 1",
        "America/Bogota",
        False,
    )
    with pytest.raises(Invalid) as refused:
        courts.create(
            session, MONDAY, name="J", city="Cali", department="Valle", time_zone="Cali/Valle"
        )
    assert refused.value.slug == "unknown-time-zone"
