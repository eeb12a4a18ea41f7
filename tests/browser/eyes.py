"""What a drill gives a page before the app starts: eyes that see on command, and a clock to turn.

The eyes are a detector as some browsers have one: it passes the app's self-test, and then reads
nothing until the drill shows it a code. Everything behind it is the app's own.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

EYES = """(() => {
  const Real = Date;
  let ahead = 0;
  class Turned extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  }
  globalThis.Date = Turned;

  let shown = null;
  let looking = () => {};
  const SELF_TEST_SIDE = 145;
  globalThis.BarcodeDetector = class {
    static async getSupportedFormats() { return ['qr_code']; }
    detect(frame) {
      if (frame.width === SELF_TEST_SIDE) return Promise.resolve([{ rawValue: 'OK' }]);
      return new Promise((resolve) => {
        shown = (rawValue) => { shown = null; resolve([{ rawValue }]); };
        looking();
      });
    }
  };
  const wall = document.createElement('canvas');
  wall.width = wall.height = 320;
  navigator.mediaDevices.getUserMedia = async () => {
    wall.getContext('2d').fillRect(0, 0, 320, 320);
    return wall.captureStream(5);
  };

  let ticked = false;
  const tick = () => {
    if (!ticked) console.info('drill: tick');
    ticked = true;
  };
  navigator.vibrate = () => { tick(); return true; };
  new MutationObserver(() => {
    if (document.querySelector('.steps li.done')) tick();
  }).observe(document, { subtree: true, childList: true });

  const timeouts = new Set();
  AbortSignal.timeout = () => {
    const control = new AbortController();
    timeouts.add(control);
    return control.signal;
  };

  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  async function store(name, key) {
    const db = await asked(indexedDB.open('agenda'));
    const shelf = db.transaction(name).objectStore(name);
    const found = await asked(key ? shelf.get(key) : shelf.getAll());
    db.close();
    return found;
  }
  async function idle() {
    const { held, pending } = await navigator.locks.query();
    return ![...held, ...pending].some((lock) => lock.name === 'outbox');
  }

  globalThis.drill = {
    looks: () => new Promise((resolve) => { if (shown) resolve(); else looking = resolve; }),
    see: (code, after) => { setTimeout(() => shown(code), after); },
    forward: (ms) => { ahead += ms; },
    rows: () => store('scans'),
    codes: async () => (await store('scans')).map((row) => row.body.code),
    chain: () => store('kept', 'chain'),
    idle,
    steps: () => document.querySelectorAll('.steps li.done').length,
    timeOut: () => {
      for (const one of timeouts) one.abort(new DOMException('timed out', 'TimeoutError'));
      timeouts.clear();
    },
  };
})();"""

TICK = "drill: tick"
# Every wait of a drill: a machine three times slower than any of ours still makes it.
PATIENCE_MS = 60_000


def turned(ahead: timedelta) -> str:
    """A script that sets the page's clock so far ahead of the truth before the app starts."""
    return f"drill.forward({round(ahead / timedelta(milliseconds=1))});"


def open_scanner(page: Page) -> None:
    """Go to Registrar and hold the phone up, until its eyes look for a code."""
    # Not a real click: that waits for every movement on the screen, hundreds of times in a drill.
    tabs = page.get_by_role("navigation")
    tabs.get_by_role("button", name="Registrar", exact=False).dispatch_event("click")
    page.evaluate("() => drill.looks()")


def show(page: Page, code: str, after_ms: int = 0) -> None:
    """Put this code before the eyes, so many milliseconds from now."""
    page.evaluate("([code, after]) => drill.see(code, after)", [code, after_ms])


def saved(page: Page) -> None:
    """Wait for the first of the three words."""
    expect(page.locator(".steps li.done").first).to_be_visible(timeout=PATIENCE_MS)


def rows_of(page: Page) -> list[Mapping[str, Any]]:
    """The scans in the phone's store, in the order in which they were made."""
    rows: list[Mapping[str, Any]] = page.evaluate("() => drill.rows()")
    return sorted(rows, key=lambda row: int(row["body"]["sequence"]))


def chain_of(page: Page) -> Mapping[str, Any] | None:
    """The end of the phone's chain, as the phone knows it."""
    end: Mapping[str, Any] | None = page.evaluate("() => drill.chain()")
    return end
