"""What the terminal shows once Shenava answers."""

from pathlib import Path

from shenava import __version__
from shenava.entrypoints.commands.serving.options import Options

LOGINS = Path("run") / "demo.txt"
"""Where the example office's sign-ins are kept, below the data folder; absent without an example office."""


def text(options: Options, *, setup_link: str, seconds: float) -> str:
    """Return the addresses, the way in and the way out."""
    home = f"http://localhost:{options.port}"
    lines = [
        f"Shenava {__version__} is ready ({seconds:.1f} s).",
        "",
        f"  Portal    {home}/",
        f"  Desk      {home}/desk/",
        f"  API       {home}/api/v1/openapi.json",
        f"  Data      {options.data}",
        *_way_in(options, setup_link=setup_link),
        "",
        "  Stop with Ctrl-C.",
    ]
    if options.behind_proxy:
        lines[2:2] = [
            "  Reached through your proxy; it passes the pages and /live to:",
            f"  Live      127.0.0.1:{options.live_port}",
        ]
    return "\n".join(["", *(f"  {line}".rstrip() for line in lines), ""])


def _way_in(options: Options, *, setup_link: str) -> list[str]:
    if setup_link:
        return ["", "  Set up your office with this link; it works once:", f"  {setup_link}"]
    logins = options.data / LOGINS
    if not logins.exists():
        return []
    return ["", *(f"  {line}" for line in logins.read_text(encoding="utf-8").strip().splitlines())]
