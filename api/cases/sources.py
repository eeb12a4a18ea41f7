"""Where the events of a case are kept, by the kinds that a reader may choose from."""

from collections.abc import Callable

from api.cases import of_her_hours as hours
from api.cases import of_her_plan as plan
from api.cases import of_what_she_heard as heard
from api.cases.shape import Of, Rows

KINDS = (
    *("scan", "host_word", "her_word", "decision", "excuse", "make_up", "warning"),
    *("terms", "pause", "placement", "closure", "appearance", "deadline", "notice", "phone"),
)
SOURCES: dict[str, tuple[Callable[[Of], Rows], ...]] = {
    "scan": (hours.scans,),
    "host_word": (hours.confirmations, hours.hosts_marks),
    "her_word": (hours.replies,),
    "decision": (hours.decisions, hours.approvals, hours.week_decisions, hours.clerks_marks),
    "excuse": (hours.excuses,),
    "make_up": (hours.make_ups, hours.make_up_words, hours.hours_asked, hours.hours_answered),
    "warning": (heard.warning_steps, heard.tellings),
    "terms": (plan.taken_in, plan.terms, plan.terms_approved),
    "pause": (plan.pauses, plan.pauses_withdrawn),
    "placement": (plan.placements, plan.unplaced, plan.spans, plan.timetables, plan.departures),
    "closure": (plan.closures, plan.closures_withdrawn),
    "appearance": (heard.appearances,),
    "deadline": (heard.deadlines,),
    "notice": (heard.sendings, heard.reached, heard.unreached, heard.told_by_mouth),
    "phone": (heard.codes, heard.phones, heard.phones_closed, heard.cards),
}
# Each with a number of its own: what happened at one instant keeps one order.
NUMBERED: tuple[tuple[str, Callable[[Of], Rows]], ...] = tuple(
    (kind, make) for kind in KINDS for make in SOURCES[kind]
)
