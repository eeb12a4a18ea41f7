"""A line that answers scans by lot: as servers, gates of hotels and broken networks do."""

import json
import random
import threading
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from playwright.sync_api import Page

from tests.browser.lies import Forger
from tests.browser.sending import rested
from tests.browser.wires import Answer, Exchange

JSON = ("Content-Type", "application/json")
PROBLEM = ("Content-Type", "application/problem+json")
REFUSALS = (400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 422, 425, 451)
TROUBLES = (429, 500, 502, 503, 504, 507)
# The last is no patience but nonsense; a phone must not wait for thirty years.
PATIENCES = ("1", "20", "90", "soon", "-5", "1e999", "1000000000")
HANG_AT_MOST = 120.0
Whim = Callable[["Whims", Exchange], None]


class Whims:
    """Treats each delivery of scans by lot and keeps account; everything else is passed on."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.forger = Forger(rng)
        self.deliveries = self.exchanges = 0
        self.kinds: list[str] = []
        # Whose true receipt went to the phone, whole.
        self.told: set[str] = set()
        self.hanging = 0
        self._turn = threading.Lock()
        self._let_go = threading.Event()

    def treat(self, exchange: Exchange) -> None:
        """The wire's deed."""
        if not exchange.path.startswith("/api/v1/scans/"):
            exchange.pass_on()
            return
        with self._turn:
            whim = self.rng.choices(WHIMS, WEIGHTS)[0]
            self.exchanges += 1
            self.deliveries += len(scans_in(exchange))
            self.kinds.append(whim.__name__.strip("_"))
            whim(self, exchange)

    def at_rest(self, page: Page) -> None:
        """Wait until the outbox rests; where the line says nothing, the phone's patience ends."""

        def end_patience() -> None:
            if self.hanging:
                page.evaluate("() => drill.timeOut()")
                self._let_go.set()

        rested(page, end_patience)

    def hang(self) -> None:
        """Say nothing until the phone has given up."""
        self._let_go.clear()
        self.hanging += 1
        self._let_go.wait(HANG_AT_MOST)
        self.hanging -= 1

    def note(self, answer: Answer) -> None:
        """The phone gets these true receipts, whole."""
        receipts = receipts_in(answer)
        self.forger.remember(receipts)
        self.told.update(one["scan"] for one in receipts)


def scans_in(exchange: Exchange) -> list[dict[str, Any]]:
    """The scans of a delivery, with their ids."""
    body = json.loads(exchange.body)
    if "scans" in body:
        return list(body["scans"])
    return [{"id": exchange.path.rpartition("/")[2], **body}]


def receipts_in(answer: Answer) -> list[dict[str, Any]]:
    """The receipts of a true answer."""
    if answer.status not in (200, 201):
        return []
    body = json.loads(answer.body)
    items = [item["receipt"] for item in body["items"]] if "items" in body else [body]
    return [receipt for receipt in items if receipt]


def passed_on(whims: Whims, exchange: Exchange) -> None:
    """The server's own word."""
    answer = exchange.ask()
    whims.note(answer)
    exchange.tell(answer)


def passed_on_in_part(whims: Whims, exchange: Exchange) -> None:
    """Of many, true receipts of some; the others are missing or spoiled."""
    answer = exchange.ask()
    body = json.loads(answer.body)
    if "items" not in body:
        whims.note(answer)
        exchange.tell(answer)
        return
    items = [_spoiled_by_lot(whims, item) for item in body["items"]]
    left = _json({"items": [item for item in items if item in body["items"]]})
    whims.note(left)
    exchange.tell(_json({"items": items}))


def _spoiled_by_lot(whims: Whims, item: dict[str, Any]) -> Any:
    lot = whims.rng.random()
    if lot < 0.2:
        return item
    if lot < 0.5:
        return None
    status = whims.rng.choice(REFUSALS + TROUBLES)
    problem = {"type": "urn:constancia:odd", "detail": "No.", "kept": False}
    return {"id": item["id"], "status": status, "receipt": None, "problem": problem}


def answer_lost(_whims: Whims, exchange: Exchange) -> None:
    """It arrives, and the answer does not."""
    exchange.ask()
    exchange.cut()


def half_an_answer(whims: Whims, exchange: Exchange) -> None:
    """It arrives; of the answer comes a part."""
    raw = exchange.ask().raw()
    exchange.cut(raw[: whims.rng.randrange(1, len(raw))])


def connection_closed(_whims: Whims, exchange: Exchange) -> None:
    """It does not arrive."""
    exchange.cut()


def silence(whims: Whims, exchange: Exchange) -> None:
    """No answer ever; it may have arrived."""
    if whims.rng.random() < 0.5:
        exchange.ask()
    whims.hang()
    exchange.cut()


def refused(whims: Whims, exchange: Exchange) -> None:
    """Not this, says somebody; perhaps in the words of a problem."""
    exchange.tell(_problem(whims, whims.rng.choice(REFUSALS)))


def in_trouble(whims: Whims, exchange: Exchange) -> None:
    """Not now; perhaps with a time, perhaps although it has arrived."""
    if whims.rng.random() < 0.3:
        exchange.ask()
    exchange.tell(_problem(whims, whims.rng.choice(TROUBLES)))


def _problem(whims: Whims, status: int) -> Answer:
    patience = whims.rng.choice((None, *PATIENCES))
    headers = () if patience is None else (("Retry-After", patience),)
    problem = {"type": "urn:constancia:odd", "title": "Odd", "status": status, "detail": "No."}
    body = whims.rng.choice((json.dumps(problem).encode(), b"<h1>Sorry</h1>", b"", b"[1]"))
    return Answer(status, body, (PROBLEM, *headers))


def elsewhere(whims: Whims, exchange: Exchange) -> None:
    """Moved, says a gate."""
    status = whims.rng.choice((301, 302, 307, 308))
    exchange.tell(Answer(status, b"", (("Location", "/"),)))


def nothing_to_say(_whims: Whims, exchange: Exchange) -> None:
    """Done, says somebody, and proves nothing."""
    exchange.tell(Answer(204))


def garbage(whims: Whims, exchange: Exchange) -> None:
    """Two hundred, and nonsense."""
    ids = [scan["id"] for scan in scans_in(exchange)]
    exchange.tell(Answer(200, whims.forger.nonsense(ids), (JSON,)))


def of_another_scan(whims: Whims, exchange: Exchange) -> None:
    """A true receipt of the server's, of something else."""
    scans = scans_in(exchange)
    bodies = [whims.forger.of_another(scan["id"]) for scan in scans]
    exchange.tell(_json(_shaped(exchange, scans, bodies)))


def signature_broken(whims: Whims, exchange: Exchange) -> None:
    """The server's own answer with another signature, or with none."""
    answer = exchange.ask()
    body = json.loads(answer.body)
    whims.forger.remember(receipts_in(answer))
    forged = deepcopy(body)
    for item in forged.get("items", [{"receipt": forged}]):
        if item["receipt"]:
            item["receipt"]["proof"] = whims.forger.broken(item["receipt"]["proof"])
    exchange.tell(_json(forged))


def signed_by_another(whims: Whims, exchange: Exchange) -> None:
    """A receipt of just this scan, signed by somebody else."""
    scans = scans_in(exchange)
    bodies = [whims.forger.own(scan) for scan in scans]
    exchange.tell(_json(_shaped(exchange, scans, bodies)))


def _shaped(exchange: Exchange, scans: list[dict[str, Any]], bodies: list[Any]) -> Any:
    if exchange.method == "PUT":
        return bodies[0]
    pairs = zip(scans, bodies, strict=True)
    return {
        "items": [
            {"id": scan["id"], "status": 201, "receipt": body, "problem": None}
            for scan, body in pairs
        ]
    }


def _json(body: Any) -> Answer:
    return Answer(200, json.dumps(body).encode(), (JSON,))


WHIMS: tuple[Whim, ...] = (
    passed_on,
    passed_on_in_part,
    answer_lost,
    half_an_answer,
    connection_closed,
    silence,
    refused,
    in_trouble,
    elsewhere,
    nothing_to_say,
    garbage,
    of_another_scan,
    signature_broken,
    signed_by_another,
)
# Few true answers, so that each scan meets many others first.
WEIGHTS = (0.8, 1, 2, 2, 2, 2, 6, 5, 1, 1, 4, 2, 2, 2)
