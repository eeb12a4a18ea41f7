"""SQLite's file system (an APSW VFS) on a `Disk` that forgets."""

from itertools import count

import apsw

from tests.promises.disk import Disk, File

_numbers = count()


class OpenFile:
    """One open file, as SQLite asks for it. One connection uses the disk, so locks are free."""

    def __init__(self, disk: Disk, file: File) -> None:
        self.disk, self.file = disk, file

    def xRead(self, amount: int, offset: int) -> bytes:
        self.disk.refuse_when_dark()
        return bytes(self.file.seen[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self.disk.use()
        kept = bytes(data)

        def write(content: bytearray) -> None:
            content.extend(bytes(max(0, offset + len(kept) - len(content))))
            content[offset : offset + len(kept)] = kept

        self.file.change(write)

    def xTruncate(self, size: int) -> None:
        self.disk.use()

        def truncate(content: bytearray) -> None:
            del content[size:]

        self.file.change(truncate)

    def xSync(self, _flags: int) -> None:
        self.disk.use()
        self.file.sync()

    def xFileSize(self) -> int:
        self.disk.refuse_when_dark()
        return len(self.file.seen)

    def xFileControl(self, _operation: int, _pointer: int) -> bool:
        return False

    def xCheckReservedLock(self) -> bool:
        return False

    def xLock(self, _level: int) -> None:
        return None

    def xUnlock(self, _level: int) -> None:
        return None

    def xSectorSize(self) -> int:
        return 512

    def xDeviceCharacteristics(self) -> int:
        # Nothing is promised: no atomic writes, no order among them.
        return 0

    def xClose(self) -> None:
        return None


class ForgetfulFileSystem(apsw.VFS):
    """Everything but files (time, randomness) is the real one's."""

    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        self.vfs_name = f"forgetful{next(_numbers)}"
        super().__init__(self.vfs_name, base="")

    def xOpen(self, name: object, _flags: list[int]) -> OpenFile:  # type: ignore[override]
        self.disk.refuse_when_dark()
        if name is None:
            return OpenFile(self.disk, File())
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        return OpenFile(self.disk, self.disk.opened(path))

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self.disk.use()
        self.disk.remove(filename, and_sync_folder=syncdir)

    def xAccess(self, pathname: str, _flags: int) -> bool:
        self.disk.refuse_when_dark()
        return pathname in self.disk.files

    def xFullPathname(self, name: str) -> str:
        return name
