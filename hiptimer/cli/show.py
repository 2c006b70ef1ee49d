"""`hiptimer show`: one session, for people, as JSON, or as its file."""

import json
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from hiptimer.cli.output import drawing, paragraph, put_data
from hiptimer.cli.show_choice import choose
from hiptimer.cli.wiring import read_settings
from hiptimer.model.session import Session
from hiptimer.model.text import clean
from hiptimer.storage.folders import Folders
from hiptimer.storage.session_file import dumps
from hiptimer.storage.toml_reading import SESSION, parse, read_text


def run(options: Namespace, folders: Folders) -> int:
    """Print the requested session; raises HiptimerError."""
    settings = read_settings(folders)
    session, path = choose(options.session, folders.sessions, settings)
    if options.toml:
        put_data(clean(read_text(path, SESSION)))
    elif options.json:
        document = _document(session, path)
        written = json.dumps(document, ensure_ascii=False, indent=2, default=datetime.isoformat)
        put_data(f"{written}\n")
    else:
        from hiptimer.cli.show_page import page  # noqa: PLC0415 - not for data

        with drawing() as console:
            for left, text in page(session, settings.day_of(session.started_at)):
                paragraph(console, left, text)
    return 0


def _document(session: Session, path: Path) -> object:
    """Return what the file of `session` says, without what others put into it."""
    text = dumps(replace(session, unknown={})).decode()
    return parse(text, path, SESSION)
