#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file says whose it is and under which licence, and none carries marks of unfinished work."""

import fnmatch
import re

from tree import PRODUCT_FOLDERS, ROOT, finish, project_files

COPYRIGHT = "SPDX-FileCopyrightText:"
LICENCE = "SPDX-License-Identifier:"
HEAD_LINES = 12
NO_HEADER_NEEDED = ("LICENSE", "LICENSES/*", ".reuse/dep5")

# In capitals, as people write them; the words themselves are split so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
DEBUG_OUTPUT = re.compile(r"\bq(?:Debug|Info)\s*\(")


def covered_elsewhere():
    """The patterns of .reuse/dep5, for files that can't carry a header (data, pictures)."""
    patterns = list(NO_HEADER_NEEDED)
    in_files = False
    for line in (ROOT / ".reuse/dep5").read_text(encoding="utf-8").splitlines():
        if line.startswith("Files:"):
            in_files = True
            patterns += line[len("Files:"):].split()
        elif in_files and line.startswith(" "):
            patterns += line.split()
        else:
            in_files = False
    return patterns


def header_findings(name, text):
    head = "\n".join(text.splitlines()[:HEAD_LINES])
    for tag in (COPYRIGHT, LICENCE):
        if tag not in head:
            yield (str(name), f"{name}: no {tag} in the first lines, and not in .reuse/dep5")


def mark_findings(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        if UNFINISHED.search(line):
            yield (f"{name}:{number}", f"{name}:{number}: a mark of unfinished work: {line.strip()[:80]}")
        if name.parts[0] in PRODUCT_FOLDERS and DEBUG_OUTPUT.search(line):
            yield (f"{name}:{number}", f"{name}:{number}: debugging output: use a logging category")


def main():
    patterns = covered_elsewhere()
    findings = []
    for name in project_files():
        covered = any(fnmatch.fnmatch(str(name), pattern) for pattern in patterns)
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if not covered:
                findings.append((str(name), f"{name}: a binary file that .reuse/dep5 does not name"))
            continue
        if not covered:
            findings += header_findings(name, text)
        if name.suffix in (".h", ".cpp", ".py", ".cmake", ".txt", ".sh", "") and not covered:
            findings += mark_findings(name, text)
    finish("headers", findings)


if __name__ == "__main__":
    main()
