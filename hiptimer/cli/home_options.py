"""The command lines that people type most, read without argparse.

Importing argparse takes as long as everything else that `--version` does, and building the parser
of every command delays the home screen. Whatever is not recognized here is left to
`arguments.parse`.
"""


class HomeOptions:
    """The options of a command line without a command: home, with the folders of `data_dir`."""

    def __init__(self, data_dir: str | None) -> None:
        self.data_dir = data_dir


def home_options(arguments: list[str]) -> HomeOptions | None:
    """Return the options if `arguments` plainly ask for home, else None; `parse` agrees with it."""
    match arguments:
        case []:
            return HomeOptions(None)
        case ["--data-dir", name] if not name.startswith("-"):
            return HomeOptions(name)
        case [named] if named.startswith("--data-dir="):
            return HomeOptions(named.removeprefix("--data-dir="))
    return None
