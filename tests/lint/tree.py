# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lints share: the list of the project's files, and C++ text without comments and literals."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIP = 77  # ctest's SKIP_RETURN_CODE
PRODUCT_FOLDERS = ("app", "core", "widgets")


def project_files():
    """Paths relative to ROOT of every file that git tracks or would track; without git, whatever is there."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        names = (Path(name) for name in listing.stdout.split("\0") if name)
    else:
        names = (path.relative_to(ROOT) for path in ROOT.rglob("*"))
        names = (name for name in names if not name.parts[0].startswith("build") and name.parts[0] != ".git")
    return sorted(name for name in set(names) if (ROOT / name).is_file() and not (ROOT / name).is_symlink())


def cpp_files():
    return [name for name in project_files() if name.suffix in (".h", ".cpp") and name.parts[:2] != ("tests", "data")]


def text_of(name):
    return (ROOT / name).read_text(encoding="utf-8")


_NOISE = re.compile(
    r'//[^\n]*'
    r'|/\*.*?\*/'
    r'|R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+'",
    re.DOTALL)


def without_comments_and_literals(text):
    """The same number of lines, so that line numbers stay right."""
    return _NOISE.sub(lambda match: '""' + "\n" * match.group(0).count("\n"), text)


def finish(title, findings, known_debt=()):
    """Prints what is new; a debt that was paid must be struck from the list, so that the list only shrinks."""
    debt = set(known_debt)
    found = {key for key, _ in findings}
    fresh = [message for key, message in findings if key not in debt]
    paid = sorted(debt - found)
    for message in fresh:
        print(message)
    for key in paid:
        print(f"{title}: '{key}' is in the known-debt list but no longer true: strike it from the list")
    if fresh or paid:
        print(f"{title}: {len(fresh)} new, {len(paid)} to strike")
        sys.exit(1)
    print(f"{title}: nothing found ({len(debt)} known)")
