"""What may be said to bin/run."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from shenava.entrypoints.commands.serving import options, preparation


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SHENAVA_PORT", "SHENAVA_LIVE_PORT", "SHENAVA_DATA", "SHENAVA_BEHIND_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_without_options_the_pages_are_at_8000_and_live_events_beside_them() -> None:
    given = options.read([])

    assert (given.port, given.live_port, given.data.name) == (8000, 8001, "var")
    assert given.environment["SHENAVA_BEHIND_PROXY"] == "0"


def test_every_process_is_told_ports_data_and_proxy(tmp_path: Path) -> None:
    given = options.read(["--port", "8100", "--live-port", "9100", "--data", str(tmp_path), "--behind-proxy"])

    assert given.environment == {
        "SHENAVA_DATA": str(tmp_path),
        "SHENAVA_PORT": "8100",
        "SHENAVA_LIVE_PORT": "9100",
        "SHENAVA_BEHIND_PROXY": "1",
        "DJANGO_SETTINGS_MODULE": "shenava.config.settings",
    }


@pytest.mark.parametrize("wrong", [["--port", "0"], ["--port", "65535"], ["--port", "x"], ["--nonsense"]])
def test_a_wrong_option_is_a_usage_error(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        options.read(wrong)

    assert ended.value.code == 2
    assert "usage: bin/run" in capsys.readouterr().err


def test_a_taken_port_is_named_with_a_way_out(taken: int, capsys: pytest.CaptureFixture[str]) -> None:
    code = options.main(["--port", str(taken)])

    assert code == 1
    assert f"Port {taken} is in use" in capsys.readouterr().err


def test_a_taken_live_port_is_named_by_its_own_option(taken: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        free = gone.getsockname()[1]

    sentence = options.taken_port(options.read(["--port", str(free), "--live-port", str(taken)]))

    assert sentence is not None
    assert f"Port {taken} is in use" in sentence
    assert "--live-port" in sentence


def test_a_data_folder_is_served_once(tmp_path: Path) -> None:
    preparation.occupy(tmp_path)

    with pytest.raises(preparation.InUse):
        preparation.occupy(tmp_path)
