"""The stage: the Textual app that shows frames and turns keys and clicks into commands.

The one door to Textual.  The app owns the position; the view is handed frames and asks by message.
"""
