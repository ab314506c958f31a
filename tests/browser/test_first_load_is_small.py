"""The first load of the portal stays within its budget, compressed, and asks nobody else for anything."""

from urllib.parse import urlsplit

import pytest
from tests.browser.conftest import Visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120), pytest.mark.requirement("S0-35.3")]

SCRIPTS, EVERYTHING = 60_000, 150_000


@pytest.mark.parametrize("language", ["fa", "ar", "en"])
def test_the_first_page_keeps_its_budget(language: str, visit: Visit) -> None:
    page = visit(language=language)
    devtools = page.context.new_cdp_session(page)
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    addresses: set[str] = set()
    packed: set[str] = set()

    def began(said: dict[str, dict[str, str]]) -> None:
        answer = said["response"]
        kinds[str(said["requestId"])] = str(said["type"])
        addresses.add(answer["url"])
        if "content-encoding" in {name.lower() for name in dict(answer["headers"])}:
            packed.add(str(said["type"]))

    def ended(said: dict[str, float]) -> None:
        kind = kinds.get(str(said["requestId"]), "Other")
        sizes[kind] = sizes.get(kind, 0) + int(said["encodedDataLength"])

    devtools.on("Network.responseReceived", began)
    devtools.on("Network.loadingFinished", ended)
    devtools.send("Network.enable")
    page.goto(f"/{language}/", wait_until="networkidle")

    assert sizes["Script"] <= SCRIPTS
    assert sum(size for kind, size in sizes.items() if kind != "Font") <= EVERYTHING
    assert {"Document", "Stylesheet", "Script"} <= packed
    assert {urlsplit(address).netloc for address in addresses if address.startswith("http")} == {
        urlsplit(page.url).netloc
    }
