"""A client on the same machine: threads that ask one request after another over kept connections."""

import re
import socket
import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import machine
from pages import LOOPBACK, Pages

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_LEAST = 20
MOST = 20_000
"""Requests in one stretch, however long it may last."""


@dataclass
class Reply:
    """A response: status, header lines in bytes, body."""

    status: int
    head: bytes
    body: bytes


class Client:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: bytes) -> Reply:
        """Send a request and read its response; opens the connection anew when the server has closed it."""
        if self._socket is None:
            self._socket = socket.create_connection((LOOPBACK, self._port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        while length and len(body) < int(length[1]):
            body += self._more()
        return Reply(int(head[9:12]), head, body)

    def close(self) -> None:
        """Close the connection."""
        if self._socket:
            self._socket.close()
            self._socket = None

    def _more(self) -> bytes:
        piece = self._socket.recv(262_144) if self._socket else b""
        if not piece:
            self.close()
            raise ConnectionError
        return piece


@dataclass
class Figures:
    """What one stretch showed; times in milliseconds, CPU of all processes of the server for each request."""

    rate: float
    p50: float
    p95: float
    worst: float
    cpu: float
    failures: int


@dataclass
class _Tally:
    took: list[float] = field(default_factory=list)
    failures: int = 0


def drive(
    pages: Pages, make: Callable[[int], bytes], *, clients: int, seconds: float, good: tuple[int, ...] = (200,)
) -> Figures:
    """Ask for so many seconds, at least twenty times; a status outside ``good`` is a failure."""
    numbers = iter(range(MOST))
    lock, tallies = threading.Lock(), [_Tally() for _each in range(clients)]
    pids, before = pages.pids, machine.cpu_ms(pages.pids)
    began = time.perf_counter()
    until = began + seconds

    def work(tally: _Tally) -> None:
        client = Client(pages.port)
        while time.perf_counter() < until or (clients == 1 and len(tally.took) < _LEAST):
            with lock:
                number = next(numbers, None)
            if number is None:
                break
            request = make(number)
            start = time.perf_counter()
            try:
                status = client.ask(request).status
            except OSError:
                status = 0
            tally.took.append((time.perf_counter() - start) * 1000)
            tally.failures += status not in good
        client.close()

    threads = [threading.Thread(target=work, args=(tally,)) for tally in tallies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lasted = time.perf_counter() - began
    took = sorted(value for tally in tallies for value in tally.took)
    return Figures(
        rate=len(took) / lasted,
        p50=statistics.median(took),
        p95=took[min(len(took) - 1, int(len(took) * 0.95))],
        worst=took[-1],
        cpu=(machine.cpu_ms(pids) - before) / len(took),
        failures=sum(tally.failures for tally in tallies),
    )


def median(all_figures: list[Figures]) -> Figures:
    """Return the median of each figure over several stretches, the worst of the worst, and all failures."""
    return Figures(
        rate=statistics.median(one.rate for one in all_figures),
        p50=statistics.median(one.p50 for one in all_figures),
        p95=statistics.median(one.p95 for one in all_figures),
        worst=max(one.worst for one in all_figures),
        cpu=statistics.median(one.cpu for one in all_figures),
        failures=sum(one.failures for one in all_figures),
    )


def request(method: str, path: str, *, body: bytes = b"", kind: str = "", **headers: str) -> bytes:
    """Return the bytes of a request; underscores in names of headers become dashes."""
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items() if value]
    if body:
        lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body
