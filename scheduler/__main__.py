"""`constancia-clock`: the process that wakes the jobs. Any number may run; none holds any truth."""

import os
import signal
import sys
import threading
from datetime import UTC

import click
import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy.orm import Session, sessionmaker

from api import tables
from api.clock import utcnow
from api.database import new_engine, session_factory
from api.settings import Settings, SettingsError
from scheduler.timetable import TIMETABLE, Job, job

log = structlog.get_logger("constancia.clock")


@click.command()
@click.option("--list", "listed", is_flag=True, help="Show the timetable and stop.")
@click.option("--once", metavar="JOB", help="Run one job now and stop.")
def main(listed: bool, once: str | None) -> None:
    """Run the clock until it is told to stop."""
    if listed:
        for one in TIMETABLE:
            click.echo(f"{one.name:16} every {one.seconds:>5} s   {one.why}")
        return
    try:
        settings = Settings.from_environment(os.environ)
    except SettingsError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    assert tables.Base.metadata.tables
    sessions = session_factory(new_engine(settings.database_url))
    if once is not None:
        _run_once(once, sessions)
        return
    _run(sessions)


def _run_once(name: str, sessions: sessionmaker[Session]) -> None:
    try:
        one = job(name)
    except KeyError:
        click.echo(f"There is no job {name}. `constancia-clock --list` shows them.", err=True)
        sys.exit(2)
    click.echo(f"{one.name}: {one.run(sessions, utcnow())}")


def _run(sessions: sessionmaker[Session]) -> None:
    """Wake the jobs until SIGTERM or SIGINT; a job under way may finish."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    clock = BackgroundScheduler(
        timezone=UTC,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for one in TIMETABLE:
        clock.add_job(
            _guarded,
            "interval",
            seconds=one.seconds,
            args=[one, sessions],
            id=one.name,
            next_run_time=utcnow(),
        )
    clock.start()
    log.info("clock started", jobs=[one.name for one in TIMETABLE])
    stop.wait()
    clock.shutdown(wait=True)
    log.info("clock stopped")


def _guarded(one: Job, sessions: sessionmaker[Session]) -> None:
    """Run a job; an error is logged and the job comes again, it never stops the clock."""
    try:
        done = one.run(sessions, utcnow())
    except Exception:
        log.exception("job failed", job=one.name)
    else:
        if done and one.name != "beat":
            log.info("job done", job=one.name, units=done)


if __name__ == "__main__":
    main()
