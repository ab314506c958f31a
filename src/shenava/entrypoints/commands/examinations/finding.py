"""What one examination found."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the doctor's report; ``advice`` is what to do, and empty when all is well."""

    what: str
    advice: str = ""

    @property
    def is_well(self) -> bool:
        """Return whether nothing needs doing."""
        return not self.advice
