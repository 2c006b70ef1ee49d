import pytest
from msgspec.structs import fields

from hiptimer.model.settings import Settings
from hiptimer.storage.settings import RULES, written


def test_every_setting_has_its_rule_and_no_rule_is_without_a_setting() -> None:
    assert [field.name for field in fields(Settings)] == list(RULES)


@pytest.mark.parametrize("key", RULES)
def test_every_default_is_allowed_by_its_own_rule(key: str) -> None:
    default = getattr(Settings(), key)
    assert RULES[key].value(written(default)) == default


def test_a_value_that_no_setting_has_is_refused() -> None:
    with pytest.raises(TypeError, match="no setting has the value"):
        written(None)
