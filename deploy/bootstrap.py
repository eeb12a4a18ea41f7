"""From a bare Python 3.11 to the product running: `python3 -m deploy.bootstrap <command>`."""

from __future__ import annotations

import sys


def main(words: list[str]) -> int:
    """Do one command; 0 done, 1 failed, 2 something is missing on this machine."""
    if sys.version_info < (3, 11):
        print("Constancia needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")
        return 2
    from deploy.progress import Refusal, say
    from deploy.python_side import python_ready

    try:
        python_ready(dev="dev" in words)
    except Refusal as why:
        say(str(why))
        return 2
    say("ready")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
