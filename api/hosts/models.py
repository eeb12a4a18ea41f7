"""Hosts, their sites, when these are open, and when they are closed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.database import Base, Versioned


class Host(Versioned, Base):
    """An organization where hours are worked, under agreement with a court."""

    __tablename__ = "hosts"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID] = mapped_column(ForeignKey("courts.id"), index=True)
    name: Mapped[str] = mapped_column(String(160))
    created_at: Mapped[datetime]


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
    hours: Mapped[list["SiteHours"]] = relationship(
        order_by="(SiteHours.weekday, SiteHours.opens_minute)", cascade="all, delete-orphan"
    )


class SiteHours(Base):
    """A stretch of a weekday in which a site is open, from a day on: past weeks keep theirs."""

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


class Closure(Base):
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
    recorded_by: Mapped[UUID]
    recorded_at: Mapped[datetime]
    withdrawn_by: Mapped[UUID | None]
    withdrawn_at: Mapped[datetime | None]
