"""Imports: a file that was read, line by line, what was found of each line, and how far it is."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, Json

STATES = ("checking", "checked", "writing", "counting", "done")
# Somebody has to go on with these.
UNDER_WAY = ("checking", "writing", "counting")


class Import(Base):
    """One file of a court, or of a monitor and then of no court. Its lines are checked and, once
    somebody says so, written all together or not at all; the weeks that they touch are counted
    afterwards, one order at a time.

    `checked_lines` of `lines`, then `counted_orders` of `orders`: how far it is.
    """

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(
            "state in ('checking', 'checked', 'writing', 'counting', 'done')", name="state"
        ),
        Index("ix_imports_state", "state", "made_at"),
        Index("ix_imports_court", "court_id", "made_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    court_id: Mapped[UUID | None] = mapped_column(ForeignKey("courts.id"))
    kind: Mapped[str] = mapped_column(String(16))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    state: Mapped[str] = mapped_column(String(12))
    lines: Mapped[int]
    checked_lines: Mapped[int] = mapped_column(default=0)
    new_lines: Mapped[int] = mapped_column(default=0)
    same_lines: Mapped[int] = mapped_column(default=0)
    wrong_lines: Mapped[int] = mapped_column(default=0)
    orders: Mapped[int] = mapped_column(default=0)
    counted_orders: Mapped[int] = mapped_column(default=0)
    # Another check of the same lines, asked for by writing them, found something wrong.
    turned_down: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[UUID]
    made_by_name: Mapped[str] = mapped_column(String(160))
    made_by_role: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[datetime]
    run_by: Mapped[UUID | None]
    run_by_name: Mapped[str | None] = mapped_column(String(160))
    run_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class ImportLine(Base):
    """A line of the file: its cells until it is done, and what was found of it. `key` is what
    names the thing that it tells of; `order_id` whose weeks are counted after it, from `at`."""

    __tablename__ = "import_lines"
    __table_args__ = (
        Index("ix_import_lines_key", "import_id", "key"),
        Index("ix_import_lines_order", "import_id", "order_id"),
    )

    import_id: Mapped[UUID] = mapped_column(ForeignKey("imports.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    cells: Mapped[dict[str, Any] | None] = mapped_column(Json)
    key: Mapped[str | None] = mapped_column(String(160))
    result: Mapped[str | None] = mapped_column(String(8))
    remarks: Mapped[list[dict[str, Any]]]
    order_id: Mapped[UUID | None]
    at: Mapped[datetime | None]
