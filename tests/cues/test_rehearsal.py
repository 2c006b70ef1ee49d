"""A rehearsal comes to the end of every session, also of one that is resumed."""

from itertools import islice

import pytest

from hiptimer.cues.rehearsal import rehearse, sentences_ahead
from hiptimer.engine import Phase
from hiptimer.engine.commands import Finish
from hiptimer.engine.ledger import Ledger, LedgerRow
from hiptimer.model.protocol import AffectedSide
from hiptimer.model.session import SetOutcome, StopReason
from tests.support.live_processes import Living
from tests.support.shipped import planned


@pytest.mark.parametrize("pain", [None, 2, 4, 8])
@pytest.mark.parametrize("sets", [1, 2, 4])
def test_a_session_that_was_cut_off_is_walked_to_its_end(sets: int, pain: int | None) -> None:
    plan = planned("lateral-hip-isometric-short", AffectedSide.BOTH)
    rows = tuple(LedgerRow(step=step, outcome=SetOutcome.DONE) for step in plan.sets[:sets])
    ledger = Ledger(
        rows=(*rows[:-1], LedgerRow(step=rows[-1].step, outcome=SetOutcome.DONE, pain=pain))
    )
    *_, last = rehearse(plan, ledger)
    assert last.engine.phase is Phase.FINISHED
    assert len(last.engine.ledger.rows) == len(plan.sets)


def test_the_choices_that_are_open_are_among_the_sentences_ahead() -> None:
    plan = planned("lateral-hip-isometric-short", AffectedSide.LEFT)
    ledger = Ledger(rows=(LedgerRow(step=plan.sets[0], outcome=SetOutcome.DONE, pain=5),))
    assert any(
        text.startswith("Press enter for the easier")
        for text in islice(sentences_ahead(plan, ledger), 12)
    )


@pytest.mark.parametrize("reason", [None, *StopReason])
def test_what_is_said_at_an_early_end_is_among_the_sentences_ahead(
    reason: StopReason | None,
) -> None:
    session = Living(planned("lateral-hip-isometric-short", AffectedSide.LEFT))
    session.send(Finish(reason))
    (said,) = session.ears.played[-1].say
    assert said in sentences_ahead(session.engine.plan)
