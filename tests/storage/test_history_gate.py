import threading

from hiptimer.storage.history_gate import Gate


def test_nothing_passes_while_it_is_held() -> None:
    gate, seen = Gate(), list[object]()
    gate.hold()
    waiting = threading.Thread(target=lambda: seen.append(gate.passed()))
    waiting.start()
    seen.append("let go")
    gate.release()
    waiting.join(60)
    assert seen == ["let go", True]


def test_a_waiting_thread_is_sent_away_when_it_is_shut() -> None:
    gate, seen = Gate(), list[bool]()
    gate.hold()
    waiting = threading.Thread(target=lambda: seen.append(gate.passed()))
    waiting.start()
    gate.shut()
    waiting.join(60)
    assert seen == [False]


def test_a_new_beginning_opens_it_again_but_ends_no_hold() -> None:
    gate = Gate()
    gate.shut()
    assert not gate.passed()
    gate.begin()
    assert gate.passed()
    gate.hold()
    gate.begin()
    waiting = threading.Thread(target=gate.passed, daemon=True)
    waiting.start()
    assert waiting.is_alive()
    gate.release()
    waiting.join(60)
