"""The site's poster: a big code, and neutral words. It names the site and nothing else."""

from uuid import UUID

from sqlalchemy.orm import Session

from api.hosts.models import Site
from api.papers.kind import Asked, Facts, Kind
from api.rules import codes


def gather(session: Session, site_id: UUID, asked: Asked) -> Facts:
    """The site's name and its printed code, which is no secret."""
    site = session.get_one(Site, site_id)
    return {"site": site.name, "token": codes.poster_token(site.poster_id)}


def drawn(facts: Facts) -> dict[str, str]:
    """The code, as it follows the public address."""
    return {"code": f"/c#{facts['token']}"}


KIND = Kind(
    name="poster",
    template="poster",
    roles=frozenset({"clerk", "host"}),
    subject="site",
    gather=gather,
    titles={"es": "Cartel de la sede", "en": "Poster of the site"},
    file_name="constancia-cartel",
    dated=False,
    drawn=drawn,
)
