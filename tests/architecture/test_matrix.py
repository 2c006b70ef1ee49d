"""The program that runs README's commands for pips and Pythons notices what goes wrong."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.source_files import ROOT

START = "printf 'Lateral hip\\n' && read -rn 1 && exit 0"
TEST = "echo '== 3 passed in 1 s =='"
PYTHON = "#!/bin/sh\necho pip 23.0.1 from a folder\n"

README = """\
## Set up and start

```sh
{start}
```

## Set up and pass the tests

```sh
{test}
```
"""

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def matrix_of(folder: Path, start: str, test: str) -> "subprocess.CompletedProcess[str]":
    """Run the program in a repository whose README has these commands."""
    (folder / ".ci").mkdir()
    for name in ("matrix.py", "clean-environment", "readme-command"):
        shutil.copy(ROOT / ".ci" / name, folder / ".ci")
    (folder / "README.md").write_text(README.format(start=start, test=test), encoding="utf-8")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@localhost"]
    for words in (["init", "--quiet"], ["add", "--force", "."], ["commit", "--quiet", "-m", "all"]):
        subprocess.run([*git, *words], check=True)
    command = [sys.executable, str(folder / ".ci" / "matrix.py"), "--python", sys.executable]
    return subprocess.run(
        [*command, "--pip", "23.0.1"], capture_output=True, check=False, text=True
    )


def test_a_pair_that_passes_is_reported_with_its_tests(tmp_path: Path) -> None:
    done = matrix_of(tmp_path, START, TEST)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pip 23.0.1 (23.0.1): 3 passed in 1 s" in done.stdout
    assert done.stdout.endswith("1 of 1 pairs passed.\n")


@pytest.mark.parametrize(
    ("start", "test", "reason"),
    [
        ("echo no network", TEST, "ended before the home screen came up"),
        (START.replace("exit 0", "exit 70"), TEST, "ended with 70"),
        (START, "exit 1", "ended with 1"),
        (START, "echo no tests ran", "no test ran"),
        (START, f"sed -i s/23.0.1/26.3/ .venv/bin/python && {TEST}", "and 26.3 is there"),
    ],
)
def test_a_command_that_does_not_do_as_promised_fails_the_pair(
    tmp_path: Path, start: str, test: str, reason: str
) -> None:
    done = matrix_of(tmp_path, start, test)
    assert done.returncode == 1
    assert reason in done.stdout
    assert done.stdout.endswith("0 of 1 pairs passed.\n")
