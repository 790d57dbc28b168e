# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the traceloupe binary, with a home folder of its own so that nobody's settings or cache are touched."""

import json
import os
import subprocess

import otlp

COMMAND_BOX_SECONDS = 600
IDS_AT_ONCE = 200


class Ran:
    """How a command ended."""

    def __init__(self, arguments, code, out, err):
        self.arguments, self.code, self.out, self.err = arguments, code, out, err

    def json(self):
        return json.loads(self.out)

    def said(self):
        """What it said to people: stderr, or the error and problems of the JSON document."""
        words = self.err.strip()
        try:
            document = self.json()
        except ValueError:
            return words
        return " ".join([words, str(document.get("error") or ""), *map(str, document.get("problems") or [])]).strip()

    def problem(self, wanted=0):
        """A text when the exit code is not as wanted or the output is no single JSON document, else ""."""
        if self.code != wanted:
            return f"`traceloupe {' '.join(self.arguments)[:200]}` ended with {self.code}, wanted {wanted}: {(self.err or self.out).strip()[-400:]}"
        if "--json" in self.arguments:
            try:
                self.json()
            except ValueError:
                return f"`traceloupe {' '.join(self.arguments)[:200]}` printed no JSON document: {self.out[:200]!r}"
        return ""


class Client:
    def __init__(self, binary, home):
        self.binary, self.home = binary.resolve(), home
        home.mkdir(parents=True, exist_ok=True)
        self.environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
                            "XDG_CONFIG_HOME": str(home / "config"), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen",
                            "TRACELOUPE_CACHE": str(home / "default.db")}

    def run(self, *arguments, timeout=COMMAND_BOX_SECONDS):
        arguments = [str(argument) for argument in arguments]
        try:
            run = subprocess.run([str(self.binary), *arguments], env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            return Ran(arguments, -1, "", f"not finished within {timeout} s")
        return Ran(arguments, run.returncode, run.stdout.decode(errors="replace"), run.stderr.decode(errors="replace"))

    def knows(self, command, option):
        """Whether a command's help names an option."""
        ran = self.run(command, "--help")
        return option in ran.out + ran.err

    def fetch_ids(self, source, ids, cache):
        """Fetches traces by id; gives problems and the sums of what the command reported."""
        problems, sums = [], {"traces": 0, "spans": 0, "new": 0, "updated": 0, "partial": 0}
        for begin in range(0, len(ids), IDS_AT_ONCE):
            arguments = ["fetch", source, "--json", "--cache", cache]
            for trace_id in ids[begin:begin + IDS_AT_ONCE]:
                arguments += ["--trace", trace_id]
            ran = self.run(*arguments)
            if ran.problem():
                problems.append(ran.problem())
                continue
            answer = ran.json()
            for key in sums:
                if not isinstance(answer.get(key), int):
                    problems.append(f"fetch --json has no number {key!r}: {ran.out[:200]}")
                    break
                sums[key] += answer[key]
        return problems, sums

    def exported(self, cache, file):
        """Plain spans of every trace in a cache, by trace id, and problems."""
        ran = self.run("export", "--all", "--format", "otlp-json", "-o", file, "--cache", cache)
        if ran.problem():
            return {}, [ran.problem()]
        return otlp.traces_of(otlp.documents_of(file.read_text())), []

    def listed(self, cache):
        """Trace ids in a cache, and problems."""
        ran = self.run("list", "--json", "--limit", "100000", "--cache", cache)
        if ran.problem():
            return set(), [ran.problem()]
        return {trace["traceId"] for trace in ran.json()["traces"]}, []
