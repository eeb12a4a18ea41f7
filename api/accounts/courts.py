"""Courts: made on the command line by whoever runs the installation."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from api.accounts.models import Court
from api.errors import Invalid
from api.rules import days


def create(
    session: Session,
    now: datetime,
    *,
    name: str,
    city: str,
    department: str,
    time_zone: str = "America/Bogota",
    evidence_confirms: bool = False,
) -> Court:
    """Make a court. Raises `Invalid` for an unknown time zone or an empty name."""
    if not name.strip():
        raise Invalid("empty", "/name")
    try:
        days.zone(time_zone)
    except ValueError:
        raise Invalid("unknown-time-zone", "/time_zone") from None
    court = Court(
        id=uuid4(),
        name=name.strip(),
        city=city.strip(),
        department=department.strip(),
        time_zone=time_zone,
        evidence_confirms=evidence_confirms,
        created_at=now,
    )
    session.add(court)
    session.flush()
    return court
