"""Administrative places: their names and algebra, where a text mentions them, which one a document is about."""

from audit.places.documents import document_place, known_near, resolve
from audit.places.gazetteers import Gazetteer, bundled, gazetteer, places
from audit.places.mentions import mentions
from audit.places.texts import Mention

__all__ = [
    "Gazetteer",
    "Mention",
    "bundled",
    "document_place",
    "gazetteer",
    "known_near",
    "mentions",
    "places",
    "resolve",
]
