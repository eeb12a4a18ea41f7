"""How the charts look, and how they leave the house: no script, nothing from elsewhere."""

import re
from typing import Final
from xml.etree.ElementTree import Element

DASHES: Final = ("", "7 4", "2 4", "12 4 2 4", "18 5", "6 3 2 3 2 3")
# Marks around a point: circle, square, triangle, diamond, cross, ring with a bar.
MARKS: Final = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5l5 9h-10z",
    "M0-5.5l5.5 5.5l-5.5 5.5l-5.5-5.5z",
    "M-4-4l8 8m0-8l-8 8",
    "M-4 0h8m-4-4v8",
)
_INKS = ("#0b5d8a", "#a8430b", "#3d6b1f", "#7a2f86", "#5c4a00", "#333a4d")
_INKS_DARK = ("#7cc4ee", "#ffab7a", "#a9d68a", "#dca3e6", "#e3cf74", "#c6ccda")
_FONT = "font-family:system-ui,'Noto Sans','DejaVu Sans',sans-serif"
_STYLE = (
    f"text{{{_FONT};font-size:14px;fill:#1b2430}}"
    ".axis.y text{text-anchor:end}.axis.x text,.mid,.no_data{text-anchor:middle}"
    ".bold{font-weight:bold}.line,.guide,.mile{fill:none}"
    ".axis .line{stroke:#5b6675}.axis .guide{stroke:#c9d0d9}.axis.x .guide{display:none}"
    ".mile{stroke:#1b2430}"
    ".box{fill:url(#hatch);stroke:#5b6675}.unknown{fill:url(#dots)}.hatch{stroke:#5b6675}"
    ".dots{fill:#5b6675}.paper{fill:#fff}"
)
_DARK = (
    "text{fill:#eef1f5}.axis .line,.box{stroke:#a9b3c0}.axis .guide{stroke:#4a5563}"
    ".mile{stroke:#eef1f5}.hatch{stroke:#a9b3c0}.dots{fill:#a9b3c0}.paper{fill:#121212}"
)
_PATTERNS: Final = {
    "hatch": ("path", {"d": "M-1 7L7-1"}),
    "dots": ("circle", {"cx": "3", "cy": "3", "r": "1"}),
}
# What only pygal's own script would read or fill.
_UNREAD: Final = frozenset({"defs", "title", "desc", "script"})
_UNSEEN: Final = frozenset({"tooltip-overlay", "text-overlay", "overlay", "titles", "background"})
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")


def finished(root: Element, title: str, about: str, language: str) -> Element:
    """Without what pygal leaves for its scripts, and with a name and a description."""
    for parent in list(root.iter()):
        for child in list(parent):
            if not isinstance(child.tag, str) or _left_over(child):
                parent.remove(child)
    for node in root.iter():
        for name, value in list(node.attrib.items()):
            node.attrib[name] = _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.1f}", value)
    for gone in ("id", "class"):
        root.attrib.pop(gone, None)
    root.attrib.update({"role": "img", "aria-labelledby": "name what", "lang": language})
    for place, node in enumerate(_head(title, about)):
        root.insert(place, node)
    return root


def _left_over(node: Element) -> bool:
    classes = node.attrib.get("class", "").split()
    if any(child.attrib.get("class") == "no_data" for child in node):
        return False
    return node.tag in _UNREAD or not _UNSEEN.isdisjoint(classes)


def _head(title: str, about: str) -> list[Element]:
    name = Element("title", {"id": "name"})
    name.text = title
    what = Element("desc", {"id": "what"})
    what.text = about
    style = Element("style")
    dark = _DARK + _lines(_INKS_DARK)
    style.text = f"{_STYLE}{_lines(_INKS)}@media(prefers-color-scheme:dark){{{dark}}}"
    defs = Element("defs")
    defs.extend([style, _pattern("hatch"), _pattern("dots")])
    return [name, what, defs]


def _lines(inks: tuple[str, ...]) -> str:
    return "".join(
        f".serie-{place} .line,.line-{place}{{stroke:{ink};stroke-width:2;"
        f"stroke-dasharray:{dashes or 'none'}}}"
        f".mark-{place}{{fill:{ink};stroke:{ink};stroke-width:2}}"
        for place, (ink, dashes) in enumerate(zip(inks, DASHES, strict=True))
    )


def _pattern(name: str) -> Element:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
    pattern = Element("pattern", {"id": name, **size})
    shape, where = _PATTERNS[name]
    pattern.append(Element(shape, {**where, "class": name}))
    return pattern
