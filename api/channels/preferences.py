"""When a person wants to be told, and of what: her quiet hours and what is switched off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from api.channels.models import NoticeSettings
from api.channels.people import Person, look_again

DEFAULTS: Final[Mapping[str, int | bool]] = {
    "quiet_from": 20 * 60,
    "quiet_to": 7 * 60,
    "shift_evening": True,
    "shift_soon": True,
    "weekly_summary": True,
}


def chosen(session: Session, person: Person) -> NoticeSettings | None:
    """What a person has chosen; None while it is as for everybody."""
    return session.get(NoticeSettings, (person.kind, person.id), populate_existing=True)


def choose(
    session: Session,
    now: datetime,
    person: Person,
    row: NoticeSettings | None,
    values: Mapping[str, int | bool],
) -> NoticeSettings:
    """Keep what a person chooses. What is not named stays as it was."""
    if row is None:
        row = NoticeSettings(
            person_kind=person.kind, person_id=person.id, court_id=person.court_id, **DEFAULTS
        )
        session.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at = now
    session.flush()
    look_again(session, person, now)
    return row
