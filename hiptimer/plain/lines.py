"""The lines of plain mode: of events in the order they were due, of pages, of the summary."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, assert_never

from hiptimer.catalogue import page
from hiptimer.engine import Engine, Phase, Step
from hiptimer.engine.events import (
    Adjusted,
    CeilingExceeded,
    CommandUndone,
    Countdown,
    Decided,
    Event,
    HalfReached,
    Interrupted,
    PainRated,
    Paused,
    PhaseStarted,
    RatingOpened,
    Resumed,
    SetFinished,
    SetUndone,
)
from hiptimer.engine.ledger import Decision
from hiptimer.engine.plan import Plan
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Exercise, Side
from hiptimer.model.session import Choice, Session, SessionOutcome, SetOutcome, SetRecord
from hiptimer.wording.ceiling import ANOTHER_NUMBER, lead, option_words, options
from hiptimer.wording.doses import pace_words, with_side
from hiptimer.wording.guidance import (
    ALL_SETS_DONE,
    KEEP_BREATHING,
    NUMBER_OR_FINISH,
    NUMBER_OR_GO_ON,
    PAUSED,
    PRESS_ENTER,
    SET_AGAIN,
    WHEN_THEY_ARE_DONE,
    capital,
    change_words,
    easier_words,
    leaving_words,
    once_more,
    rated_words,
    slept_words,
    step_name,
    target_now,
)
from hiptimer.wording.lengths import seconds_words
from hiptimer.wording.session import SKIPPED, done_words, ended_words, headline, your_limit
from hiptimer.wording.undo import undone_words, where_words

WHEN_TO_SEEK_HELP: Final = "when-to-seek-help"


def page_lines(page_id: str) -> list[str]:
    """Give the lines of a page, with an empty one between its paragraphs."""
    found = page(page_id)
    lines = [found.title]
    for paragraph in found.paragraphs:
        lines += ["", *paragraph.splitlines()]
    return [*lines, ""]


def summary(session: Session) -> Iterator[str]:
    """Say the sentence that matters most, then a line for each exercise and side."""
    ended = "Done." if session.outcome is SessionOutcome.COMPLETED else ended_words(session)
    yield " ".join(filter(None, (ended, headline(session))))
    for rows in session.sets_by_place:
        first = rows[0]
        yield f"{with_side(first.name, first.side)}: {'; '.join(map(_set_words, rows))}."


def _set_words(row: SetRecord) -> str:
    done = done_words(row)
    if done == SKIPPED:
        return done
    number = pain_scale.NOT_RATED if row.pain is None else f"pain {row.pain}"
    return f"{'again, ' if row.repeat else ''}{done}, {number}"


NOT_ANSWERED: Final = "The input has ended, and this choice is yours to make."


def above_the_limit(plan: Plan, decision: Decision) -> list[str]:
    """Say that a number is above the limit, and offer every choice with its letter."""
    lines = [" ".join(lead(plan, decision))]
    for option in options(plan, decision):
        enter = "enter or " if option.choice is decision.suggested else ""
        lines.append(f"{enter}{option.letter}: {option.text}")
    if decision.choices:
        lines.append(f"0 to 10: {ANOTHER_NUMBER}")
    return lines


def offered(choices: Mapping[str, str]) -> str:
    """Offer choices with their letters: "k: keep it, d: discard it."."""
    return f"{', '.join(f'{letter}: {words}' for letter, words in choices.items())}."


def chosen(plan: Plan, decision: Decision, choice: Choice) -> str:
    """Say what was chosen."""
    text, _ = option_words(plan, decision, choice)
    return text


def place(exercise: Exercise, side: Side) -> str:
    """Say where a person is to be: "LEFT LEG ON TOP: lie on your right side"."""
    placement = exercise.placement(side)
    return ": ".join(filter(None, (placement.call.upper(), placement.position)))


def dose(engine: Engine, step: Step) -> str:
    """Say what a set asks for just now: "hold 20 s"."""
    target = target_now(engine, step)
    if step.phase is Phase.HOLD:
        return target
    pace = pace_words(engine.plan.exercise(step.entry))
    return f"{target}, {pace}" if pace else f"{target}; {WHEN_THEY_ARE_DONE}"


def way(plan: Plan, done: Step | None, to: Step) -> str:
    """Say how one gets to a set: "turn over: RIGHT LEG ON TOP: lie on your left side"."""
    exercise = plan.exercise(to.entry)
    if done is not None and done.place == to.place:
        return step_name(to).lower()
    if done is not None and done.entry == to.entry:
        return f"{change_words(exercise).lower()}, {place(exercise, to.side)}"
    return f"{exercise.name}, {place(exercise, to.side)}"


def phase_lines(event: PhaseStarted, engine: Engine) -> list[str]:
    """Say what begins; `engine` is as it is after it."""
    left = seconds_words(event.seconds) if event.seconds is not None else ""
    match event.phase:
        case Phase.PREPARE if event.step:
            if event.resumed:
                return [f"Get ready: {left} left."]
            return _prepare(event.step, engine, left)
        case Phase.COUNT_IN:
            return ["Count in."]
        case Phase.HOLD | Phase.REPS if event.step:
            if event.resumed:
                return [f"{step_name(event.step)} goes on" + (f": {left} left." if left else ".")]
            return _work(event.step, engine)
        case Phase.REST if event.step:
            return [_rest(event, event.step, engine, left)]
        case Phase.WAITING:
            return _waiting(engine)
        case _:
            return []


def _prepare(step: Step, engine: Engine, left: str) -> list[str]:
    exercise = engine.plan.exercise(step.entry)
    lines = [f"Get ready, {left}: {exercise.name}. {place(exercise, step.side)}."]
    if exercise.load:
        lines.append(f"With: {exercise.load}.")
    if exercise.notes:
        lines.append(exercise.notes)
    if step.place in engine.ledger.easier:
        lines.append(f"{capital(easier_words(exercise))}.")
    elif not any(row.step.entry == step.entry for row in engine.ledger.rows):
        lines.append(exercise.how_to)
    return [line for line in lines if line]


def _work(step: Step, engine: Engine) -> list[str]:
    line = f"{step_name(step)}: {dose(engine, step)}."
    last = engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
    is_new = last is None or last.place != step.place
    if is_new and not engine.plan.prepare_for(step).seconds:
        return [f"Now: {way(engine.plan, last, step)}.", line]
    return [line]


def _rest(event: PhaseStarted, step: Step, engine: Engine, left: str) -> str:
    line = f"Rest: {left} left." if event.resumed else f"Rest {left}."
    upcoming = engine.upcoming
    return line if upcoming is None else f"{line} Next: {way(engine.plan, step, upcoming)}."


def _waiting(engine: Engine) -> list[str]:
    owed, upcoming = engine.owed, engine.upcoming
    if engine.at_last_wait:
        return [f"{ALL_SETS_DONE} {NUMBER_OR_FINISH}"]
    lines: list[str] = []
    if owed.key and upcoming:
        last = engine.ledger.row(engine.ledger.last).step if engine.ledger.last else None
        ready = () if owed.decision else (PRESS_ENTER,)
        lines.append(" ".join((f"Now: {way(engine.plan, last, upcoming)}.", *ready)))
    if owed.rating and not owed.decision:
        lines.append(f"{pain_scale.QUESTION} 0 to 10. {NUMBER_OR_GO_ON}")
    if owed.decision:
        lines += above_the_limit(engine.plan, owed.decision)
    return lines


def event_lines(events: Iterable[Event], engine: Engine) -> list[str]:
    """Say what happened; `engine` is as it is after the last of `events`."""
    return [line for event in events for line in _lines_for(event, engine)]


def _lines_for(event: Event, engine: Engine) -> list[str]:
    match event:
        case PhaseStarted():
            return phase_lines(event, engine)
        case Countdown(seconds=left):
            return [str(left)]
        case HalfReached():
            return [f"Half. {KEEP_BREATHING}"]
        case SetFinished():
            return [_finished(event)]
        case RatingOpened():
            return [f"{pain_scale.QUESTION} 0 to 10. {capital(your_limit(_limit(engine)))}."]
        case PainRated(row=row, pain=number):
            return [rated_words(engine.ledger.row(row).step, number)]
        case CeilingExceeded(decision=decision):
            return above_the_limit(engine.plan, decision)
        case Decided(decision=decision, choice=choice):
            return [f"Chosen: {chosen(engine.plan, decision, choice)}."]
        case SetUndone(row=row):
            return [f"{step_name(engine.ledger.row(row).step)}: not done."]
        case CommandUndone():
            return _undone(event, engine)
        case Adjusted():
            return _adjusted(event)
        case Paused():
            return [PAUSED]
        case Interrupted():
            return [f"{slept_words()} Paused. Space: go on. {SET_AGAIN}"]
        case Resumed():
            return ["Going on."]
        case _:
            return []


def _undone(event: CommandUndone, engine: Engine) -> list[str]:
    """Say what was undone, where the session is now and, if it waits, what it asks again."""
    lines = [f"{undone_words(event.command)} {where_words(engine)}"]
    if engine.phase is Phase.WAITING:
        return [*lines, *_waiting(engine)]
    decision = engine.owed.decision
    return [*lines, *(above_the_limit(engine.plan, decision) if decision else ())]


def _limit(engine: Engine) -> int:
    return engine.plan.protocol.pain_ceiling


def _finished(event: SetFinished) -> str:
    done = seconds_words(event.worked_seconds)
    if event.done_reps is not None:
        done = f"{event.done_reps} repetitions in {done}"
    match event.outcome:
        case SetOutcome.DONE:
            return f"Done: {done}."
        case SetOutcome.CUT_SHORT:
            return f"Ended here: {done}."
        case SetOutcome.INTERRUPTED:
            return f"{step_name(event.step)} counts as interrupted: {done}."
        case SetOutcome.SKIPPED:
            return f"{step_name(event.step)}: skipped."


def _adjusted(event: Adjusted) -> list[str]:
    match event.choice:
        case Choice.EXTEND if event.seconds:
            return [f"{seconds_words(event.seconds)} more."]
        case Choice.REPEAT if event.step:
            return [once_more(event.step)]
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if event.pain is None and event.step:
            return [leaving_words(event.choice, event.step.side)]
        case (
            Choice.EASIER
            | Choice.SHORTER
            | Choice.SKIP_SIDE
            | Choice.SKIP_EXERCISE
            | Choice.CARRY_ON
            | Choice.FINISH
        ):  # "Chosen: ..." has said it
            return []
        case Choice.SKIP_SET | Choice.END_SET | Choice.REPEAT | Choice.EXTEND:  # the set's own line
            return []
        case Choice.PAUSE | Choice.RESUMED:  # lines of their own
            return []
        case Choice.FEWER_SETS | Choice.MORE_SETS | Choice.ONE_SIDE:  # chosen before the session
            return []
        case _:
            assert_never(event.choice)
