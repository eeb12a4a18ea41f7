"""The post room: plans notices, and carries them with whatever senders this house has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session, sessionmaker

from api.accounts.vault import Vault
from api.database import unit_of_work
from api.notices import carrying
from api.senders.message import Sender


@dataclass(frozen=True)
class Post:
    """What a clock needs to carry notices: the senders by kind of channel, the vault that opens
    addresses, the time, and a name of its own to hold leases with."""

    senders: Mapping[str, Sender]
    vault: Vault
    now: Callable[[], datetime]
    name: str = field(default_factory=lambda: uuid4().hex)

    def carry_one(self, sessions: sessionmaker[Session]) -> bool:
        """See to the notice that has waited longest; whether there was one."""
        with unit_of_work(sessions) as session:
            now = self.now()
            notice = carrying.claim(session, now, self.name)
            if notice is None:
                return False
            errand = carrying.begin(session, notice, self.vault, self.senders, now)
        if errand is not None:
            # Outside of any transaction: a provider that is slow holds no lock of ours.
            outcome = self.senders[errand.kind].send(errand.message, self.now())
            with unit_of_work(sessions) as session:
                carrying.end(session, errand, outcome, self.senders, self.now())
        return True
