"""A presenter's clicker in a real terminal: two buttons from the start sheet to the summary."""

import time

from hiptimer.interaction.leave_guard import REACTION_SECONDS
from tests.support.person import Person

DOWN, UP = "\x1b[6~", "\x1b[5~"


def test_two_buttons_lead_through_a_session_and_give_its_number(person: Person) -> None:
    person.holds_of(1, sets=1)
    with person.open("start", str(person.protocol)) as terminal:
        terminal.wait_for("Hip pain now?")
        terminal.send(DOWN)
        terminal.wait_for("pgup point")
        asked = time.monotonic()
        terminal.wait_until(lambda: time.monotonic() - asked > REACTION_SECONDS, "an answer")
        terminal.send(UP)
        terminal.wait_for("▸ 3 ◂")
        terminal.send(DOWN)
        terminal.wait_for("enter home")
        terminal.send("\x1b")
        terminal.wait_for("enter start")
        terminal.send("q")
        assert terminal.exit_code() == 0
    assert [row["pain"] for row in person.session()["set"]] == [3]
