"""Points of the curated places: whole, on the globe, and near a country that the place is said to lie in."""

from __future__ import annotations

from collections.abc import Iterator

from araz.knowledge.gazetteer import Gazetteer
from araz.knowledge.load import Knowledge
from araz.knowledge.load_world import PLACES
from araz.knowledge.schema import PlaceRow

_AT_SEA = frozenset({"sea", "ocean", "gulf", "bay", "strait", "island", "reef", "site", "border area", "world region", "line", "corridor"})
_MARGIN, _SEA_MARGIN = 2.5, 12.0
"""How far a point may lie outside the box of a country's towns, in degrees: on land, and at sea."""

Box = tuple[float, float, float, float]


def misplaced(knowledge: Knowledge) -> Iterator[str]:
    """Yield a fault for each place with half a point, a point off the globe, or one far from all of its countries."""
    boxes = Gazetteer.open().boxes()
    for place in knowledge.places:
        where = f"{PLACES.path}, {place.name!r}"
        if (place.latitude is None) != (place.longitude is None):
            yield f"only one coordinate in {where} (give both or none)"
        if place.latitude is not None and abs(place.latitude) > 90:
            yield f"latitude {place.latitude:g} in {where} is outside -90 to 90"
        elif place.longitude is not None and abs(place.longitude) > 180:
            yield f"longitude {place.longitude:g} in {where} is outside -180 to 180"
        elif not _is_near(place, [boxes[code] for code in place.countries if code in boxes]):
            states = "/".join(place.countries)
            yield f"point {place.latitude:g}, {place.longitude:g} of {where} lies far from {states} (swapped, or another country?)"


def _is_near(place: PlaceRow, boxes: list[Box]) -> bool:
    if place.latitude is None or place.longitude is None or not boxes:
        return True
    margin = _SEA_MARGIN if place.kind in _AT_SEA else _MARGIN
    latitude, longitude = place.latitude, place.longitude
    return any(s - margin <= latitude <= n + margin and w - margin <= longitude <= e + margin for s, n, w, e in boxes)
