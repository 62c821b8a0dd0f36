"""Makes a release: a version for what the changelog calls unreleased, and the package files to hand out.

python -m benchmarks.release 0.2.0     (make release ARGS="0.2.0")

Changes `pyproject.toml` and `CHANGELOG.md`, and builds a wheel and an sdist in `dist/`. Committing and tagging is left
to whoever looks at them.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNRELEASED = "## Unreleased"


class CannotRelease(Exception):  # noqa: N818 - says what the matter is
    """Why there is nothing to release, in a sentence."""


def released(changelog: str, version: str, day: date) -> str:
    """The changelog with what was unreleased under its version, and room above it for what comes next.

    Raises:
        CannotRelease: when nothing is unreleased, or the version is there already.
    """
    if re.search(rf"^## {re.escape(version)}\b", changelog, re.M):
        raise CannotRelease(f"CHANGELOG.md has {version} already")
    before, mark, after = changelog.partition(f"{UNRELEASED}\n")
    own = re.split(r"^## ", after, maxsplit=1, flags=re.M)[0]
    if not mark or not re.search(r"^- ", own, re.M):
        raise CannotRelease(f"CHANGELOG.md has nothing under '{UNRELEASED}'")
    return f"{before}{UNRELEASED}\n\n## {version} ({day:%Y-%m-%d})\n{after}"


def with_version(project: str, version: str) -> str:
    """pyproject.toml with that version.

    Raises:
        CannotRelease: when it is no version, or not later than the one that is there.
    """
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        raise CannotRelease(f"{version!r} is no version: three numbers are expected, as in 0.2.0")
    found = re.search(r'^version = "([\d.]+)"$', project, re.M)
    if found is None:
        raise CannotRelease("pyproject.toml has no version")
    if _numbers(version) <= _numbers(found[1]):
        raise CannotRelease(f"{version} is not later than {found[1]}")
    return f'{project[: found.start()]}version = "{version}"{project[found.end() :]}'


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def main(arguments: Sequence[str] | None = None, root: Path = ROOT, *, build: bool = True) -> int:
    """Change both files and build; exit 2 with a sentence, and nothing changed, where that cannot be."""
    asked = sys.argv[1:] if arguments is None else list(arguments)
    if len(asked) != 1:
        print('one version is expected: make release ARGS="0.2.0"', file=sys.stderr)
        return 2
    project, changelog = root / "pyproject.toml", root / "CHANGELOG.md"
    try:
        texts = {
            project: with_version(project.read_text("utf-8"), asked[0]),
            changelog: released(changelog.read_text("utf-8"), asked[0], date.today()),
        }
    except CannotRelease as error:
        print(f"{error}. Nothing was changed.", file=sys.stderr)
        return 2
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    if build:
        command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--wheel-dir", str(root / "dist"), str(root)]
        subprocess.run(command, check=True)  # noqa: S603 - pip
    print(f"{asked[0]} is ready: look at the difference, commit it and tag it v{asked[0]}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
