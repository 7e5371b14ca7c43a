"""Where things are: a position in Norway."""

from __future__ import annotations

from typing import Final, Self

from pydantic import StrictFloat, model_validator
from pydantic_core import PydanticCustomError

from innbygger_core.values import Model

__all__ = ["Position"]

# South, north, west, east. The mainland in two, so that Stockholm and Helsinki stay outside.
_NORWAY: Final = (
    (57.9, 65.0, 4.4, 14.6),  # Lindesnes to Leka
    (65.0, 71.3, 10.4, 31.4),  # Brønnøysund to Nordkapp and Vardø
    (74.2, 80.9, 10.3, 33.6),  # Svalbard with Bjørnøya
    (70.7, 71.3, -9.2, -7.8),  # Jan Mayen
)


def _in_norway(latitude: float, longitude: float) -> bool:
    return any(south <= latitude <= north and west <= longitude <= east for south, north, west, east in _NORWAY)


class Position(Model):
    """A position in Norway, in degrees (WGS 84). Latitude stands first: 58 to 71 on the mainland; longitude 4 to 31.

    Refused outside a few boxes around Norway, and told as such where the two are swapped. The boxes catch a number
    that was mistyped; they are no map, and hold some of Sweden and Finland along the border.

    Example:
        >>> Position(latitude=59.833, longitude=10.435).latitude
        59.833
        >>> try:
        ...     Position(latitude=10.435, longitude=59.833)
        ... except ValueError as wrong:
        ...     wrong.errors()[0]["msg"]
        'latitude and longitude are swapped'
    """

    latitude: StrictFloat
    longitude: StrictFloat

    @model_validator(mode="after")
    def _lies_in_norway(self) -> Self:
        if not _in_norway(self.latitude, self.longitude):
            swapped = _in_norway(self.longitude, self.latitude)
            facts = {"latitude": str(self.latitude), "longitude": str(self.longitude)}
            if swapped:
                raise PydanticCustomError("swapped-position", "latitude and longitude are swapped", facts)
            raise PydanticCustomError("position-outside", "the position is not in Norway", facts)
        return self
