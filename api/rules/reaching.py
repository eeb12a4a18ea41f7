"""Which way to try next so that a notice reaches its person. Pure: what was tried in, a step out.

Her channels in her order. An urgent notice that failed or was not read in time goes on to the
next one; when all have failed she is put on the list of the unreached, and the tries go on until
the notice is past its use. Nothing but telling depends on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from api.rules.waking import Quiet

Did = Literal["send", "wait", "sent", "reached", "unreached", "past_use"]
Result = Literal["accepted", "failed", "refused", "gone"]

# How long a channel has before the next is tried, and until everything has failed.
UNREAD: Final = timedelta(minutes=15)
UNREACHED: Final = timedelta(minutes=45)
# Between rounds in which every channel failed, minutes.
PAUSES: Final = (1, 2, 5, 10, 20, 30)


@dataclass(frozen=True, slots=True)
class Way:
    """A channel that stands: its kind, and its id."""

    id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class Try:
    """A sending that has ended: over which channel, in which round, how and when; `heard` is when
    the provider said that it was delivered or read, `lost` that it was not."""

    way: UUID
    round: int
    result: Result
    at: datetime
    heard: bool = False
    lost: bool = False

    @property
    def failed(self) -> bool:
        """Whether it certainly did not arrive."""
        return self.lost or self.result != "accepted"


@dataclass(frozen=True, slots=True)
class Case:
    """A notice on its way. `answered`: she saw it, or somebody told her."""

    urgent: bool
    due_at: datetime
    until: datetime
    answered: bool
    tries: Sequence[Try]
    unreached: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What to do: `send` over a way in a round; `wait` until an instant; put her on the list of the
    `unreached` and ask again; or nothing more, and how it ended."""

    did: Did
    at: datetime | None = None
    way: Way | None = None
    round: int = 0


def next_step(case: Case, ways: Sequence[Way], quiet: Quiet, tz: str, now: datetime) -> Step:
    """What to do now about a notice."""
    if case.answered or any(one.heard for one in case.tries):
        return Step("reached")
    accepted = [one for one in case.tries if not one.failed]
    if accepted and not case.urgent:
        return Step("sent")
    if now >= case.until:
        return Step("sent" if accepted else "past_use")
    step = _onward(case, ways, accepted, now)
    opens = quiet.soonest(now, tz)
    if step.did == "send" and now < opens < case.until:
        return Step("wait", opens)
    return step


def _onward(case: Case, ways: Sequence[Way], accepted: Sequence[Try], now: datetime) -> Step:
    # The newest channel that took it has its time to be read first.
    if accepted and now < accepted[-1].at + UNREAD:
        return Step("wait", accepted[-1].at + UNREAD)
    closed = {one.way for one in case.tries if one.result in ("refused", "gone")}
    taken = {one.way for one in accepted}
    open_ways = [one for one in ways if one.id not in closed | taken]
    turn = max((one.round for one in case.tries), default=1)
    tried = {one.way for one in case.tries if one.round == turn}
    for one in open_ways:
        if one.id not in tried:
            return Step("send", way=one, round=turn)
    if case.urgent and not case.unreached:
        return _until_listed(case, open_ways, bool(taken), turn, now)
    if not open_ways:
        # Nobody can carry it: an urgent one waits to be seen, any other lies inside the app.
        return Step("wait", case.until) if case.urgent else Step("sent")
    return _next_round(case, open_ways, turn, now)


def _until_listed(
    case: Case, open_ways: Sequence[Way], taken: bool, turn: int, now: datetime
) -> Step:
    """Every channel was tried once: she is listed as unreached at once if what was taken was not
    read, else when it has failed for long enough to be no hiccup."""
    first = min((one.at for one in case.tries), default=case.due_at)
    listed_at = first if taken else first + UNREACHED
    if now >= listed_at:
        return Step("unreached")
    if not open_ways:
        return Step("wait", min(listed_at, case.until))
    step = _next_round(case, open_ways, turn, now)
    if step.did == "wait" and step.at is not None:
        return Step("wait", min(step.at, listed_at))
    return step


def _next_round(case: Case, open_ways: Sequence[Way], turn: int, now: datetime) -> Step:
    """All the open channels once more, after a pause that grows."""
    last = max(one.at for one in case.tries)
    at = last + timedelta(minutes=PAUSES[min(turn, len(PAUSES)) - 1])
    if now >= at:
        return Step("send", way=open_ways[0], round=turn + 1)
    return Step("wait", min(at, case.until))
