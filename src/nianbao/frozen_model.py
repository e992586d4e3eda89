"""The base of all that is checked as data: it does not change, and takes no key that it does not know."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """Data that does not change; an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
