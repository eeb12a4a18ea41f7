"""What each order brought to each month, and the releases that were made of it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base
from api.rules.figures import Hidden


class OrderMonth(Base):
    """The contributions of one order to one month, by measure. A copy that points at no order: what
    was published once is not to change because a case is forgotten.

    `amounts`: a number by measure. `readings`: of medians, every value by measure.
    """

    __tablename__ = "order_months"
    __table_args__ = (
        Index("ix_order_months_month", "month"),
        Index("ix_order_months_person", "person_id"),
    )

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    person_id: Mapped[UUID]
    department: Mapped[str | None] = mapped_column(String(2))
    amounts: Mapped[dict[str, Any]]
    readings: Mapped[dict[str, Any]]
    method: Mapped[int]
    taken_at: Mapped[datetime]


class Release(Base):
    """The published tables of all months up to one, after which it is named. Never changed.

    `digest` is of its method, its days and every cell.
    """

    __tablename__ = "releases"

    name: Mapped[str] = mapped_column(String(7), primary_key=True)
    previous: Mapped[str | None] = mapped_column(String(7), unique=True)
    first_month: Mapped[str] = mapped_column(String(7))
    method: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime]


class ReleaseCell(Base):
    """One cell of a release: a rounded value, in minutes where it is of hours, or why none."""

    __tablename__ = "release_cells"
    __table_args__ = (
        CheckConstraint("(value is null) <> (hidden is null)", name="shown_or_hidden"),
    )

    release: Mapped[str] = mapped_column(ForeignKey("releases.name"), primary_key=True)
    table_code: Mapped[str] = mapped_column(String(24), primary_key=True)
    period: Mapped[str] = mapped_column(String(7), primary_key=True)
    place: Mapped[str] = mapped_column(String(2), primary_key=True)
    column_code: Mapped[str] = mapped_column(String(24), primary_key=True)
    value: Mapped[int | None]
    hidden: Mapped[Hidden | None] = mapped_column(String(12))
