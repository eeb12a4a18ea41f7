"""Cells that a spreadsheet shows and never runs.

A program that opens a table takes text that begins with one of a few signs for a formula; some
look past blanks first. An apostrophe before it makes it text. Pure.
"""

from typing import Final

# What a formula can begin with: also the full-width twins, and the tab and line ends that some
# programs skip before they look.
DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MARK: Final = "'"


def safe_cell(text: str) -> str:
    """The text, disarmed: it reads the same, with an apostrophe before it where one is needed."""
    if text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS):
        return MARK + text
    return text
