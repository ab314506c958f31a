"""Money in the API."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

MOST = 10**15


class Sum(BaseModel):
    """An amount in whole minor units of an ISO 4217 currency; rials have none smaller."""

    model_config = ConfigDict(extra="forbid", strict=True)

    amount: Annotated[int, Field(ge=0, le=MOST)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$", examples=["IRR"])]
