"""What a recorded figure may fall short by on another machine."""

from __future__ import annotations

# The model's int8 form rounds differently from one kind of processor to another: scores move by a few ten-thousandths, and a
# question that stands on the edge of a choice may fall to the other side. Seen: 7 sets of 44 one lower, none two.
PROCESSOR = 1
