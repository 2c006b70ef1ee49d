"""The editor in a real terminal: what is typed and pasted there gets into the file."""

from tests.support.person import Person

MINE = """\
# from the nurse
format = 1
name = "Creaky hip"

[[exercise]]
id = "band-bridge"  # green band
sets = 2
"""


def test_a_protocol_is_edited_saved_and_left_by_the_keyboard(person: Person) -> None:
    path = person.data / "protocols" / "creaky.toml"
    path.parent.mkdir()
    path.write_text(MINE, encoding="utf-8")
    with person.open("protocols", "edit", "creaky") as terminal:
        terminal.wait_for("1 Bridge with a band", "esc leave")
        terminal.send("\r\x1b[B45-")  # into the form, down to the sets: one too many
        terminal.wait_for("expected a whole number from 1 to 20")
        terminal.send("\x1b[Z\x7f\x7f4\t6")  # back, and four to six instead
        terminal.wait_for("4-6")
        terminal.send("\x1b[B" * 5)
        terminal.wait_for("A band, a weight")
        terminal.send("\x1b[200~red [b]\n  band\x1b[201~")
        terminal.wait_for("red [b] band")
        terminal.send("\x13")
        terminal.wait_for("Saved as creaky.")
        terminal.send("\x1b")
        terminal.wait_for("enter edit")
        terminal.send("q")
        assert terminal.exit_code() == 0
        assert terminal.sane
    kept = path.read_text(encoding="utf-8")
    assert kept.startswith(MINE.replace("sets = 2\n", "sets = 4\nsets_max = 6\n"))
    assert 'load = "red [b] band"' in kept
