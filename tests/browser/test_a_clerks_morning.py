"""One walk: enrolled, warned, agreed, printed, checked with another phone."""

from io import BytesIO

import pypdf
import pytest

from api.demo import people
from api.rules import days
from tests.browser import warned
from tests.browser.browsing import DESK
from tests.browser.conftest import Opens
from tests.browser.morning import FIRST, Morning
from tests.browser.town import Place

pytestmark = pytest.mark.parametrize("place", ["tuesday"], indirect=True, scope="module")


def test_a_clerk_enrols_a_woman_agrees_a_make_up_and_prints_a_summary_that_is_checked(
    place: Place, opens: Opens
) -> None:
    monday = days.parse_week(days.week_of(warned.CLOCK(), people.ZONE))
    with opens(DESK) as clerk, opens() as phone, opens() as host, opens() as other:
        clerk.clock.install(time=warned.CLOCK())
        printed = Morning(place, clerk, phone, host, other, monday).walk()
    text = "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(printed)).pages)
    assert FIRST in text
    assert "Recuperaciones" in text
