#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and functions that have grown too long to be read in one go."""

import re

from tree import PRODUCT_FOLDERS, cpp_files, finish, text_of, without_comments_and_literals

HEADER_LINES = 250
SOURCE_LINES = 500
TEST_LINES = 800
FUNCTION_LINES = 80
TEST_FUNCTION_LINES = 120

# "path" of a long file or "path: function" of a long function. This list may only shrink.
KNOWN_DEBT = ()

SCOPE = re.compile(r'(?:^|[\s;{}>)])(?:namespace|class|struct|enum|union|extern)\b[^()=]*$')
FUNCTION_NAME = re.compile(r'([~\w:]+|operator\s*\S+?)\s*\(')


def opens_member_initialiser(head):
    """`Thing::Thing(int x) : m_x{x` and the brace after it: no body yet."""
    return re.search(r'\)\s*:(?!:)', head) and re.search(r'[\w>]\s*$', head)


def long_functions(text, limit):
    """(name, lines) of each function body over the limit. Follows braces only: good enough for our format."""
    text = without_comments_and_literals(text)
    text = re.sub(r'^\s*#.*$', '', text, flags=re.MULTILINE)
    stack = []  # (kind, name, line); everything inside a function belongs to it
    head_start = 0
    line = 1
    for position, char in enumerate(text):
        inside = bool(stack) and stack[-1][0] in ("function", "inner")
        if char == "\n":
            line += 1
        elif char == "{":
            head = text[head_start:position]
            name = FUNCTION_NAME.search(head)
            if inside:
                kind = "inner"
            elif opens_member_initialiser(head):
                kind = "initialiser"
            else:
                kind = "function" if "(" in head and not SCOPE.search(head) else "scope"
            stack.append((kind, name.group(1) if name else "?", line))
            if kind != "initialiser":
                head_start = position + 1
        elif char == "}" and stack:
            kind, name, start = stack.pop()
            if kind == "function" and line - start + 1 > limit:
                yield name, line - start + 1
            if kind != "initialiser":
                head_start = position + 1
        elif char == ";" and not inside:
            head_start = position + 1


def limits_of(name):
    if name.parts[0] in PRODUCT_FOLDERS:
        return (HEADER_LINES if name.suffix == ".h" else SOURCE_LINES), FUNCTION_LINES
    return TEST_LINES, TEST_FUNCTION_LINES


def main():
    findings = []
    for name in cpp_files():
        text = text_of(name)
        file_limit, function_limit = limits_of(name)
        lines = text.count("\n")
        if lines > file_limit:
            findings.append((str(name), f"{name}: {lines} lines, the limit is {file_limit}"))
        for function, length in long_functions(text, function_limit):
            findings.append((f"{name}: {function}",
                             f"{name}: {function}() has {length} lines, the limit is {function_limit}"))
    finish("sizes", findings, KNOWN_DEBT)


if __name__ == "__main__":
    main()
