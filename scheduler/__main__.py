"""`constancia-clock`: the process that wakes the jobs. Any number may run; none holds any truth."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, timedelta

import click
import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session, sessionmaker

from api import logs, tables
from api.accounts.vault import vault_of
from api.clock import utcnow
from api.database import new_engine, session_factory
from api.notices.post import Post
from api.senders.choice import senders_of
from api.settings import Settings, SettingsError
from scheduler.timetable import TIMETABLE, Job, timetable

# A busy database is no reason to wait for an hour.
AGAIN = timedelta(seconds=60)
log = structlog.get_logger("constancia.clock")


@click.command()
@click.option("--list", "listed", is_flag=True, help="Show the timetable and stop.")
@click.option("--once", metavar="JOB", help="Run one job now and stop.")
def main(listed: bool, once: str | None) -> None:
    """Run the clock until it is told to stop."""
    if listed:
        for one in TIMETABLE:
            click.echo(f"{one.name:20} every {one.seconds:>5} s   {one.why}")
        return
    try:
        settings = Settings.from_environment(os.environ)
        senders = senders_of(settings)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    logs.configure(settings)
    assert tables.Base.metadata.tables
    sessions = session_factory(new_engine(settings.database_url, prepares=settings.prepares))
    jobs = timetable(Post(senders, vault_of(settings), utcnow))
    if once is not None:
        _run_once(once, jobs, sessions)
        return
    _run(jobs, sessions)


def _run_once(name: str, jobs: tuple[Job, ...], sessions: sessionmaker[Session]) -> None:
    one = next((job for job in jobs if job.name == name), None)
    if one is None:
        click.echo(f"There is no job {name}. `constancia-clock --list` shows them.", err=True)
        sys.exit(2)
    click.echo(f"{one.name}: {one.run(sessions, utcnow())}")


def _run(jobs: tuple[Job, ...], sessions: sessionmaker[Session]) -> None:
    """Wake the jobs until SIGTERM or SIGINT; a job under way may finish."""
    # Held back in every thread and waited for here: a handler could interrupt a lock being taken.
    stoppers = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, stoppers)
    clock = BackgroundScheduler(
        timezone=UTC,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )

    def again(one: Job) -> None:
        clock.modify_job(one.name, next_run_time=utcnow() + AGAIN)

    for one in jobs:
        clock.add_job(
            guarded,
            "interval",
            seconds=one.seconds,
            args=[one, sessions, again],
            id=one.name,
            next_run_time=utcnow(),
        )
    clock.start()
    log.info("clock started", units=len(jobs))
    signal.sigwait(stoppers)
    clock.shutdown(wait=True)
    log.info("clock stopped")


def guarded(one: Job, sessions: sessionmaker[Session], again: Callable[[Job], None]) -> None:
    """Run a job; an error is logged and the job comes again, it never stops the clock. `again` is
    asked to bring one back soon that would come late by itself."""
    try:
        done = one.run(sessions, utcnow())
    except Exception as error:
        log.error("job failed", job=one.name, **logs.places_of(error))
        if one.seconds > AGAIN.total_seconds():
            again(one)
    else:
        if done and one.name != "beat":
            log.info("job done", job=one.name, units=done)


if __name__ == "__main__":
    main()
