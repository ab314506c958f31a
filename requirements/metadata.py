"""Gives the package's metadata the same pinned requirements that the locks are made from."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Requirements(MetadataHookInterface):
    """Fills the dependencies from ``core.in``, and the extra ``scale`` from ``scale.in``."""

    def update(self, metadata: dict[str, Any]) -> None:
        folder = Path(self.root) / "requirements"
        metadata["dependencies"] = _lines(folder / "core.in")
        metadata["optional-dependencies"] = {"scale": _lines(folder / "scale.in")}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
