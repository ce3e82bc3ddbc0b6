"""Administrative places: their names and algebra, where a text mentions them, which one a document is about."""

from audit.places.connections import bound, instituted, joined
from audit.places.documents import document_place, known_near, resolve
from audit.places.gazetteers import Gazetteer, bundled, gazetteer, places
from audit.places.mentions import mentions
from audit.places.texts import Mention

__all__ = [
    "Gazetteer",
    "Mention",
    "bound",
    "bundled",
    "document_place",
    "gazetteer",
    "instituted",
    "joined",
    "known_near",
    "mentions",
    "places",
    "resolve",
]
