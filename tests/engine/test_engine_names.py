import pytest

import hiptimer.engine


@pytest.mark.parametrize("name", hiptimer.engine.__all__)
def test_every_exported_name_is_there(name: str) -> None:
    assert getattr(hiptimer.engine, name).__name__ == name


def test_a_name_that_is_not_exported_is_an_error() -> None:
    with pytest.raises(AttributeError, match=r"hiptimer\.engine.*no attribute 'Motor'"):
        getattr(hiptimer.engine, "Motor")  # noqa: B009 - mypy knows that it is not there
