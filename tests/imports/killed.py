"""Goes on with the imports of a database until it is done, or until it is killed on the way.

`python -m tests.imports.killed URL N`: killed by SIGKILL before the Nth statement that changes
anything, counting commits; it never says goodbye.
"""

import os
import signal
import sys

from sqlalchemy import event

from api import tables
from api.database import new_engine, session_factory
from scheduler import jobs
from tests.builders import MONDAY

CHANGES = ("INSERT", "UPDATE", "DELETE")


def main(url: str, last: int) -> None:
    """Work, and count what is done."""
    assert tables.Base.metadata.tables
    engine = new_engine(url, durable=False)
    left = [last]

    def one_less() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(engine, "before_cursor_execute")
    def _statement(_conn: object, _cursor: object, text: str, *_more: object) -> None:
        if text.lstrip().upper().startswith(CHANGES):
            one_less()

    @event.listens_for(engine, "commit")
    def _commit(_connection: object) -> None:
        one_less()

    print(jobs.work_on_imports(session_factory(engine), MONDAY))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
