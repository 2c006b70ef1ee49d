"""One key steps through the answers: from the limit down to zero, to ten, and round again."""

from hiptimer.interaction.pointer import Stepping, next_number


def test_the_first_press_points_to_the_limit_and_the_next_ones_step_down_and_round() -> None:
    pointed, seen = None, []
    for _ in range(12):
        pointed = next_number(pointed, 3)
        seen.append(pointed)
    assert seen == [3, 2, 1, 0, 10, 9, 8, 7, 6, 5, 4, 3]


def test_what_was_stepped_to_is_due_three_seconds_after_the_last_press() -> None:
    stepping = Stepping()
    stepping.step("set 1", 10.0)
    stepping.step("set 1", 12.0)
    assert stepping.until == 15.0
    assert not stepping.is_due(14.9)
    assert stepping.is_due(15.0)


def test_what_must_be_listened_to_first_is_due_three_seconds_after_it_was_said() -> None:
    stepping = Stepping()
    stepping.step("choices", 10.0)
    stepping.listen(14.0)
    assert stepping.until == 17.0


def test_an_answer_that_was_not_stepped_to_is_never_due() -> None:
    stepping = Stepping()
    assert stepping.until is None
    assert not stepping.is_due(1e9)


def test_what_was_dropped_is_not_due() -> None:
    stepping = Stepping()
    stepping.step("set 1", 10.0)
    stepping.drop()
    assert not stepping.is_due(20.0)


def test_a_key_that_is_held_down_takes_nothing_before_it_is_let_go() -> None:
    stepping = Stepping()
    stepping.hold(5.0)
    assert stepping.until is None
    stepping.step("set 1", 10.0)
    stepping.listen(14.0)
    stepping.hold(11.0)
    assert stepping.until == 17.0
    stepping.hold(16.0)
    assert stepping.until == 19.0


def test_it_holds_while_the_same_is_asked() -> None:
    stepping = Stepping()
    stepping.step("set 1", 10.0)
    stepping.follow("set 1", 11.0)
    assert stepping.is_due(13.0)


def test_a_number_for_what_is_not_asked_any_more_is_never_given() -> None:
    stepping = Stepping()
    stepping.step("set 1", 10.0)
    stepping.follow(None, 11.0)
    assert not stepping.is_due(20.0)


def test_a_press_right_after_the_question_was_gone_was_meant_for_it() -> None:
    stepping = Stepping()
    stepping.step("set 1", 10.0)
    stepping.follow(None, 11.0)
    assert stepping.is_late(11.4, takes=False)
    assert not stepping.is_late(11.5, takes=False)


def test_no_press_is_late_where_nothing_was_pointed_to() -> None:
    stepping = Stepping()
    stepping.follow(None, 11.0)
    assert not stepping.is_late(11.0, takes=False)


def test_while_something_is_said_nothing_is_taken() -> None:
    stepping = Stepping()
    stepping.step("a set", 10)
    stepping.listen(20)
    assert not stepping.is_due(22.9)
    assert stepping.is_due(23)


def test_listening_alone_takes_nothing() -> None:
    stepping = Stepping()
    stepping.listen(20)
    assert stepping.until is None


def test_what_an_arrow_pointed_to_is_gone_with_its_question_too() -> None:
    stepping = Stepping()
    stepping.gone(10)
    assert stepping.is_late(10.2, takes=False)
    assert not stepping.is_late(11, takes=False)


def test_a_press_that_takes_comes_late_for_what_was_just_taken_and_one_that_steps_does_not() -> (
    None
):
    stepping = Stepping()
    stepping.taken(10.0)
    assert stepping.is_late(10.4, takes=True)
    assert not stepping.is_late(10.4, takes=False)
    assert not stepping.is_late(10.5, takes=True)
