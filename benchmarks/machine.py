"""What the kernel tells of processes: CPU time, memory, and the machine itself."""

import os
import platform
import sqlite3
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
_UTIME, _STIME, _PARENT = 11, 12, 1


def family(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            parents[int(entry.name)] = int(fields[_PARENT])
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def cpu_ms(pids: list[int]) -> float:
    """Return the CPU milliseconds (user and system) that these processes have used in all, at 10 ms a tick."""
    used = [fields for pid in pids if (fields := _stat(pid))]
    return sum((int(fields[_UTIME]) + int(fields[_STIME])) * _TICK_MS for fields in used)


def pss_mb(pids: list[int]) -> float:
    """Return the proportional set size of these processes together."""
    lines = [line for pid in pids for line in _lines(Path(f"/proc/{pid}/smaps_rollup")) if line.startswith("Pss:")]
    return sum(int(line.split()[1]) for line in lines) / 1024


def described() -> str:
    """Return what the figures were measured on, in a line."""
    memory = next(line for line in _lines(Path("/proc/meminfo")) if line.startswith("MemTotal"))
    gigabytes = int(memory.split()[1]) / 1024 / 1024
    return (
        f"{os.cpu_count()} shared cores, {gigabytes:.0f} GB, Linux {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def load() -> str:
    """Return the load averages."""
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


def _stat(pid: int) -> list[str] | None:
    """Return the fields of /proc/PID/stat behind the name, which may hold spaces."""
    lines = _lines(Path(f"/proc/{pid}/stat"))
    return lines[0].rpartition(")")[2].split() if lines else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
