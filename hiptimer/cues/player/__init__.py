"""The helper process that plays, apart from the app: `python -m hiptimer.cues.player`.

It has its own process because sound libraries print onto the terminal, hang and crash. Nothing
that happens in here can reach the screen or hold up the clock of a session.
"""
