"""The speaker's desk as a Textual app: it follows a stage, drives it, and shows what it is at.

It is made of the stage's own parts: the view of frames, prompts, sheets, themes, pictures.
"""
