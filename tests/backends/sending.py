# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends traces to the servers and remembers what each of them took."""

import hashlib
import json
import subprocess
import urllib.error

import corpus
import otlp
import servers

DEMO_BOX_SECONDS = 120
SPANS_PER_POST = 2000


def same_spans(some, others):
    return sorted(map(repr, some)) == sorted(map(repr, others))


class Sent:
    """What was sent: plain spans and documents by trace id, and which server refused what."""

    def __init__(self):
        self.traces = {}         # id -> plain spans
        self.documents = {}      # id -> one OTLP document
        self.origin = {}         # id -> where the trace is from, for messages
        self.repeated = {}       # (file, other file): how many of its traces were left out, since the other has the same
        self.renamed = set()     # ids that are ours, since other content has the id of the file
        self.refused = {}        # server name -> {id: reason}

    def add(self, documents, origin):
        """Takes the traces of documents; gives their ids. A trace whose id another file has too, with other content, gets an id of its own."""
        added = []
        for trace_id, document in otlp.by_trace(documents).items():
            spans = otlp.traces_of([document])[trace_id]
            if trace_id in self.traces:
                if same_spans(spans, self.traces[trace_id]):
                    key = (origin, self.origin[trace_id])
                    self.repeated[key] = self.repeated.get(key, 0) + 1
                    continue
                trace_id = hashlib.sha256(f"{origin} {trace_id}".encode()).hexdigest()[:32]
                document = otlp.with_trace_id(document, trace_id)
                spans = otlp.traces_of([document])[trace_id]
                self.renamed.add(trace_id)
            self.traces[trace_id] = spans
            self.documents[trace_id] = document
            self.origin[trace_id] = origin
            added.append(trace_id)
        return added

    def taken(self, server, ids=None):
        refused = self.refused.get(server.name, {})
        return [trace_id for trace_id in (self.traces if ids is None else ids) if trace_id not in refused]


def run_demo(folder, running, orders):
    """The demo sends to every server itself, and to a sink, which says what was sent."""
    sink = otlp.Sink()
    try:
        command = ["node", "demo.js", "--orders", str(orders), "--otlp", sink.url]
        for server in running.values():
            command += ["--otlp", server.otlp + "/v1/traces"] if server.otlp else ["--zipkin", server.api + "/api/v2/spans"]
        run = subprocess.run(command, cwd=folder, timeout=DEMO_BOX_SECONDS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    except subprocess.TimeoutExpired:
        raise servers.Unavailable(f"the demo was not finished after {DEMO_BOX_SECONDS} s") from None
    finally:
        sink.stop()
    if run.returncode != 0:
        raise servers.Unavailable(f"the demo ended with {run.returncode}: " + run.stdout.decode(errors="replace")[-600:])
    return sink.documents


def invalid_reason(spans):
    return next((reason for reason in map(corpus.invalid_ids, spans) if reason), "")


def send_otlp(sent, ids, server):
    """Sends each trace of `ids` once, several in one request; what the server refuses is remembered with its words."""
    refused = sent.refused.setdefault(server.name, {})
    batch, spans = [], 0

    def flush():
        nonlocal batch, spans
        if not batch:
            return
        whole = {"resourceSpans": [part for _, document in batch for part in document["resourceSpans"]]}
        status, text = servers.send(server.otlp, "/v1/traces", json.dumps(whole).encode())
        if status != 200:
            for trace_id, document in batch:    # find out which
                status, text = servers.send(server.otlp, "/v1/traces", json.dumps(document).encode())
                if status != 200:
                    refused[trace_id] = f"{status} {text.strip()[:160]}"
        batch, spans = [], 0
    for trace_id in ids:
        reason = invalid_reason(sent.traces[trace_id])
        if reason:
            refused[trace_id] = "not sent: " + reason
            continue
        batch.append((trace_id, sent.documents[trace_id]))
        spans += len(sent.traces[trace_id])
        if spans >= SPANS_PER_POST:
            flush()
    flush()


def send_zipkin(spans, server, version=2):
    """POSTs Zipkin spans in parts; gives problems."""
    problems = []
    for begin in range(0, len(spans), SPANS_PER_POST):
        try:
            status, text = servers.send(server.api, f"/api/v{version}/spans", json.dumps(spans[begin:begin + SPANS_PER_POST]).encode())
        except urllib.error.URLError as error:
            status, text = 0, str(error)
        if status != 202:
            problems.append(f"zipkin answered {status} to {len(spans[begin:begin + SPANS_PER_POST])} spans: {text[:200]}")
    return problems
