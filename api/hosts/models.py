"""Hosts, their sites, when these are open, and when they are closed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned
from api.history import Recorded, standing


class Host(Versioned, Base):
    """An organization where hours are worked, under agreement with a court. `notices_at`: when to
    see what its people have to be told. `nit`: its tax number, as 900123456-8."""

    __tablename__ = "hosts"
    __table_args__ = (
        Index("ix_hosts_notices", "notices_at", "id"),
        Index("ix_hosts_nit", "court_id", "nit", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    name: Mapped[str] = mapped_column(String(160))
    nit: Mapped[str | None] = mapped_column(String(16))
    created_at: Mapped[datetime]
    notices_at: Mapped[datetime | None]


class Site(Versioned, Base):
    """One place of a host. `root_secret` makes its rotating codes and never leaves the server."""

    __tablename__ = "sites"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    host_id: Mapped[UUID] = mapped_column(ForeignKey("hosts.id"), index=True)
    name: Mapped[str] = mapped_column(String(160))
    address: Mapped[str] = mapped_column(String(240))
    time_zone: Mapped[str] = mapped_column(String(64))
    closed_on_holidays: Mapped[bool]
    poster_id: Mapped[bytes] = mapped_column(LargeBinary(10), unique=True)
    key_id: Mapped[bytes] = mapped_column(LargeBinary(5), unique=True)
    root_secret: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime]

    host: Mapped[Host] = relationship()
    every_hours: Mapped[list["SiteHours"]] = relationship(
        order_by="(SiteHours.weekday, SiteHours.opens_minute, SiteHours.from_day)"
    )

    every_holidays: Mapped[list["SiteHolidays"]] = relationship()

    @property
    def hours(self) -> list["SiteHours"]:
        """The opening hours that stand, also those of days past."""
        return self.hours_known()

    def hours_known(self, known_at: datetime | None = None) -> list["SiteHours"]:
        """The opening hours as they stand, or as they were known at an instant."""
        return standing(self.every_hours, known_at)

    def holidays_known(self, known_at: datetime | None = None) -> bool:
        """Whether holidays close the site, as it stands or as it was known at an instant."""
        held = standing(self.every_holidays, known_at) if known_at else []
        return held[0].closed if held else self.closed_on_holidays


class RetiredSiteKey(Base):
    """Keys that made a site's codes until a tablet that held them was taken out of use. Codes of
    before are still recognised; later ones say no more than a poster."""

    __tablename__ = "retired_site_keys"

    key_id: Mapped[bytes] = mapped_column(LargeBinary(5), primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    root_secret: Mapped[bytes] = mapped_column(LargeBinary(32))
    over_at: Mapped[datetime]


class SiteHours(Recorded, Base):
    """A stretch of a weekday in which a site is open, from a day to a day. Withdrawn when that
    changes, never edited."""

    __tablename__ = "site_hours"
    __table_args__ = (
        CheckConstraint("weekday between 1 and 7", name="weekday"),
        CheckConstraint("0 <= opens_minute and opens_minute < closes_minute", name="order"),
        CheckConstraint("closes_minute <= 1440", name="within_a_day"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    weekday: Mapped[int]
    opens_minute: Mapped[int]
    closes_minute: Mapped[int]
    from_day: Mapped[date]
    to_day: Mapped[date | None]


class SiteHolidays(Recorded, Base):
    """Whether holidays close a site, as it was known when; the site's own column is the last."""

    __tablename__ = "site_holidays"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"), index=True)
    closed: Mapped[bool]


class Closure(Recorded, Base):
    """A time in which a site is closed though its hours say open; withdrawn, never deleted."""

    __tablename__ = "closures"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="order"),
        Index("ix_closures_site_time", "site_id", "ends_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    site_id: Mapped[UUID] = mapped_column(ForeignKey("sites.id"))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    cause: Mapped[str] = mapped_column(String(16))
    note: Mapped[str | None] = mapped_column(Text)
    recorded_by: Mapped[UUID] = mapped_column()
