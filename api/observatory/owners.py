"""Who keeps an account: an organization, or the person herself where she has none."""

from uuid import UUID

from api.rules.access import Actor


def owner_of(actor: Actor) -> UUID:
    """Whose an account is that this person enters."""
    assert actor.id is not None
    return actor.organization_id or actor.id


def owners_of(actor: Actor) -> frozenset[UUID]:
    """Whose accounts this person keeps: her own, and her organization's. A reader keeps none."""
    if actor.role != "monitor" or actor.id is None:
        return frozenset()
    return frozenset({actor.id, owner_of(actor)})
