"""Goes on with the imports of a database, and is killed on the way.

For each number N and URL that it reads, a process of its own works until all is done, or until
SIGKILL takes it when it has done everything of its Nth transaction but the commit. It never says
goodbye. How each one ended is printed.
"""

import os
import signal
import sys
from typing import NoReturn

from sqlalchemy import Engine, event

from api import tables
from api.database import new_engine, session_factory
from api.imports import steps
from scheduler import jobs
from tests.builders import MONDAY


def main() -> None:
    """Work as often as asked. What is imported once need not be imported again for each."""
    assert tables.Base.metadata.tables
    # So little at once that a small file takes several steps.
    steps.CHECKED_AT_ONCE, steps.COUNTED_AT_ONCE = 4, 1
    for line in sys.stdin:
        number, url = line.split()
        child = os.fork()
        if child == 0:
            _work(url, int(number))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _work(url: str, last: int) -> NoReturn:
    engine = new_engine(url, durable=False)
    _kill_before(engine, last)
    jobs.work_on_imports(session_factory(engine), MONDAY)
    # Nothing of the process that it came from is tidied up here.
    os._exit(0)


def _kill_before(engine: Engine, last: int) -> None:
    """Kill this process before that commit."""
    left = [last]

    @event.listens_for(engine, "commit")
    def _commit(_connection: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
