#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks Traceloupe against real servers: gets them, sends traces in, pulls them back with Traceloupe and compares.

    run.py --traceloupe PATH [--probe PATH] [--only jaeger1,jaeger2,tempo,zipkin] [--no-corpus] [--record [FOLDER]] [--keep]

Prints a line per check; the last line is `N passed, N failed, N skipped`. Exit 1 if a check failed, else 0.
See README.md beside this file.
"""

import argparse
import datetime
import json
import pathlib
import shutil
import signal
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import checks  # noqa: E402
import client as traceloupe  # noqa: E402
import corpus  # noqa: E402
import equivalence  # noqa: E402
import figures  # noqa: E402
import otlp  # noqa: E402
import probing  # noqa: E402
import recorder as recording  # noqa: E402
import samples  # noqa: E402
import sending  # noqa: E402
import servers  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
RECORDED = HERE.parent / "data" / "recorded"
DEMO_ORDERS = 8
RECORDED_ORDER = 4               # the one whose payment is refused
PROBLEMS_SHOWN = 40
EQUIVALENT = ("tempo", "jaeger2")  # what TraceQL is compared on
NO_ZIPKIN_JSON = "no Zipkin JSON of it"

PROVENANCE = """\
# {name} {version}

Recorded on {date} by `./dev backends --record` (`tests/backends/recorder.py`): a real {name} {version} on loopback,
got as `tests/backends/README.md` says, asked through a recording proxy. Bodies are kept byte by byte as they came.
In `exchanges.json`, `by` says who asked: `driver` (a list of requests in recorder.py) or `traceloupe` (the program itself).

The traces in it are our own: made by the instrumented demo of `tests/backends/demo/` and by `tests/backends/samples.py`
(GPL-3.0-or-later, The Traceloupe developers). The texts around them (errors, field names, index pages) are the server's
own ({licence}, {upstream}).
"""
UPSTREAM = {"jaeger": ("Apache-2.0", "github.com/jaegertracing/jaeger"), "tempo": ("AGPL-3.0", "github.com/grafana/tempo"),
            "zipkin": ("Apache-2.0", "github.com/openzipkin/zipkin"), "prometheus": ("Apache-2.0", "github.com/prometheus/prometheus")}


def provenance_of(server):
    licence, upstream = UPSTREAM[server.kind]
    return PROVENANCE.format(name=server.kind.capitalize(), version=server.version, licence=licence, upstream=upstream,
                             date=datetime.date.today().isoformat())


class Report:
    """Counts and prints checks."""

    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, 0

    def check(self, name, problems):
        """`problems`: list of texts, empty = passed."""
        if problems:
            self.failed += 1
            print(f"FAILED: {name}", flush=True)
            for problem in problems[:PROBLEMS_SHOWN]:
                print(f"    {problem}", flush=True)
            if len(problems) > PROBLEMS_SHOWN:
                print(f"    ... and {len(problems) - PROBLEMS_SHOWN} more", flush=True)
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


class Session:
    """One run: the servers, the binary if there is one, what was sent, and where files go."""

    def __init__(self, report, running, client, work):
        self.report, self.running, self.client, self.work = report, running, client, work
        self.sent = sending.Sent()
        self.demo_ids, self.sample_ids, self.corpus_ids, self.many_ids = [], [], [], []
        self.otlp = [server for server in running.values() if server.otlp]
        self.zipkin = running.get("zipkin")
        self.many_start_ns = 0

    def send_to_all(self, ids, what, in_zipkin=frozenset()):
        """By OTLP where there is such an intake, to Zipkin as Traceloupe exports it, but for what it has already."""
        for server in self.otlp:
            sending.send_otlp(self.sent, ids, server)
        if self.zipkin is None:
            return
        refused = self.sent.refused.setdefault(self.zipkin.name, {})
        for trace_id in ids:
            reason = sending.invalid_reason(self.sent.traces[trace_id])
            if reason:
                refused[trace_id] = "not sent: " + reason
        if self.client is None:
            self.report.skip(f"zipkin: {what}", "needs the traceloupe binary, whose export makes the Zipkin JSON")
            refused.update({trace_id: NO_ZIPKIN_JSON for trace_id in ids if trace_id not in in_zipkin})
            return
        documents = [self.sent.documents[trace_id] for trace_id in self.sent.taken(self.zipkin, ids) if trace_id not in in_zipkin]
        spans, problems = self.as_zipkin(documents, what)
        problems = problems or sending.send_zipkin(spans, self.zipkin)
        self.report.check(f"zipkin: takes what Traceloupe exports ({what}, {len(spans)} spans)", problems)

    def as_zipkin(self, documents, what):
        stem = self.work / f"as-zipkin-{what.replace(' ', '-')}"
        lines, cache, file = stem.with_suffix(".jsonl"), stem.with_suffix(".db"), stem.with_suffix(".json")
        lines.write_text("".join(json.dumps(document) + "\n" for document in documents))
        for arguments in (["import", lines, "--cache", cache], ["export", "--all", "--format", "zipkin", "-o", file, "--cache", cache]):
            ran = self.client.run(*arguments)
            if ran.problem():
                return [], [ran.problem()]
        spans = []
        for item in otlp.documents_of(file.read_text()):
            spans.extend(item if isinstance(item, list) else [item])
        return spans, []

    def send_demo(self, folder):
        if folder is None:
            return
        try:
            documents = sending.run_demo(folder, self.running, DEMO_ORDERS)
        except servers.Unavailable as problem:
            self.report.skip("demo", str(problem))
            return
        self.demo_ids = self.sent.add(documents, "the demo")
        spans = sum(len(self.sent.traces[trace_id]) for trace_id in self.demo_ids)
        print(f"the demo made {len(self.demo_ids)} traces with {spans} spans", flush=True)

    def send_samples(self):
        now_ns = time.time_ns() // 1_000_000 * 1_000_000
        self.sample_ids = self.sent.add([samples.rich_trace(now_ns - 5 * samples.SECOND)], "the rich sample")
        self.sample_ids += self.sent.add([samples.shared_ids_trace(now_ns - 6 * samples.SECOND)], "the sample with shared ids")
        self.send_to_all(self.sample_ids, "samples")

    def send_many(self):
        self.many_start_ns = (time.time_ns() // samples.SECOND - 2 * checks.MANY) * samples.SECOND
        self.many_ids = self.sent.add(samples.many_traces(checks.MANY, self.many_start_ns, samples.SECOND, checks.MANY_SERVICE), "many")
        self.send_to_all(self.many_ids, "many")

    def send_corpus(self):
        if corpus.folder() is None:
            self.report.skip("corpus", "tests/data/corpus is not there")
            return
        begin, ids, converted, zipkin_files = time.monotonic(), [], [], []
        for relative, path, kind, documents in corpus.files():
            if kind == "otlp":
                ids += self.sent.add(documents, relative)
            elif kind == "jaeger":
                converted.append((relative, path))
            else:
                converted.append((relative, path))
                zipkin_files.append((relative, path, kind, documents))
        if self.client is None:
            self.report.skip("corpus", f"{len(converted)} Jaeger and Zipkin files need the traceloupe binary, whose export makes OTLP of them")
        else:
            ids += self.add_converted(converted)
        print(f"corpus: {len(ids)} traces with {sum(len(self.sent.traces[i]) for i in ids)} spans read in {time.monotonic() - begin:.0f} s", flush=True)
        begin = time.monotonic()
        in_zipkin = self.send_zipkin_files(zipkin_files) if self.zipkin is not None else set()
        self.corpus_ids = ids
        self.send_to_all(ids, "corpus", in_zipkin)
        print(f"corpus: sent in {time.monotonic() - begin:.0f} s", flush=True)
        self.report_refused()

    def send_zipkin_files(self, files):
        """Files that are Zipkin's own go in as they are; gives the ids of their traces."""
        names = {relative for relative, *_ in files}
        ids = [i for i, origin in self.sent.origin.items() if origin in names]
        renamed = {self.sent.origin[i] for i in ids if i in self.sent.renamed}
        repeated = {file for file, _ in self.sent.repeated}
        as_they_are = set()
        for relative, _, kind, documents in files:
            if relative in renamed | repeated:
                continue
            problems = sending.send_zipkin(documents[0], self.zipkin, 1 if kind == "zipkin-v1" else 2)
            self.report.check(f"zipkin: takes {relative}", problems)
            as_they_are.add(relative)
        return {i for i in ids if self.sent.origin[i] in as_they_are}

    def add_converted(self, files):
        ids = []
        for number, (relative, path) in enumerate(files):
            cache, file = self.work / f"converted-{number}.db", self.work / f"converted-{number}.json"
            problem = ""
            for arguments in (["import", path, "--cache", cache], ["export", "--all", "--format", "otlp-json", "-o", file, "--cache", cache]):
                problem = problem or self.client.run(*arguments).problem()
            if problem:
                self.report.check(f"corpus: {relative} becomes OTLP", [problem])
                continue
            ids += self.sent.add(otlp.documents_of(file.read_text()), relative)
        return ids

    def report_refused(self):
        """Lists what was not sent, and what servers did not take: expected for ids that no server may take, else a failure."""
        for (file, other), count in self.sent.repeated.items():
            print(f"    not sent again: {count} traces of {file}, the same in {other}", flush=True)
        for server in self.running.values():
            refused = self.sent.refused.get(server.name, {})
            invalid = {trace_id: reason for trace_id, reason in refused.items() if reason.startswith("not sent: ")}
            for trace_id, reason in invalid.items():
                print(f"    {server.name}: {self.sent.origin[trace_id]}: trace {trace_id} {reason}", flush=True)
            rest = {trace_id: reason for trace_id, reason in refused.items() if trace_id not in invalid and reason != NO_ZIPKIN_JSON}
            self.report.check(f"{checks.named(server)}: takes every corpus trace with valid ids ({len(invalid)} have none)",
                              [f"{self.sent.origin[trace_id]}: trace {trace_id}: {reason}" for trace_id, reason in rest.items()])

    def wait_for(self, ids):
        for server in self.running.values():
            asked = self.sent.taken(server, ids)[-1:]
            for trace_id in asked:
                problem = checks.wait_for(f"{server.name}: trace {trace_id}", lambda s=server, i=trace_id: checks.raw_trace(s, i))
                if problem:
                    self.report.check(f"{server.name}: shows what was sent", [problem])
        if "tempo" in self.running:
            # A trace is searched once it is cut from the live ones, which is a second after its last span.
            tempo = self.running["tempo"]
            last = max((span["startNs"] for i in ids for span in self.sent.traces[i]), default=0) // samples.SECOND
            query = f"{tempo.api}/api/search?q=%7B%7D&limit=20000&start={last - 3 * 3600}&end={last + 3600}"
            recent = [i for i in ids if max(span["startNs"] for span in self.sent.traces[i]) // samples.SECOND > last - 3 * 3600]
            wanted = len(recent)
            problem = checks.wait_for(f"tempo: search of {wanted} traces", lambda: len(servers.get_json(query).get("traces", [])) >= wanted)
            if problem:
                self.report.check("tempo: search shows what was sent", [problem])

    def facts(self, start_ns):
        orders = {value: i for i in self.demo_ids for span in self.sent.traces[i] for key, (_, value) in span["attributes"]
                  if key == "order.id" and span["name"] == "place order"}
        mail = next(i for i in self.demo_ids if any(span["name"] == "orders process" for span in self.sent.traces[i]))
        return recording.Facts([orders[RECORDED_ORDER], mail, *self.sample_ids], "frontend", "checkout", "mailer",
                               start_ns - 60 * samples.SECOND, time.time_ns() + 5 * samples.SECOND)

    def record(self, facts, recorded):
        for server in self.running.values():
            proxy = recording.Recorder(server.api)
            try:
                recording.drive(proxy, server.kind, facts)
                if self.client is not None:
                    proxy.by = "traceloupe"
                    self.record_traceloupe(server, proxy, facts)
            finally:
                proxy.stop()
            folder = recorded / f"{server.kind}-{server.version}"
            size = proxy.write(folder, provenance_of(server))
            print(f"recorded {folder.name}: {len(proxy.exchanges)} exchanges, {size // 1024} KiB", flush=True)

    def record_traceloupe(self, server, proxy, facts):
        cache, source = self.work / f"record-{server.name}.db", server.source(proxy.url)
        window = ["--start", recording.rfc3339(facts.start_ns), "--end", recording.rfc3339(facts.end_ns)]
        for arguments in (["--trace", facts.trace_ids[0]], ["--trace", facts.trace_ids[1]], ["--trace", recording.MISSING],
                          ["--service", facts.small_service, *window, "--limit", "20"], ["--service", facts.small_service, *window, "--limit", "1"],
                          *([["--query", "{ status = error }", *window, "--limit", "2"]] if server.kind == "tempo" else [])):
            self.client.run("fetch", source, *arguments, "--json", "--cache", cache)

    def check(self):
        everything = {"the demo and samples": self.demo_ids + self.sample_ids, "the corpus": self.corpus_ids}
        for server in self.running.values():
            for what, ids in everything.items():
                if self.sent.taken(server, ids):
                    checks.server_itself(self.report, server, self.sent, self.sent.taken(server, ids))
        if self.client is None:
            self.report.skip("traceloupe", "no binary was given with --traceloupe, so only the servers were checked")
            return
        for server in self.running.values():
            for what, ids in everything.items():
                cache = self.work / f"fetched-{server.name}-{what.split()[-1]}.db"
                if self.sent.taken(server, ids):
                    checks.by_id(self.report, self.client, server, self.sent, ids, what, cache)
                    checks.fetched_once(self.report, self.client, server, self.sent, ids, cache)
            checks.missing_trace(self.report, self.client, server, self.work / f"missing-{server.name}.db")
            checks.search(self.report, self.client, server, self.sent, self.demo_ids, self.many_ids, self.many_start_ns, self.work)
        if len(self.running) > 1 and self.demo_ids:
            checks.merged(self.report, self.client, self.running, self.sent, self.demo_ids, self.work)
        checks.unreachable(self.report, self.client, self.work)
        self.check_equivalence()

    def check_equivalence(self):
        for name in EQUIVALENT:
            if name not in self.running:
                continue
            # The largest first: it is copied, the rest is fetched.
            caches = [self.work / f"fetched-{name}-{what}.db" for what in ("corpus", "samples")]
            equivalence.equivalent(self.report, self.client, self.running[name], self.sent, self.demo_ids + self.sample_ids + self.many_ids + self.corpus_ids,
                                   self.many_ids, self.many_start_ns, bool(self.corpus_ids), caches, self.work)

    def probe(self, program):
        if program is None or not program.is_file():
            self.report.skip("source probe", "it was not built; build the target traceloupe_source_probe, or name it with --probe")
            return
        probing.probe_all(self.report, program.resolve(), self.running, self.sent, self.many_ids, self.many_start_ns, bool(self.demo_ids))


def arguments_of(command_line):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--traceloupe", type=pathlib.Path, help="the traceloupe binary to drive")
    parser.add_argument("--probe", type=pathlib.Path, help="the traceloupe_source_probe binary (default: of the same build folder)")
    parser.add_argument("--only", default=",".join(servers.GETTERS), help="which servers, separated by commas (default: all)")
    parser.add_argument("--only-aggregates", action="store_true", help="only the checks of what servers count themselves")
    parser.add_argument("--no-corpus", action="store_true", help="leave out tests/data/corpus")
    parser.add_argument("--record", type=pathlib.Path, nargs="?", const=RECORDED, metavar="FOLDER",
                        help="write the exchanges, to tests/data/recorded/ unless another folder is named")
    parser.add_argument("--keep", action="store_true", help="keep the working folder: caches, exports, the servers' logs")
    options = parser.parse_args(command_line)
    options.names = [name for name in options.only.split(",") if name]
    unknown = [name for name in options.names if name not in servers.GETTERS]
    if unknown:
        parser.error(f"unknown server {unknown[0]}; known are {', '.join(servers.GETTERS)}")
    if options.traceloupe is not None and not options.traceloupe.is_file():
        parser.error(f"{options.traceloupe} is not there; build the target traceloupe first")
    if options.probe is None and options.traceloupe is not None:
        options.probe = options.traceloupe.resolve().parent.parent / "tests" / "backends" / "traceloupe_source_probe"
    return options


def main():
    options = arguments_of(sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))      # so that the servers end too
    report = Report()
    work = pathlib.Path(tempfile.mkdtemp(prefix="traceloupe-backends-"))
    running = {}
    try:
        had, demo = get_all(options.names, report)
        client = traceloupe.Client(options.traceloupe, work / "home") if options.traceloupe else None
        if options.only_aggregates:
            figures.check_all(report, options.probe and options.probe.resolve(), client, had, work, options.record, provenance_of)
            return report.finish()
        running = start_all(had, work, report)
        session = Session(report, running, client, work)
        start_ns = time.time_ns()
        session.send_demo(demo)
        session.send_samples()
        session.wait_for(session.demo_ids + session.sample_ids)
        if options.record and session.demo_ids:
            session.record(session.facts(start_ns), options.record)
        session.send_many()
        if options.no_corpus:
            report.skip("corpus", "left out with --no-corpus")
        else:
            session.send_corpus()
        session.wait_for(session.many_ids)
        session.check()
        session.probe(options.probe)
        servers.stop_all(running.values())
        running = {}
        figures.check_all(report, options.probe and options.probe.resolve(), client, had, work, options.record, provenance_of)
    finally:
        servers.stop_all(running.values())
        if options.keep:
            print(f"kept {work}")
        else:
            shutil.rmtree(work, ignore_errors=True)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
