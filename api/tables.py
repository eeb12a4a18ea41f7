"""Imports every table once, for migrations, the application and the clock."""

from api.accounts import models as accounts
from api.attendances import models as attendances
from api.database import Base
from api.health import models as health
from api.hosts import models as hosts
from api.orders import models as orders
from api.scans import models as scans
from api.shifts import models as shifts
from api.standing import models as standing
from api.web import idempotency_keys

__all__ = [
    "Base",
    "accounts",
    "attendances",
    "health",
    "hosts",
    "idempotency_keys",
    "orders",
    "scans",
    "shifts",
    "standing",
]
