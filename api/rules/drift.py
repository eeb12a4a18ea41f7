"""What a site's clock did while nobody could check it."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Drift:
    """At `since` the codes of a screen were right; when next checked, at `until`, they were
    `ahead` of the server's clock (negative: behind). Both instants are the server's."""

    since: datetime
    until: datetime
    ahead: timedelta


def lag(drift: Drift, counter_at: datetime) -> timedelta | None:
    """How much later than its counter says a code was really shown; None outside of this stretch.

    The rule. A screen counts in the server's time: at every check it measures how far its own
    clock is off and corrects its codes by that. So its clock may be wrong by hours and its codes
    right; what remains is how far it drifts from one check to the next, which may be two weeks
    when it is without network. It tells this at the next check. Clocks drift evenly, so a code in
    between was wrong by its share of the whole: shown at s, its counter said
    s + ahead * (s - since) / (until - since), and that is solved for s here. After a check the
    codes are right again; before the one that tells it nobody can know, and her phone's clock and
    the moment of receipt say how fresh the code was, as ever.
    """
    stretch = drift.until - drift.since
    rate = drift.ahead / stretch
    if rate <= -1:
        return None  # a clock that ran backwards says nothing of when
    shown = drift.since + (counter_at - drift.since) / (1 + rate)
    return shown - counter_at if drift.since < shown <= drift.until else None
