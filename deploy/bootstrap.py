"""From a bare Python to the product running or tested; the Makefile only calls this.

Standard library alone, and this file readable by any Python 3, so that an old one is told so.
"""

from __future__ import annotations

import os
import shutil
import sys

USAGE = """\
python3 -m deploy.bootstrap COMMAND
  run                    set up, build the phone, serve: a demo, or CONSTANCIA_DATABASE_URL
  phone [--address A]    the same over HTTPS on the local network, to try a real phone
  test [STAGE] [-k EXPR] prove everything, or one stage of it
  install                what run does, short of serving: for a server
  setup                  only prepare .venv and the phone's packages
  fix                    let ruff and biome put the code in order
  openapi                write the OpenAPI file and the phone's types from the code
  requirements [UPGRADE] write deploy/requirements*.txt from pyproject.toml"""


def main(words: list[str]) -> int:
    """Do one command: 0 done, 1 a check failed, 2 something is missing or misspelt."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    if sys.version_info < (3, 11):  # noqa: UP036 - the one place that meets older Pythons
        return try_a_newer_python(words)
    from deploy.commands import COMMANDS, perform

    if not words or words[0] not in COMMANDS:
        print(USAGE)
        return 2
    return perform(words[0], words[1:])


def try_a_newer_python(words: list[str]) -> int:
    """Hand over to a newer Python on the PATH, or say what is needed."""
    for name in ("python3.13", "python3.12", "python3.11"):
        newer = shutil.which(name)
        if newer:
            os.execv(newer, [newer, os.path.abspath(__file__), *words])
    print("Constancia needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
