"""Organizations that help, defend or watch: made on the command line by whoever runs this."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.accounts.models import SupportOrganization
from api.errors import Conflict, Invalid

KINDS: Final = ("support", "defender", "observatory")
LONGEST: Final = {"name": 120, "about": 400, "reach": 160}


def create(
    session: Session,
    now: datetime,
    *,
    name: str,
    kind: str,
    about: str,
    reach: str,
    organization_id: UUID | None = None,
) -> SupportOrganization:
    """Make an organization: its name, what it does, and how to get hold of it, as she reads them.

    Raises `Invalid` for an empty or overlong text, `Conflict` for a name that is taken.
    """
    if kind not in KINDS:
        raise Invalid("unknown-kind", "/kind")
    given = {"name": name.strip(), "about": about.strip(), "reach": reach.strip()}
    for field, text in given.items():
        if not text:
            raise Invalid("empty", f"/{field}")
        if len(text) > LONGEST[field]:
            raise Invalid("too-long", f"/{field}", max=LONGEST[field])
    if by_name(session, given["name"]) is not None:
        raise Conflict("organization-there-already")
    made = SupportOrganization(id=organization_id or uuid4(), kind=kind, created_at=now, **given)
    session.add(made)
    session.flush()
    return made


def by_name(session: Session, name: str) -> SupportOrganization | None:
    """The organization of this name, in whatever letters."""
    same = func.lower(SupportOrganization.name) == name.strip().lower()
    return session.scalar(select(SupportOrganization).where(same))


def every(session: Session) -> Sequence[SupportOrganization]:
    """All of them, by name."""
    return session.scalars(select(SupportOrganization).order_by(SupportOrganization.name)).all()
