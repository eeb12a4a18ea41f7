"""The town of the consents."""

from tests.consents.town import town

__all__ = ["town"]
