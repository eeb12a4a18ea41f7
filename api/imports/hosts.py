"""Hosts from a file, by their tax number."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.hosts import service
from api.hosts.models import Host
from api.imports import cells
from api.imports.columns import Column
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.rules.names import folded

NIT = Column(
    "nit",
    "nit",
    "nit",
    True,
    "900123456-8",
    "El NIT de la entidad con su dígito de verificación.",
    "The host's tax number (NIT) with its check digit.",
)


@dataclass(frozen=True, slots=True)
class HostRow:
    """A host as a line tells of it."""

    nit: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownHosts:
    """The court's hosts, by number, and by name those that have none."""

    by_nit: dict[str, Host]
    nameless: dict[str, Host]


class Hosts(Kind[HostRow]):
    """Hosts."""

    name = "hosts"
    columns = (
        NIT,
        Column(
            "name",
            "entidad",
            "host",
            True,
            "Comedor La Esperanza",
            "El nombre de la entidad, como lo dice la gente.",
            "The host's name, as people say it.",
        ),
    )

    def read(self, cells_: Cells, place: Place) -> HostRow:
        """Its number and its name."""
        return HostRow(cells_.take("nit", cells.nit), cells_.take("name", cells.text))

    def key(self, row: HostRow) -> str:
        """The tax number."""
        return row.nit

    def known(self, session: Session, place: Place, rows: Sequence[HostRow]) -> KnownHosts:
        """The court's hosts."""
        found = session.scalars(select(Host).where(Host.court_id == place.court_id)).all()
        return KnownHosts(
            {host.nit: host for host in found if host.nit is not None},
            {folded(host.name): host for host in found if host.nit is None},
        )

    def judge(
        self, item: Item[HostRow], known: KnownHosts, earlier: Sequence[Item[HostRow]]
    ) -> Verdict:
        """A number is a host; a host that stands without a number gets it."""
        if earlier:
            return twice(earlier)
        host = known.by_nit.get(item.row.nit)
        if host is not None:
            equal = folded(host.name) == folded(item.row.name)
            return same(item) if equal else self.differs(["name"])
        if folded(item.row.name) in known.nameless:
            return new(item, Remark("gets-its-nit", wrong=False))
        return new(item)

    def write(
        self, session: Session, place: Place, rows: Sequence[HostRow], known: KnownHosts
    ) -> Sequence[Touched]:
        """Make them, or give them their number."""
        for row in rows:
            host = known.nameless.pop(folded(row.name), None)
            if host is None:
                host = service.put_host(session, place.actor, place.now, uuid4(), row.name)
            host.nit = row.nit
        session.flush()
        return ()
