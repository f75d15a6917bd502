"""The live channel beneath a talk: the stage serves its state, others follow and send commands.

On one machine and for one person: a Unix socket that only they can open, with a card beside it that
says whose it is.  What is said there is `session`'s; nothing here draws, speaks or logs.
"""
