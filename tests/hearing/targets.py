"""What the ear may expect: every threshold once, and where its number comes from.

The study ran five slides of one content in seven terminal slideshows under yasr, tdsr, Fenrir and
BRLTTY; a target is what the best of them reached, or what its own prototype showed to be possible.
"""

LEAD = 0
"""Most words before the first word of the content.  Best peer: 2 at start, 0 at next.  Fenrir says
"blank" where a terminal shows the line end that a person types before the answer comes."""
JUNK = 0.03
"""Most junk at next, as a share of what is spoken.  Best peer: 15 to 34 %; the prototype has 3 %,
the name of a table's columns before each value."""
MISSING = 0.0
"""Content never spoken.  The best known peer leaves out 12 to 22 %."""
MOVES = 60
"""Mixed moves (next, back, repeat) of which none may lose or move a line: the study's number."""
REPEATS = 6
"""A reader that compares screens lost all of a slide from the sixth repeat on."""
STAGE_REPEAT = 1.2
"""Most that the accessible stage says at next, over each slide said once, with the size of a table,
the names of its columns and the word image.  A plain Textual app: 2.0."""
STAGE_JUNK = 0.20
"""Most junk at the start of the accessible stage.  A plain Textual app: 85 %."""
PRESSES_STAGE = 0
PRESSES_TEXT = 1
"""Presses on a braille line from "next" to the title.  Peers: 2 to 3."""
