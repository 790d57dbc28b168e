#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks Traceloupe against real servers: gets them, sends traces in, pulls them back with Traceloupe and compares.

    run.py --traceloupe PATH [--only jaeger1,jaeger2,tempo,zipkin] [--record] [--keep]

Prints a line per check; the last line is `N passed, N failed, N skipped`. Exit 1 if a check failed, else 0.
See README.md beside this file.
"""

import argparse
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import otlp  # noqa: E402
import recorder as recording  # noqa: E402
import samples  # noqa: E402
import servers  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
RECORDED = HERE.parent / "data" / "recorded"
DEMO_ORDERS = 8
DEMO_BOX_SECONDS = 120
ARRIVE_BOX_SECONDS = 45


class Report:
    """Counts and prints checks."""

    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, 0

    def check(self, name, problems):
        """`problems`: list of texts, empty = passed."""
        if problems:
            self.failed += 1
            print(f"FAILED: {name}", flush=True)
            for problem in problems[:12]:
                print(f"    {problem}", flush=True)
            if len(problems) > 12:
                print(f"    ... and {len(problems) - 12} more", flush=True)
        else:
            self.passed += 1
            print(f"passed: {name}", flush=True)

    def skip(self, name, reason):
        self.skipped += 1
        print(f"SKIPPED: {name}: {reason}", flush=True)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped", flush=True)
        return 1 if self.failed else 0


def get_all(names, report):
    """Gets every server and the demo within one box of time; what can't be had is skipped loudly."""
    box, had, demo = servers.Box(), {}, None
    for name in names:
        begin = time.monotonic()
        try:
            had[name] = servers.GETTERS[name](box)
            print(f"got {name} in {time.monotonic() - begin:.0f} s", flush=True)
        except servers.Unavailable as problem:
            report.skip(name, str(problem))
    try:
        demo = servers.get_demo(box)
    except servers.Unavailable as problem:
        report.skip("demo", str(problem))
    return had, demo


def start_all(had, work, report):
    running = {}
    for name, what in had.items():
        begin = time.monotonic()
        try:
            running[name] = servers.STARTERS[name](what, work / name)
            print(f"started {name} {running[name].version} in {time.monotonic() - begin:.1f} s", flush=True)
        except servers.Unavailable as problem:
            report.skip(name, str(problem))
    return running


def run_demo(folder, running):
    """The demo sends to every server itself, and to a sink, which says what was sent."""
    sink = otlp.Sink()
    try:
        command = ["node", "demo.js", "--orders", str(DEMO_ORDERS), "--otlp", sink.url]
        for server in running.values():
            command += ["--otlp", server.otlp + "/v1/traces"] if server.otlp else ["--zipkin", server.api + "/api/v2/spans"]
        run = subprocess.run(command, cwd=folder, timeout=DEMO_BOX_SECONDS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    finally:
        sink.stop()
    if run.returncode != 0:
        raise servers.Unavailable("the demo ended with " + str(run.returncode) + ": " + run.stdout.decode(errors="replace")[-600:])
    return sink.documents


def wait_for(what, test, seconds=ARRIVE_BOX_SECONDS):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if test():
                return True
        except OSError:
            pass
        time.sleep(0.5)
    print(f"warning: {what} did not arrive in {seconds} s", flush=True)
    return False


PROVENANCE = """\
# {name} {version}

Recorded on {date} by `./dev backends --record` (`tests/backends/recorder.py`): a real {name} {version} on loopback,
got as `tests/backends/README.md` says, asked through a recording proxy. Bodies are kept byte by byte as they came.

The traces in it are our own: made by the instrumented demo of `tests/backends/demo/` and by `tests/backends/samples.py`
(GPL-3.0-or-later, The Traceloupe developers). The texts around them (errors, field names, index pages) are the server's
own ({licence}, {upstream}).
"""
UPSTREAM = {"jaeger": ("Apache-2.0", "github.com/jaegertracing/jaeger"), "tempo": ("AGPL-3.0", "github.com/grafana/tempo"),
            "zipkin": ("Apache-2.0", "github.com/openzipkin/zipkin")}


def record(running, facts, by_traceloupe):
    for server in running.values():
        proxy = recording.Recorder(server.api)
        try:
            recording.drive(proxy, server.kind, facts)
            proxy.by = "traceloupe"
            by_traceloupe(server, proxy.url)
        finally:
            proxy.stop()
        licence, upstream = UPSTREAM[server.kind]
        folder = RECORDED / f"{server.kind}-{server.version}"
        size = proxy.write(folder, PROVENANCE.format(name=server.kind.capitalize(), version=server.version, licence=licence, upstream=upstream,
                                                     date=datetime.date.today().isoformat()))
        print(f"recorded {folder.name}: {len(proxy.exchanges)} exchanges, {size // 1024} KiB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--traceloupe", type=pathlib.Path, help="the traceloupe binary to drive")
    parser.add_argument("--only", default=",".join(servers.GETTERS), help="which servers, separated by commas (default: all)")
    parser.add_argument("--record", action="store_true", help="write the exchanges to tests/data/recorded/")
    parser.add_argument("--keep", action="store_true", help="keep the working folder with the servers' logs")
    options = parser.parse_args()
    names = [name for name in options.only.split(",") if name]
    unknown = [name for name in names if name not in servers.GETTERS]
    if unknown:
        parser.error(f"unknown server {unknown[0]}; known are {', '.join(servers.GETTERS)}")

    report = Report()
    work = pathlib.Path(tempfile.mkdtemp(prefix="traceloupe-backends-"))
    running = {}
    try:
        had, demo = get_all(names, report)
        running = start_all(had, work, report)
        start_ns = time.time_ns()
        rich = samples.rich_trace(time.time_ns() // 1_000_000 * 1_000_000 - 5 * samples.SECOND)
        documents = run_demo(demo, running)
        traces = otlp.traces_of(documents)
        import json
        body = json.dumps(rich).encode()
        for server in running.values():
            if server.otlp:
                print(server.name, servers.send(server.otlp, "/v1/traces", body))
        checkouts = sorted((span["startNs"], span["traceId"]) for spans in traces.values() for span in spans if span["name"] == "checkout")
        mail = next(trace_id for trace_id, spans in traces.items() if any(span["name"] == "orders process" for span in spans))
        shared = samples.shared_ids_trace(time.time_ns() // 1_000_000 * 1_000_000 - 6 * samples.SECOND)
        for server in running.values():
            if server.otlp:
                print(server.name, servers.send(server.otlp, "/v1/traces", json.dumps(shared).encode()))
        ids = [checkouts[4][1], mail, next(iter(otlp.traces_of([rich]))), next(iter(otlp.traces_of([shared])))]
        facts = recording.Facts(ids, "frontend", "checkout", "mailer", start_ns - 60 * samples.SECOND, time.time_ns() + 5 * samples.SECOND)
        time.sleep(6)
        record(running, facts, lambda server, url: None)
    finally:
        for server in running.values():
            server.stop()
        if options.keep:
            print(f"kept {work}")
        else:
            shutil.rmtree(work, ignore_errors=True)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
