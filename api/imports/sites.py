"""Sites from a file, by their host's tax number and their name."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from api.hosts import service
from api.hosts.models import Host, Site
from api.imports import cells, timetables
from api.imports.columns import Column
from api.imports.hosts import NIT
from api.imports.kind import Cells, Item, Kind, Place, Remark, Touched, Verdict, new, same, twice
from api.rules import days
from api.rules.names import folded

YES_OR_NO = {"si": "yes", "sí": "yes", "yes": "yes", "no": "no"}


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site as a line tells of it."""

    nit: str
    name: str
    address: str
    hours: tuple[timetables.Hours, ...]
    closed_on_holidays: bool
    time_zone: str


@dataclass(frozen=True, slots=True)
class KnownSites:
    """The court's hosts by number, and their sites by host and name."""

    hosts: dict[str, UUID]
    sites: dict[tuple[UUID, str], Site]


def sites_of(session: Session, court_id: UUID) -> Sequence[Site]:
    """The court's sites with their hosts and hours."""
    query = select(Site).where(Site.court_id == court_id)
    return session.scalars(
        query.options(joinedload(Site.host), selectinload(Site.every_hours))
    ).all()


def _zone(cell: object) -> str:
    name = cells.matching(cell, r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+){0,2}", "no-such-time-zone", 64)
    try:
        days.zone(name)
    except ValueError:
        raise cells.Wrong("no-such-time-zone") from None
    return name


class Sites(Kind[SiteRow]):
    """Sites."""

    name = "sites"
    columns = (
        NIT,
        Column(
            "name",
            "sede",
            "site",
            True,
            "Sede Centro",
            "El nombre de la sede.",
            "The site's name.",
        ),
        Column(
            "address",
            "direccion",
            "address",
            True,
            "Calle 5 # 12-34",
            "La dirección de la sede.",
            "The site's address.",
        ),
        Column(
            "opening_hours",
            "horario_abierto",
            "opening_hours",
            True,
            "lun-vie 08:00-17:00; sab 08:00-12:00",
            "Cuándo está abierta. Días: lun mar mie jue vie sab dom.",
            "When it is open. Days: mon tue wed thu fri sat sun.",
        ),
        Column(
            "closed_on_holidays",
            "cierra_festivos",
            "closed_on_holidays",
            False,
            "si",
            "Si los festivos la cierran: si o no. Vacío: si.",
            "Whether holidays close it: yes or no. Empty: yes.",
        ),
        Column(
            "time_zone",
            "zona_horaria",
            "time_zone",
            False,
            "America/Bogota",
            "La zona horaria. Vacío: la del juzgado.",
            "The time zone. Empty: the court's.",
        ),
    )

    def read(self, cells_: Cells, place: Place) -> SiteRow:
        """Its host, name, address and hours."""
        hours = cells_.take("opening_hours", lambda cell: timetables.hours(cell, overnight=False))
        closed = cells_.take(
            "closed_on_holidays", lambda cell: cells.one_of(cell, YES_OR_NO), "yes"
        )
        return SiteRow(
            nit=cells_.take("nit", cells.nit),
            name=cells_.take("name", cells.text),
            address=cells_.take("address", lambda cell: cells.text(cell, 240)),
            hours=tuple(hours or ()),
            closed_on_holidays=closed == "yes",
            time_zone=cells_.take("time_zone", _zone, place.time_zone),
        )

    def key(self, row: SiteRow) -> str:
        """The host's number and the site's name, as far as it fits."""
        return f"{row.nit}|{folded(row.name)}"[:160]

    def known(self, session: Session, place: Place, rows: Sequence[SiteRow]) -> KnownSites:
        """The court's hosts and sites."""
        hosts = session.execute(
            select(Host.nit, Host.id).where(
                Host.court_id == place.court_id, Host.nit.in_({row.nit for row in rows})
            )
        )
        sites = sites_of(session, place.court_id)
        return KnownSites(
            {nit: own for nit, own in hosts if nit is not None},
            {(site.host_id, folded(site.name)): site for site in sites},
        )

    def judge(
        self, item: Item[SiteRow], known: KnownSites, earlier: Sequence[Item[SiteRow]]
    ) -> Verdict:
        """A host has one site of a name."""
        if earlier:
            return twice(earlier)
        host = known.hosts.get(item.row.nit)
        if host is None:
            return Verdict("wrong", [Remark("host-unknown", "nit")])
        site = known.sites.get((host, folded(item.row.name)))
        if site is None:
            return new(item)
        others = _others(site, item.row)
        return self.differs(others) if others else same(item)

    def write(
        self, session: Session, place: Place, rows: Sequence[SiteRow], known: KnownSites
    ) -> Sequence[Touched]:
        """Make them, each with secrets of its own."""
        for row in rows:
            service.put_site(
                session,
                place.actor,
                place.now,
                uuid4(),
                host=known.hosts[row.nit],
                name=row.name,
                address=row.address,
                time_zone=row.time_zone,
                closed_on_holidays=row.closed_on_holidays,
                opening_hours=[service.HoursGiven(*one) for one in row.hours],
            )
        return ()


def _others(site: Site, row: SiteRow) -> list[str]:
    hours = {(h.weekday, h.opens_minute, h.closes_minute) for h in service.hours_now(site)}
    pairs = {
        "address": (site.address, row.address),
        "opening_hours": (hours, set(row.hours)),
        "closed_on_holidays": (site.closed_on_holidays, row.closed_on_holidays),
        "time_zone": (site.time_zone, row.time_zone),
    }
    return [name for name, (stands, told) in pairs.items() if stands != told]
