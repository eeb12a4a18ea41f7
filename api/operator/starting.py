"""What a web worker checks before it answers anything."""

import os
import sys
from typing import NoReturn

from api.operator import doctor
from api.operator.refused import Away, Refused
from api.settings import Settings, SettingsError

# gunicorn takes this exit code of a worker for "trying again is no use".
CANNOT_START = 3


def settings_to_serve() -> Settings:
    """The settings of the environment; a wrong or unsafe one stops the process with a sentence."""
    try:
        settings = Settings.from_environment(os.environ)
        unsafe = doctor.unsafe(settings) if settings.production else []
    except SettingsError as error:
        _give_up(str(error))
    except Away:
        # It is answered with 503 until it is back; not starting would help nobody.
        return settings
    except Refused as error:
        _give_up(str(error))
    if unsafe:
        _give_up("\n".join([*unsafe, "Constancia does not start: a scan could be lost."]))
    return settings


def _give_up(sentence: str) -> NoReturn:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
    sys.exit(CANNOT_START)
