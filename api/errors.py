"""What can go wrong in the domain, without a word of HTTP.

Each error has a stable `code`: the slug of the problem's `type` and the key of its sentence.
`params` fill that sentence; they never hold what a caller sent.
"""

from typing import ClassVar


class DomainError(Exception):
    """The root of the family. `code` names the case, `kept` says whether the data was kept."""

    code: ClassVar[str] = "unexpected"

    def __init__(self, code: str | None = None, *, kept: bool | None = None, **params: str | int):
        """Name the case by its slug; `params` are the numbers and words of its sentence."""
        self.slug = code or self.code
        self.kept = kept
        self.params = params
        super().__init__(self.slug)


class NotFound(DomainError):
    """There is no such thing, or it is somebody else's: the caller cannot tell which."""

    code = "not-found"


class Unauthenticated(DomainError):
    """Nobody is signed in, or the credentials do not hold."""

    code = "session-expired"


class Forbidden(DomainError):
    """The caller knows that it exists and still may not do this."""

    code = "forbidden"


class Conflict(DomainError):
    """It contradicts what stands already."""

    code = "conflict"


class Stale(DomainError):
    """It was changed by somebody else since the caller looked."""

    code = "changed-meanwhile"


class Gone(DomainError):
    """It was good once and is not any more, such as a used enrolment code."""

    code = "gone"


class Locked(DomainError):
    """Too many wrong tries locked it; a person has to open it."""

    code = "locked"


class TooMany(DomainError):
    """Too many tries in a short time. `retry_after` is in whole seconds."""

    code = "slow-down"

    def __init__(self, retry_after: int, code: str | None = None):
        """Say how many seconds to wait."""
        self.retry_after = retry_after
        super().__init__(code, retry_after=retry_after)


class TooLarge(DomainError):
    """It is larger, or unfolds to more, than anybody could need."""

    code = "body-too-large"


class UnknownKind(DomainError):
    """It is not of a kind that is taken, whatever it calls itself."""

    code = "unsupported-media-type"


class Invalid(DomainError):
    """The request is well formed and makes no sense. `pointer` is the JSON pointer at fault."""

    code = "invalid"

    def __init__(self, code: str, pointer: str = "", **params: str | int):
        """Name what is wrong and where."""
        self.pointer = pointer
        super().__init__(code, kept=None, **params)
