"""The machine a figure was measured on, printed beside it: alone a figure means nothing."""

import json
import os
import platform
from pathlib import Path

CPU_INFO = Path("/proc/cpuinfo")


def figures() -> dict[str, str | int]:
    """Python, system, processor and the cores that this process may use."""
    return {
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": _cores(),
    }


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
