"""The words on the timer: what comes next, what to do, what to watch for, what was just done.

Each text of guidance has one or more lengths, the longest first, for the room there is.
"""

from typing import Final, assert_never

from msgspec import Struct

from hiptimer.engine import Engine, Phase, Plan, Step
from hiptimer.engine.events import Adjusted, CommandUndone, Event, PainRated, SetUndone
from hiptimer.engine.ledger import Decision
from hiptimer.interaction.numbers import SHOWS_RATINGS
from hiptimer.interaction.questions import ANOTHER_NUMBER, Asked
from hiptimer.model import pain as pain_scale
from hiptimer.model.protocol import Exercise, Side
from hiptimer.model.session import Cause, Choice, Session, SetOutcome
from hiptimer.tui.widgets.ceiling_panel import PanelChoice
from hiptimer.wording import ceiling
from hiptimer.wording.doses import target_words
from hiptimer.wording.guidance import (
    KEEP_BREATHING,
    NOT_RATED_YET,
    NUMBER_OR_FINISH,
    NUMBER_OR_GO_ON,
    PAUSED,
    SET_AGAIN,
    WHEN_READY,
    WHEN_THEY_ARE_DONE,
    capital,
    change_words,
    easier_words,
    leaving_words,
    lower_first,
    once_more,
    rated_words,
    slept_words,
    step_name,
    target_now,
)
from hiptimer.wording.lengths import seconds_words
from hiptimer.wording.questions import LEADS, OFFERS
from hiptimer.wording.session import SEEK_HELP_KEY
from hiptimer.wording.undo import undone_words, where_words

THE_END = "the end"


def upcoming(engine: Engine) -> str:
    """Return what follows the current phase, in words; empty after the last set."""
    running, upcoming = engine.running, engine.upcoming
    match engine.over:
        case Phase.HOLD | Phase.REPS if running:
            return _after_the_set(engine, running)
        case Phase.REST:
            last = engine.ledger.row(engine.ledger.last).step
            return way(engine.plan, last, upcoming) if upcoming else THE_END
        case Phase.FINISHED:
            return ""
        case _:
            step = running or upcoming
            return target_now(engine, step) if step else ""


def way(plan: Plan, done: Step, to: Step) -> str:
    """Return how to get from one set to another: "turn over: right leg on top"."""
    if done.place == to.place:
        return f"set {to.number} of {to.of}"
    call = plan.exercise(to.entry).placement(to.side).call
    if done.entry == to.entry:
        return f"{change_words(plan.exercise(to.entry)).lower()}: {lower_first(call)}"
    return f"{plan.exercise(to.entry).name}, {position(plan, to)}"


def position(plan: Plan, to: Step) -> str:
    """Return the position for a set; for an exercise with one leg, the side as a position."""
    placement = plan.exercise(to.entry).placement(to.side)
    if to.side is Side.BILATERAL and placement.position:
        return placement.position
    return lower_first(placement.call)


def _after_the_set(engine: Engine, running: Step) -> str:
    plan, to = engine.plan, engine.upcoming
    if to is None:
        return THE_END
    rest = plan.rest_after(running)
    if running.place == to.place:
        then = f"set {to.number}"
    elif running.entry == to.entry:
        then = change_words(plan.exercise(to.entry)).lower()
    else:
        then = plan.exercise(to.entry).name
    return f"rest, then {then}" if rest and rest.seconds else then


def prompt(engine: Engine) -> tuple[str, str]:
    """Return in one or two words, readable from afar, what to do now; and its detail."""
    match engine.phase:
        case Phase.FINISHED:
            return "Done", ""
        case Phase.WAITING if engine.at_last_wait:
            return "All done", f"{NOT_RATED_YET}: {len(engine.ledger.missing_ratings())}"
        case Phase.WAITING:
            return _prompt_in_wait(engine)
        case _:
            return "Ready?", ""


def _prompt_in_wait(engine: Engine) -> tuple[str, str]:
    plan, ledger, to = engine.plan, engine.ledger, engine.upcoming
    done = ledger.row(ledger.last).step if ledger.last else None
    owed = engine.owed
    if to and done and owed.key and done.place != to.place:
        if done.entry == to.entry:
            exercise = plan.exercise(to.entry)
            return change_words(exercise), lower_first(exercise.placement(to.side).call)
        return "Next exercise", f"{plan.exercise(to.entry).name}: {position(plan, to)}"
    if owed.decision:
        return "You decide", "it waits for you"
    if owed.rating:
        return "Hip pain?", "in that set, at its worst"
    return "Ready?", f"set {to.number} of {to.of}" if to else ""


Texts = tuple[str, ...]

READY: Final = ("Press enter or the clicker when you are ready.", "Enter or clicker when ready.")


def guidance(engine: Engine, gap: Texts, *, quiet: bool) -> Texts:
    """Return the guidance for now. `gap` describes an interruption; `quiet` means a long wait."""
    step = engine.running or engine.upcoming
    match engine.phase:
        case Phase.PREPARE if step:
            return preparing(engine, step)
        case Phase.COUNT_IN | Phase.HOLD | Phase.REPS if step:
            return (minding(engine, step),)
        case Phase.PAUSED if gap:
            return gap
        case Phase.PAUSED | Phase.WAITING if quiet:
            return (PAUSED,)
        case Phase.PAUSED if engine.running:
            return (
                "Space goes on after a count of three. e ends it here, r begins it again.",
                "Space goes on after a count of three.",
            )
        case Phase.PAUSED:
            return (WHEN_READY,)
        case Phase.WAITING:
            return _guidance_in_wait(engine)
        case _:
            return ()


def preparing(engine: Engine, step: Step) -> Texts:
    """Return how to set up the exercise; on the second side only what to watch for."""
    exercise = engine.plan.exercise(step.entry)
    cues = _cues(exercise)
    texts = [" · ".join(cues[:count]) for count in range(len(cues), 0, -1)]
    if step.place in engine.ledger.easier:
        texts = [f"{capital(easier_words(exercise))}."]
    elif all(row.step.entry != step.entry for row in engine.ledger.rows) and exercise.how_to:
        texts.insert(0, exercise.how_to)
    load = f"With: {exercise.load}" if exercise.load else ""
    before = " ".join(map(_sentence, filter(None, (load, exercise.notes.strip()))))
    return tuple(f"{before} {text}".strip() for text in texts or [""])


def minding(engine: Engine, step: Step) -> str:
    """Return one thing to watch for in a set, another one in the next."""
    exercise = engine.plan.exercise(step.entry)
    if step.place in engine.ledger.easier:
        return easier_words(exercise)
    cues = _cues(exercise)
    cue = exercise.notes or (cues[(step.number - 1) % len(cues)] if cues else "")
    by_key = exercise.reps is not None and exercise.seconds_per_rep is None
    breathing = WHEN_THEY_ARE_DONE if by_key else KEEP_BREATHING.rstrip(".").lower()
    return " · ".join(filter(None, (breathing, cue)))


def interruption(engine: Engine, session: Session | None) -> Texts:
    """Describe the gap that paused the session; empty if a person paused it."""
    if session is None or engine.phase is not Phase.PAUSED:
        return ()
    pauses = [entry for entry in session.adjustments if entry.choice is Choice.PAUSE]
    if pauses[-1].cause is not Cause.GAP:
        return ()
    gap, earlier = pauses[-1], pauses[:-1]
    slept = slept_words(gap.at)
    ended = session.sets[-1] if session.sets else None
    reported = any(entry.after_set == gap.after_set for entry in earlier)
    if ended is None or ended.outcome is not SetOutcome.INTERRUPTED or reported:
        return f"{slept} {WHEN_READY}", f"Away since {gap.at:%H:%M}. {WHEN_READY}"
    held = int(ended.worked_seconds)
    return (
        f"{slept} That set counts as interrupted: {held} s. Space: the rest comes now. {SET_AGAIN}",
        f"Away since {gap.at:%H:%M}: {held} s count as interrupted. Space: rest. r: again.",
    )


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cues(exercise: Exercise) -> Texts:
    return exercise.guide.cues if exercise.guide else ()


def _guidance_in_wait(engine: Engine) -> Texts:
    if engine.at_last_wait:
        return (NUMBER_OR_FINISH,)
    if engine.owed.rating and not engine.owed.key:
        return (NUMBER_OR_GO_ON,)
    return READY


def notice(event: Event, engine: Engine) -> str | None:
    """Return what `event` did, in words, if it needs any; `engine` is as it is after it."""
    match event:
        case PainRated(row=row, pain=pain) if engine.over not in SHOWS_RATINGS:
            return rated_words(engine.ledger.row(row).step, pain)
        case SetUndone(row=row):
            return f"{step_name(engine.ledger.row(row).step)}: not done."
        case CommandUndone(command=command):
            return f"{undone_words(command)} {where_words(engine)}"
        case Adjusted():
            return _adjusted(event, engine.plan)
        case _:
            return None


def _adjusted(event: Adjusted, plan: Plan) -> str | None:
    step = event.step
    match event.choice:
        case Choice.EASIER if step:
            return f"{capital(easier_words(plan.exercise(step.entry)))}."
        case Choice.SHORTER if step:
            held = step.phase is Phase.HOLD
            return f"From now on {target_words(event.target or 0, held=held)}."
        case Choice.SKIP_SIDE | Choice.SKIP_EXERCISE if step:
            return leaving_words(event.choice, step.side)
        case Choice.CARRY_ON:
            return "You carry on as planned. It asks again if the number rises."
        case Choice.SKIP_SET if step:
            return f"{step_name(step)}: skipped."
        case Choice.END_SET:
            return "Ended here. What you did counts."
        case Choice.REPEAT if step:
            return once_more(step)
        case Choice.EXTEND:
            return f"{seconds_words(event.seconds or 0)} more."
        case Choice.FINISH | Choice.PAUSE | Choice.RESUMED:  # the screen itself shows these
            return None
        case Choice.FEWER_SETS | Choice.MORE_SETS | Choice.ONE_SIDE:  # chosen before the session
            return None
        case (
            Choice.EASIER
            | Choice.SHORTER
            | Choice.SKIP_SIDE
            | Choice.SKIP_EXERCISE
            | Choice.SKIP_SET
            | Choice.REPEAT
        ):  # after a crash there may be no step to name
            return None
        case _:
            assert_never(event.choice)


ANOTHER: Final = PanelChoice(
    ANOTHER_NUMBER, ANOTHER_NUMBER, f"{ceiling.ANOTHER_NUMBER}: press it", "another number"
)


class Panel(Struct, frozen=True):
    """The question (`lead`), and the choices in the order of their options."""

    lead: tuple[str, ...]
    choices: tuple[PanelChoice, ...]


def panel(engine: Engine, asked: Asked) -> Panel:
    """Return what is asked in words.

    The panel about a decision is the same in every phase, so it stays when the rest is over.
    """
    if isinstance(asked, Decision):
        return _ceiling(engine, asked)
    offers = OFFERS[asked]
    choices = [PanelChoice(each.letter, each.letter, each.text, each.short) for each in offers]
    return Panel(LEADS[asked], tuple(choices))


def _ceiling(engine: Engine, decision: Decision) -> Panel:
    """Return the choices of `decision`; if the pain is severe, finishing names the help page."""
    severe = decision.pain >= pain_scale.SEVERE_FROM
    choices: list[PanelChoice] = []
    for each in ceiling.options(engine.plan, decision):
        more = f" (h: {SEEK_HELP_KEY})" if severe and each.choice is Choice.FINISH else ""
        choices.append(PanelChoice(each.letter, each.letter, f"{each.text}{more}", each.short))
    return Panel(ceiling.lead(engine.plan, decision), (*choices, ANOTHER))
