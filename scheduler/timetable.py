"""All that happens unasked: job, how often, and why. The truth of what is due is in the tables."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session, sessionmaker

from api.notices.post import Post
from scheduler import jobs


@dataclass(frozen=True, slots=True)
class Job:
    """One line of the timetable: run every so many seconds, for this reason."""

    name: str
    seconds: int
    run: Callable[[sessionmaker[Session], datetime], int]
    why: str


_ALWAYS = (
    Job("beat", 60, jobs.beat, "so that /health/ready can tell when no clock runs"),
    Job("presume-silent", 60, jobs.presume_silent, "a host silent for 72 hours costs her nothing"),
    Job("look-again", 60, jobs.look_again, "a standing can change because time passes"),
    Job("make-appearances", 900, jobs.make_appearances, "the next months' dates of each rule"),
    Job(
        "presume-appearances",
        900,
        jobs.presume_appearances,
        "a date that nobody recorded in 5 business days is presumed kept",
    ),
    Job("plan-notices", 30, jobs.plan_notices, "who has to be told of what, by the facts"),
    Job(
        "work-on-imports",
        5,
        jobs.work_on_imports,
        "files sent in are checked, written and counted, whoever closed the page",
    ),
    Job(
        "publish-statistics",
        3600,
        jobs.publish_statistics,
        "a month's figures, once they are 30 days old",
    ),
    Job("sweep", 3600, jobs.sweep, "sign-ins, tries and stored answers that are over"),
)


def timetable(post: Post | None = None) -> tuple[Job, ...]:
    """All jobs; `post` is what notices are carried with."""
    carry = partial(jobs.send_notices, post=post)
    return (*_ALWAYS, Job("send-notices", 20, carry, "what is due goes out, by whatever way works"))


TIMETABLE = timetable()
