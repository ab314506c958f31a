"""QR codes as SVG."""

import io

import segno


def svg(text: str, *, border: int = 2) -> str:
    """Return an SVG whose looks are attributes only, so that it may stand in a page under a strict CSP.

    It has a view box and no size of its own; ``border`` is the quiet zone in modules.
    """
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawing,
        kind="svg",
        border=border,
        dark="#14202B",
        light="#FFFFFF",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
        nl=False,
    )
    return drawing.getvalue().decode()
