"""Load on one address: distinct requests from files, sent by wrk, which is not the bottleneck."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Each of wrk's threads takes every n-th line: an address, a tab, a body.
SCRIPT = """
local threads, rows, at, bad = 0, {}, 0, 0
function setup(thread) thread:set("number", threads); threads = threads + 1 end
function init(args)
  local n = 0
  for line in io.lines(args[1]) do
    if n % tonumber(args[2]) == number then
      local path, body = line:match("^([^\\t]*)\\t(.*)$")
      rows[#rows + 1] = wrk.format(args[3], path,
        {["Content-Type"] = "application/json", ["Host"] = args[4]}, body)
    end
    n = n + 1
  end
end
function request()
  at = at + 1
  if at > #rows then wrk.thread:stop(); at = #rows end
  return rows[at]
end
function response(status) if status >= 300 then bad = bad + 1 end end
function done(summary, latency)
  io.write(string.format("\\nRESULT %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99),
    summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """What wrk saw: requests a second, latency in milliseconds, and answers that were no good."""

    per_second: float
    p50_ms: float
    p99_ms: float
    bad: int
    requests: int


def write_requests(path: Path, rows: Sequence[tuple[str, bytes]]) -> None:
    """Write addresses and bodies for `send`."""
    path.write_bytes(b"".join(f"{where}\t".encode() + body + b"\n" for where, body in rows))


def send(
    port: int,
    requests: Path,
    *,
    method: str,
    host: str,
    seconds: int,
    connections: int,
    folder: Path,
) -> Rate:
    """Send each request once at most, over so many connections, for so long."""
    wrk = shutil.which("wrk")
    if wrk is None:
        raise SystemExit("This benchmark needs wrk (Debian: apt-get install wrk).")
    script = folder / "load.lua"
    script.write_text(SCRIPT, encoding="utf-8")
    threads = min(2, connections)
    command = [wrk, f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["-s", str(script), f"http://127.0.0.1:{port}", "--"]
    command += [str(requests), str(threads), method, host]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)", said)
    if found is None:
        raise SystemExit(f"wrk said nothing that could be read:\n{said}")
    count, micros, p50, p99, bad = map(int, found.groups())
    return Rate(count / (micros / 1e6), p50 / 1000, p99 / 1000, bad, count)
