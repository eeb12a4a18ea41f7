"""The exceptions that end an operator's command with a sentence and exit code 1."""


class Refused(Exception):
    """Why not, and what to do about it."""


class Away(Refused):
    """The database did not answer; it may later."""
