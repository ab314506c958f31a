"""What the terminal shows once Shenava answers."""

from pathlib import Path

from shenava.entrypoints.commands.serving import options, panel


def shown(*arguments: str, setup_link: str = "") -> str:
    return panel.text(options.read(arguments), setup_link=setup_link, seconds=2.5)


def test_it_names_the_addresses_by_localhost_since_passkeys_need_a_name(tmp_path: Path) -> None:
    text = shown("--port", "8100", "--data", str(tmp_path))

    assert "http://localhost:8100/\n" in text
    assert "http://localhost:8100/desk/\n" in text
    assert "127.0.0.1" not in text


def test_it_shows_the_sign_ins_of_an_example_office(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / panel.LOGINS).write_text("sara   a password\nali    another\n", encoding="utf-8")

    assert "    sara   a password\n    ali    another\n" in shown("--data", str(tmp_path))


def test_it_shows_the_link_to_set_up_and_no_sign_ins(tmp_path: Path) -> None:
    text = shown("--empty", "--data", str(tmp_path), setup_link="http://localhost:8000/desk/set-up/secret/")

    assert "it works once:\n    http://localhost:8000/desk/set-up/secret/\n" in text


def test_behind_a_proxy_it_says_where_live_events_are(tmp_path: Path) -> None:
    assert "127.0.0.1:9100" in shown("--behind-proxy", "--live-port", "9100", "--data", str(tmp_path))
