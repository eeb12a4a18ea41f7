"""The result of a simulated year as a picture: readable without colour, and in the dark."""

from collections.abc import Iterator, Sequence
from typing import Any

WIDTH, HEIGHT = 920, 330
PANEL, LEFT, TOP, BAR = 300, 20, 92, 26
STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1c2b33; }
  .title { font-weight: 600; font-size: 14px; } .small { font-size: 12px; fill: #4a5a63; }
  .ours { fill: #1f6f6b; } .other { fill: #9db4bd; }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #101a1f; } text { fill: #e6eef1; } .small { fill: #a9bac2; }
    .ours { fill: #5fc3bb; } .other { fill: #56707c; } }
"""
Bar = tuple[str, float, str, str]  # what, how long (0 to 1), its figure, its class


def drawn(report: dict[str, Any]) -> str:
    """Three panels: told in time, false alarms, and how long before the last minute."""
    people, weeks = report["participants"], report["weeks_lived"]
    panels = (
        ("Short weeks told of in time", _told(report)),
        ("False alarms in 100 weeks", _alarms(report)),
        ("Told, before the last minute", _leads(report)),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{people} women, {weeks} weeks: {report['short']} short weeks</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        _text(LEFT, 30, f"{people} made-up women live {weeks} weeks (seed {report['seed']})"),
        _text(LEFT, 52, _said(report), "small"),
    ]
    for number, (title, bars) in enumerate(panels):
        parts += _panel(LEFT + number * PANEL, title, bars)
    return "\n".join([*parts, "</svg>", ""])


def _said(report: dict[str, Any]) -> str:
    late = report["arrived_too_late"]
    return (
        f"{report['weeks']} weeks, {report['short']} ended short and unexcused: "
        f"{report['warned_in_time']} told of in time, {late} by a fact that came too late."
    )


def _told(report: dict[str, Any]) -> list[Bar]:
    short = max(1, report["short"])
    midweek = report["baselines"]["half_by_wednesday"]["told_while_reachable"]
    rows = (
        ("Constancia", report["warned_in_time"], "ours"),
        ("less than half by Wednesday", midweek, "other"),
        ("a report on Monday", 0, "other"),
    )
    return [(what, n / short, f"{n} of {report['short']}", kind) for what, n, kind in rows]


def _alarms(report: dict[str, Any]) -> list[Bar]:
    midweek = report["baselines"]["half_by_wednesday"]
    rows = (
        ("Constancia", report["false_alarms"], report["warned_weeks"], "ours"),
        ("less than half by Wednesday", midweek["false_alarms"], midweek["warned_weeks"], "other"),
    )
    return [
        (what, false / max(1, all_), f"{100 * false / max(1, all_):.0f} ({false} of {all_})", kind)
        for what, false, all_, kind in rows
    ]


def _leads(report: dict[str, Any]) -> list[Bar]:
    by_hours = report["lead_minutes"]["by_hours"]
    most = max(1, *by_hours.values())
    return [(f"{hours} h", n / most, str(n), "ours") for hours, n in by_hours.items()]


def _panel(left: int, title: str, bars: Sequence[Bar]) -> Iterator[str]:
    yield _text(left, TOP, title, "title")
    step = BAR + 12 if len(bars) > 3 else BAR + 34
    for number, (what, share, figure, kind) in enumerate(bars):
        top = TOP + 18 + number * step
        if len(bars) > 3:
            yield _text(left, top + 18, what, "small")
            yield _bar(left + 56, top, share * 150, kind)
            yield _text(left + 62 + share * 150, top + 18, figure)
        else:
            yield _text(left, top + 12, what, "small")
            yield _bar(left, top + 18, share * 170, kind)
            yield _text(left + 6 + share * 170, top + 36, figure)


def _bar(left: float, top: float, width: float, kind: str) -> str:
    size = f'x="{left:.0f}" y="{top:.0f}" width="{max(width, 2):.0f}" height="{BAR}"'
    return f'<rect class="{kind}" {size} rx="3"/>'


def _text(left: float, top: float, words: str, kind: str = "title") -> str:
    return f'<text class="{kind}" x="{left:.0f}" y="{top:.0f}">{words}</text>'
