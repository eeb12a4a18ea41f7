"""The keys that make a site's codes: new ones when a tablet that holds them is out of use."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from api.hosts.models import RetiredSiteKey, Site


def replace(session: Session, site_id: UUID, now: datetime) -> None:
    """Begin new keys for a site; what the old ones make from now on proves nothing more.

    Not a change of the site that a clerk edits: its version stays.
    """
    held = select(Site.key_id, Site.root_secret).where(Site.id == site_id)
    key_id, root = session.execute(held.with_for_update(key_share=True)).one()
    session.add(RetiredSiteKey(key_id=key_id, site_id=site_id, root_secret=root, over_at=now))
    session.execute(
        update(Site)
        .where(Site.id == site_id)
        .values(key_id=secrets.token_bytes(5), root_secret=secrets.token_bytes(32))
    )
    session.flush()


def retired(session: Session, key_id: bytes) -> RetiredSiteKey | None:
    """The keys that a code names, when they are out of use."""
    return session.get(RetiredSiteKey, key_id)


def retired_of(session: Session, site_id: UUID) -> Sequence[RetiredSiteKey]:
    """The keys of a site that are out of use, newest first, at most 20."""
    return session.scalars(
        select(RetiredSiteKey)
        .where(RetiredSiteKey.site_id == site_id)
        .order_by(RetiredSiteKey.over_at.desc(), RetiredSiteKey.key_id)
        .limit(20)
    ).all()
