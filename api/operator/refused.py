"""The one exception that ends a command of the operator's with a sentence and exit code 1."""


class Refused(Exception):
    """Why not, and what to do about it."""
