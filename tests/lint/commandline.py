#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's command line is the program's: every command and option of one is in the other."""

import os
import re
import subprocess
import sys

from tree import finish, text_of

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
# Options of other programs that the README mentions, and what the window takes.
NOT_OF_A_COMMAND = {"--help", "--version", "--help-all", "--sample", "--preset", "--build", "--install", "--prefix", "--config"}


def help_of(program, *arguments):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    return subprocess.run([program, *arguments, "--help"], capture_output=True, text=True, check=True,
                          timeout=60, env=environment).stdout


def main():
    program, readme = sys.argv[1], text_of("README.md")
    overview = help_of(program)
    commands = re.findall(r"^  ([\w-]+) +\S", overview[overview.index("Commands:"):], re.MULTILINE)
    findings, known = [], set(NOT_OF_A_COMMAND)
    for command in commands:
        options = set(OPTION.findall(help_of(program, command)))
        known |= options
        if not re.search(rf"`{command}\b", readme):
            findings.append((command, f"README.md: does not name the command {command}"))
        findings += [(option, f"README.md: does not name {option} of the command {command}")
                     for option in sorted(options - NOT_OF_A_COMMAND) if f"{option}" not in OPTION.findall(readme)]
    findings += [(option, f"README.md: names {option}, which no command takes")
                 for option in sorted(set(OPTION.findall(readme)) - known)]
    if not commands:
        sys.exit("the program's help names no command")
    finish("command line", sorted(set(findings)))


if __name__ == "__main__":
    main()
