"""QR codes stand in pages under a strict CSP."""

from xml.etree import ElementTree as ET

from shenava.foundation.typesetting import qr


def test_a_code_is_well_formed_svg_with_attributes_only() -> None:
    drawn = ET.fromstring(qr.svg("https://shenava.example/verify/7Q2M"))  # noqa: S314 - our own drawing
    names = {name for element in drawn.iter() for name in element.attrib}
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert names.isdisjoint({"style", "class", "onload", "width", "height"})
    assert "viewBox" in names


def test_the_same_text_draws_the_same_code_and_another_text_another() -> None:
    assert qr.svg("a") == qr.svg("a") != qr.svg("b")
