#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents show pictures and name files that exist, and every command of ./dev is explained."""

import re

from tree import ROOT, finish, text_of

DOCUMENTS = ("README.md", "HACKING.md")
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|<img [^>]*src=\"([^\"]+)\"|srcset=\"([^\"]+)\"")
# `core/cache/schema.sql`: in backticks, with a slash, of one of our folders
PATH = re.compile(r"`((?:app|core|widgets|resources|tests|translations|\.ci)/[\w./-]*)`")


def link_findings(document, text):
    for groups in LINK.findall(text):
        target = next(group for group in groups if group)
        if not re.match(r"https?://|mailto:", target) and not (ROOT / target).exists():
            yield (f"{document}: {target}", f"{document}: shows {target}, which is not there")
    for path in PATH.findall(text):
        if not (ROOT / path).exists():
            yield (f"{document}: {path}", f"{document}: names {path}, which is not there")


def command_findings():
    script = text_of("dev")
    commands = re.findall(r"^command_(\w+)\(\)", script, re.MULTILINE)
    helped = re.findall(r"^#: (\w+)", script, re.MULTILINE)
    hacking = text_of("HACKING.md")
    for command in commands:
        if command not in helped:
            yield (command, f"dev: the command {command} has no '#: ' line, so ./dev help leaves it out")
        if command != "help" and f"`./dev {command}" not in hacking:
            yield (command, f"HACKING.md: does not explain ./dev {command}")
    presets = re.findall(r'"name": "([\w-]+)",\s*"displayName"', text_of("CMakePresets.json"))
    for preset in presets:
        if f"`{preset}`" not in hacking:
            yield (preset, f"HACKING.md: does not explain the preset {preset}")


def main():
    findings = list(command_findings())
    for document in DOCUMENTS:
        findings += link_findings(document, text_of(document))
    finish("documents", findings)


if __name__ == "__main__":
    main()
