"""A running product on a database of its own for each module, a browser, and its camera."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.clock import utcnow
from api.database import unit_of_work
from tests import databases
from tests.browser import browsing, serving, warned
from tests.browser.browsing import Browsers
from tests.browser.camera import Camera
from tests.browser.town import Place
from tests.browser.warned import Warned

Opens = Callable[..., AbstractContextManager[Page]]
HERE = Path(__file__).parent
LEFT = (
    "unclosed file:ResourceWarning",
    "connection .* was deleted while still open:ResourceWarning",
    "Exception ignored in. .function BaseConnection:pytest.PytestUnraisableExceptionWarning",
    "Exception ignored in. ._io.FileIO:pytest.PytestUnraisableExceptionWarning",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers ask again for what they hold; Werkzeug leaves the file of a 304 to the collector.
    One that is closed in the middle of a request leaves it a connection of the database too; what
    is collected between two tests, where no filter of theirs holds, is reported to the next."""
    for item in items:
        if item.path.is_relative_to(HERE):
            for left in LEFT:
                item.add_marker(pytest.mark.filterwarnings(f"ignore:{left}"))


@pytest.fixture(scope="package")
def camera(tmp_path_factory: pytest.TempPathFactory) -> Camera:
    """The film before every phone of this run."""
    return Camera(tmp_path_factory.mktemp("camera") / "film.y4m")


@pytest.fixture(autouse=True)
def _an_empty_wall(camera: Camera) -> None:
    """Every test begins before one: what another test filmed would be scanned by itself."""
    camera.see_nothing()


@pytest.fixture(scope="package")
def browser(camera: Camera) -> Iterator[Browser]:
    """The system's Chromium."""
    expect.set_options(timeout=30_000)
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright, camera.film)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Place]:
    """The product with its town, on the database that the module names; "tuesday": at the hour at
    which somebody is warned."""
    folder = tmp_path_factory.mktemp("place")
    if request.param == "postgresql":
        url = databases.fresh_postgresql(f"constancia_browser_{worker_id}")
    else:
        url = databases.fresh_sqlite(folder)
    clock = warned.CLOCK if request.param == "tuesday" else utcnow
    with serving.served(url, folder, serving.built_phone(folder), clock=clock) as place:
        yield place


@pytest.fixture
def women(place: Place) -> Warned:
    """Irene and Nora, new for each test; on a Tuesday."""
    with unit_of_work(place.sessions) as session:
        return warned.settle(session, place)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A real photo of a paper, as large as a phone takes it."""
    path = tmp_path / "incapacidad.jpg"
    picture = Image.effect_noise((3000, 2000), 60).convert("RGB")
    picture.save(path, "JPEG", quality=90)
    return path


@pytest.fixture
def opens(browser: Browser, place: Place, tmp_path: Path) -> Opens:
    """`with opens() as page:` is one person's browser."""
    return Browsers(browser, place.url, tmp_path).open
