"""Imports every table once, for migrations, the application and the clock."""

from api.accounts import models as accounts
from api.appearances import models as appearances
from api.attendances import models as attendances
from api.channels import models as channels
from api.consents import models as consents
from api.database import Base
from api.deadlines import models as deadlines
from api.excuses import models as excuses
from api.exports import models as exports
from api.health import models as health
from api.hosts import models as hosts
from api.imports import models as imports
from api.imports import stalls as import_stalls
from api.intake import models as intake
from api.make_ups import models as make_ups
from api.notes import models as notes
from api.notices import models as notices
from api.notices import spoken_models as notice_words
from api.observatory import models as observatory
from api.offers import models as offers
from api.orders import models as orders
from api.papers import models as papers
from api.papers import plan_models as plan_requests
from api.passes import models as passes
from api.reports import models as reports
from api.scans import models as scans
from api.sheets import models as sheets
from api.shifts import models as shifts
from api.shortfalls import models as shortfalls
from api.site_health import models as site_health
from api.standing import models as standing
from api.statistics import models as statistics
from api.warnings import models as warnings
from api.web import idempotency_keys

__all__ = [
    "Base",
    "accounts",
    "appearances",
    "attendances",
    "channels",
    "consents",
    "deadlines",
    "excuses",
    "exports",
    "health",
    "hosts",
    "idempotency_keys",
    "import_stalls",
    "imports",
    "intake",
    "make_ups",
    "notes",
    "notice_words",
    "notices",
    "observatory",
    "offers",
    "orders",
    "papers",
    "passes",
    "plan_requests",
    "reports",
    "scans",
    "sheets",
    "shifts",
    "shortfalls",
    "site_health",
    "standing",
    "statistics",
    "warnings",
]
