"""Every way out of a Python module: what it could send something with."""

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Of the standard library: what reaches another machine or another program, and what hides that.
WAYS_OUT = frozenset(
    {
        "asyncio",
        "cgi",
        "ctypes",
        "email",
        "ftplib",
        "http.client",
        "http.server",
        "imaplib",
        "importlib",
        "logging.handlers",
        "mailbox",
        "multiprocessing",
        "nntplib",
        "poplib",
        "pty",
        "runpy",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "subprocess",
        "syslog",
        "telnetlib",
        "urllib.request",
        "webbrowser",
        "wsgiref",
        "xmlrpc",
    }
)
OF_OS = ("system", "popen", "exec", "spawn", "posix_spawn", "fork")
BUILT_IN = frozenset({"__import__", "eval", "exec"})
# What the interpreter itself reports when something leaves this process.
EVENTS = (
    "ftplib.",
    "http.client.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "smtplib.",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendmsg",
    "socket.sendto",
    "subprocess.",
    "urllib.",
    "webbrowser.",
)
Use = tuple[str, str]


def uses(top: Path, *packages: str, of: str | None = None) -> set[Use]:
    """Every way out and every foreign package that the modules below name: file and what. With
    `of`, every use of that package of ours instead."""
    return {
        (str(path.relative_to(top)), what)
        for package in packages
        for path in sorted((top / package).rglob("*.py"))
        for what in (ours_in if of else ways_in)(path.read_text(), (of,) if of else packages)
    }


def ours_in(source: str, packages: tuple[str, ...]) -> set[str]:
    """What one module imports of these packages of ours."""
    names = (name for node in ast.walk(ast.parse(source)) for name in _imported(node))
    return {name for name in names if f"{name}.".startswith(tuple(f"{one}." for one in packages))}


def ways_in(source: str, packages: tuple[str, ...]) -> set[str]:
    """The ways out that one module names, and the foreign packages that it imports."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        for name in _imported(node):
            found |= _known(name, packages)
        found |= _called(node)
    return found


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        yield str(node.module)
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _known(name: str, packages: tuple[str, ...]) -> set[str]:
    root = name.partition(".")[0]
    if root in packages:
        return set()
    if root not in sys.stdlib_module_names:
        return {root}
    if root == "os":
        return {name} if name.removeprefix("os.").startswith(OF_OS) else set()
    return {way for way in WAYS_OUT if name == way or name.startswith(f"{way}.")}


def _called(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Name) and node.id in BUILT_IN:
        return {node.id}
    match node:
        case ast.Attribute(value=ast.Name(id="os"), attr=name) if name.startswith(OF_OS):
            return {f"os.{name}"}
    return set()


class _Ear:
    """Hears what leaves this process. An audit hook cannot be taken out, so it is one for all."""

    def __init__(self) -> None:
        self.heard: list[str] | None = None
        self.there = False

    def __call__(self, event: str, arguments: object) -> None:
        """Note an event while somebody listens."""
        if self.heard is not None and event.startswith(EVENTS):
            self.heard.append(event)


_EAR = _Ear()


@contextmanager
def listening() -> Iterator[list[str]]:
    """What leaves this process meanwhile, as the interpreter reports it."""
    if not _EAR.there:
        sys.addaudithook(_EAR)
        _EAR.there = True
    heard: list[str] = []
    _EAR.heard = heard
    try:
        yield heard
    finally:
        _EAR.heard = None
