"""The Textual front end: home, start sheet, timer and summary."""
