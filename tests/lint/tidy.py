#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the product's sources (not the tests) as the compile database has them."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tree import PRODUCT_FOLDERS, ROOT


def product_sources(database):
    for entry in json.loads(database.read_text(encoding="utf-8")):
        path = Path(entry["directory"], entry["file"]).resolve()
        if path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PRODUCT_FOLDERS:
            yield str(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, type=Path)
    parser.add_argument("--jobs", default="2")
    arguments = parser.parse_args()
    sources = sorted(set(product_sources(arguments.build / "compile_commands.json")))
    command = ["run-clang-tidy-19", "-quiet", "-p", str(arguments.build), "-j", arguments.jobs,
               # warnings that only gcc knows, and flags for gcc only, are not clang-tidy's business
               "-extra-arg=-Wno-unknown-warning-option", *sources]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    findings = [line for line in done.stdout.splitlines() if "warning:" in line or "error:" in line]
    if done.returncode != 0 or findings:
        print(done.stdout)
        print(done.stderr[-4000:], file=sys.stderr)
        print(f"clang-tidy: {len(set(findings))} findings in {len(sources)} sources")
        sys.exit(1)
    print(f"clang-tidy: nothing found in {len(sources)} sources")


if __name__ == "__main__":
    main()
