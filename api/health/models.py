"""The clock's pulse: when each clock process last said that it lives."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base


class Heartbeat(Base):
    """The last beat of one clock process."""

    __tablename__ = "heartbeats"

    clock: Mapped[str] = mapped_column(String(80), primary_key=True)
    at: Mapped[datetime]
