"""A disk that forgets: what was not synced before the power went may or may not be there after.

It is as unkind as the documentation of SQLite allows for: unsynced writes survive or vanish one by
one, in any order, and a file that was removed without a sync of its folder may come back.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

Change = Callable[[bytearray], None]


class PowerLost(Exception):
    """The power is gone: nothing can be done with this disk until it is plugged in again."""


@dataclass(slots=True)
class File:
    """What readers see, what would survive for certain, and the changes in between."""

    seen: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    changes: list[Change] = field(default_factory=list)
    is_named: bool = False  # whether the folder's entry for it would survive

    def change(self, change: Change) -> None:
        """Change what readers see; not safe yet."""
        change(self.seen)
        self.changes.append(change)

    def sync(self) -> None:
        """Make all of it safe, its name too, as SQLite syncs the folder of a new file."""
        self.safe, self.changes, self.is_named = bytearray(self.seen), [], True

    def after_power_cut(self, rng: random.Random) -> "File":
        """What is found afterwards."""
        content = bytearray(self.safe)
        for change in self.changes:
            if rng.random() < 0.5:
                change(content)
        return File(bytearray(content), content, [], True)


class Disk:
    """Files by name. Loses power at its `cut_at`-th change, which is not done any more."""

    def __init__(self, files: dict[str, File] | None = None, cut_at: int | None = None) -> None:
        self.files = files or {}
        self.removed: dict[str, File] = {}
        self.cut_at = cut_at
        self.changes = 0

    def use(self) -> None:
        """Count a change. Raises `PowerLost` from the cut on."""
        self.changes += 1
        self.refuse_when_dark()

    def refuse_when_dark(self) -> None:
        """Raises `PowerLost` after the cut."""
        if self.cut_at is not None and self.changes >= self.cut_at:
            raise PowerLost

    def opened(self, name: str) -> File:
        """The file of this name, made when it is not there."""
        return self.files.setdefault(name, File())

    def remove(self, name: str, *, and_sync_folder: bool) -> None:
        """Take a name away; without a sync of the folder it may come back."""
        file = self.files.pop(name)
        if and_sync_folder:
            self.removed.clear()
        elif file.is_named:
            self.removed[name] = file

    def after_power_cut(self, rng: random.Random) -> "Disk":
        """The disk plugged in again."""
        found = {name: file for name, file in self.removed.items() if rng.random() < 0.5}
        found |= {n: f for n, f in self.files.items() if f.is_named or rng.random() < 0.5}
        return Disk({name: file.after_power_cut(rng) for name, file in found.items()})
