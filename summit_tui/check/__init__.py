"""What is wrong with a deck that can be told: rules, and what they find, with a place for each.

A rule is a row in `summit_tui.rules` and a function in the table of `check.examine`.  Everything
is made from the deck's values, from the lines of `speak` and from the frames of `draw`; nothing
here needs a terminal or prints.
"""
