"""A conflict -> which figure is most likely wrong, by which slip, and how strong the evidence is.

A figure is a diagnosis of its network when the network without it can be true; what the rest implies for its cell
is then the value that would make everything agree. Among several diagnoses that one comes first whose value turns
into the printed one by a slip that writers make, told by the less trusted source or
by one that tells on another, and repeated by the fewest.
"""

from audit.diagnose.chances import chance
from audit.diagnose.groups import gathered, grouped
from audit.diagnose.mistakes import mistaken
from audit.diagnose.surroundings import Surroundings
from audit.diagnose.suspects import suspects

__all__ = ["Surroundings", "chance", "gathered", "grouped", "mistaken", "suspects"]
