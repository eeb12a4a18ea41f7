"""Why a file as a whole is not taken: words that the process which reads spreadsheets can say."""

# The bounds of a file. Nobody's court has more in one of them.
LARGEST = 8 * 1024 * 1024
LARGEST_UNFOLDED = 96 * 1024 * 1024
MOST_TAGS = 6_000_000
MOST_LINES = 20_000
MOST_COLUMNS = 40
LONGEST_CELL = 2_000
MOST_CHARACTERS = 24_000_000

TOO_LARGE = ("import-too-large", "import-too-many-lines", "import-too-many-columns")
OTHER_KINDS = ("import-old-excel", "import-locked", "import-macros", "import-not-a-table")


class Refused(Exception):
    """The file is not taken. `code` says why, `params` fill its sentence."""

    def __init__(self, code: str, **params: str | int):
        """Name the case, and the numbers of its sentence."""
        self.code, self.params = code, params
        super().__init__(code)
