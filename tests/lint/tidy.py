#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the product's sources (not the tests) as the compile database has them."""

import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tree import PRODUCT_FOLDERS, ROOT

# A source takes seconds; clang-tidy 19 does not come back from some that are in no way special.
FILE_SECONDS = 60


def product_sources(database):
    for entry in json.loads(database.read_text(encoding="utf-8")):
        path = Path(entry["directory"], entry["file"]).resolve()
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PRODUCT_FOLDERS:
            yield str(path)


def check(source, build):
    """Exit code and output for one source; None as the code if clang-tidy did not come to an end."""
    command = ["clang-tidy-19", "-quiet", "-p", str(build),
               # warnings that only gcc knows, and flags for gcc only, are not clang-tidy's business
               "-extra-arg=-Wno-unknown-warning-option",
               # libstdc++ 12's own stable_sort uses what C++17 calls deprecated; gcc watches our code for that
               "-extra-arg=-Wno-deprecated-declarations", source]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=FILE_SECONDS)
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, type=Path)
    parser.add_argument("--jobs", default="2")
    arguments = parser.parse_args()
    sources = sorted(set(product_sources(arguments.build / "compile_commands.json")))
    with ThreadPoolExecutor(int(arguments.jobs)) as pool:
        results = list(pool.map(lambda source: check(source, arguments.build), sources))
    findings, slow = [], []
    for source, (code, output) in zip(sources, results):
        if code is None:
            slow.append(source)
        elif code != 0 or "warning:" in output or "error:" in output:
            findings.append(source)
            print(output)
    for source in slow:
        print(f"clang-tidy: gave up on {source} after {FILE_SECONDS} s; it is not checked", file=sys.stderr)
    if findings:
        print(f"clang-tidy: findings in {len(findings)} of {len(sources)} sources")
        sys.exit(1)
    print(f"clang-tidy: nothing found in {len(sources) - len(slow)} of {len(sources)} sources")


if __name__ == "__main__":
    main()
