"""What happened to the programme, to be marked on every trend."""

from typing import Final, NamedTuple


class Milestone(NamedTuple):
    """A month and what it is called, shortly, in each language."""

    month: str
    es: str
    en: str

    def name(self, language: str) -> str:
        """Its name in this language."""
        return self.en if language == "en" else self.es


MILESTONES: Final = (
    Milestone("2023-03", "Ley 2292", "Law 2292"),
    Milestone("2023-09", "Decreto 1451", "Decree 1451"),
    Milestone("2024-01", "primera orden conocida", "first known order"),
)
