# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Aggregates: what Tempo, Prometheus and Jaeger have counted of traces, as Traceloupe's sources tell it, against the traces themselves.

Servers of their own, fed with these traces only: Tempo whose metrics generator writes into a Prometheus, Jaeger 2 whose span metrics
connector is scraped by another one, so that both families of names are met."""

import json
import math
import time
import urllib.parse

import checks
import probing
import recorder as recording
import samples
import servers

CALLS = 601                      # so that no quantile falls between two calls
WARM_UP = CALLS                  # before the window, all of them: Prometheus extrapolates counters that are near zero less than others
WEB, STOCK = "red-web", "red-stock"
OPERATIONS = ("GET /a", "POST /b")
STOCK_OPERATION = "look up"
QUANTILES = (0.5, 0.75, 0.9, 0.95, 0.99, 0.999)
COUNT_TOLERANCE = 0.15           # Prometheus extrapolates to the ends of a window of seconds
LEAST_WINDOW_SECONDS = 16        # of one second's scrapes: what is extrapolated is a fifteenth at most
SETTLE_BOX_SECONDS = 60
CONNECTOR_BOUNDS_MS = (2, 4, 6, 8, 10, 50, 100, 200, 400, 800, 1000, 1400, 2000, 5000, 10000, 15000)


def web_duration_ns(number):
    """From 3 ms to some seconds, spread over all of it."""
    return int(3_000_000 * math.exp((number * 7919 % CALLS) / CALLS * 6.5)) + number


def red_traces(count, start_ns, step_ns, mark):
    """`count` traces of a request, its call and the callee's span; every fifth fails on all three."""
    documents = []
    for number in range(count):
        trace_id = samples.ident(f"red {mark} {number}", 32)
        ids = [samples.ident(f"red {mark} {number} {part}", 16) for part in range(3)]
        begin, duration = start_ns + number * step_ns, web_duration_ns(number)
        status = {"code": 2, "message": "made to fail"} if number % 5 == 0 else {}

        def span(part, name, kind, inset, trace_id=trace_id, ids=ids, begin=begin, duration=duration, status=status):
            return {"traceId": trace_id, "spanId": ids[part], "name": name, "kind": kind, "status": status,
                    "startTimeUnixNano": str(begin + inset), "endTimeUnixNano": str(begin + duration - inset),
                    **({"parentSpanId": ids[part - 1]} if part else {})}

        def resource(service, spans):
            return {"resource": {"attributes": samples.attributes(service__name=samples.text(service))}, "scopeSpans": [{"spans": spans}]}
        documents.append({"resourceSpans": [resource(WEB, [span(0, OPERATIONS[number % 2], 2, 0), span(1, STOCK_OPERATION, 3, 200_000)]),
                                            resource(STOCK, [span(2, STOCK_OPERATION, 2, 400_000)])]})
    return documents


def send(server, documents):
    whole = {"resourceSpans": [part for document in documents for part in document["resourceSpans"]]}
    status, text = servers.send(server.otlp, "/v1/traces", json.dumps(whole).encode())
    return [] if status == 200 else [f"sending traces: {status} {text[:200]}"]


def asked_prometheus(prometheus, expression):
    query = urllib.parse.urlencode({"query": expression})
    result = servers.get_json(f"{prometheus.api}/api/v1/query?{query}")["data"]["result"]
    return float(result[0]["value"][1]) if result else 0


def nearest_rank(durations, p):
    ordered = sorted(durations)
    return ordered[max(1, math.ceil(round(p * len(ordered), 6))) - 1]


def expected_rows():
    """(service, operation) -> (durations, errors), of the traces that are measured."""
    rows = {}
    for number in range(CALLS):
        for service, operation, inset in ((WEB, OPERATIONS[number % 2], 0), (STOCK, STOCK_OPERATION, 400_000)):
            durations, errors = rows.setdefault((service, operation), ([], []))
            durations.append(web_duration_ns(number) - 2 * inset)
            errors.append(number % 5 == 0)
    return {key: (durations, sum(errors)) for key, (durations, errors) in rows.items()}


def close(name, wanted, got, tolerance):
    if got is None or abs(got - wanted) > tolerance * wanted + 1e-6:
        return [f"{name}: {got}, wanted {wanted}"]
    return []


def bucket_of(bounds, value):
    """The bucket of the connector that a value lies in, a little wider: the value may be one of its bounds."""
    low = max((bound for bound in (0, *bounds) if bound < value * 0.999999), default=0)
    high = min((bound for bound in bounds if bound >= value * 0.999999), default=math.inf)
    return low, high


def quantile_problems(name, durations, quantiles, bounds_ms):
    """The true quantile must lie in the bucket that the source tells, or that the value told lies in."""
    problems = []
    told = {quantile["p"]: quantile for quantile in quantiles}
    for p in QUANTILES:
        true = nearest_rank(durations, p)
        if p not in told:
            problems.append(f"{name}: p{p * 100:g} is missing")
            continue
        low, high = told[p]["lowNs"], told[p]["highNs"]
        if bounds_ms is not None:
            low, high = (bound * 1e6 for bound in bucket_of(bounds_ms, told[p]["ns"] / 1e6))
        high = math.inf if high is None else high
        if not low <= true <= high:
            problems.append(f"{name}: p{p * 100:g} is {true / 1e6:.3f} ms, told {told[p]['ns'] / 1e6:.3f} ms in {low / 1e6:.3f} to {high / 1e6:.3f} ms")
    return problems


def table_problems(answer, tolerance, bounds_ms=None):
    problems = []
    value = probing.value_or_problem("figures", answer, problems)
    rows = {(row["service"], row["operation"]): row for row in (value or {"rows": []})["rows"]}
    for key, (durations, errors) in expected_rows().items() if not problems else ():
        name = " ".join(key)
        row = rows.get(key)
        if row is None:
            problems.append(f"{name}: there is no such row, but {sorted(rows)}")
            continue
        problems += close(f"{name}: calls", len(durations), row["calls"], tolerance)
        problems += close(f"{name}: errors", errors, row["errors"], tolerance)
        if row["meanNs"] is not None:
            problems += close(f"{name}: mean", sum(durations) / len(durations), row["meanNs"], 0.001)
        problems += quantile_problems(name, durations, row["quantiles"], bounds_ms)
    return problems


def history_problems(answer, tolerance):
    """All steps together are the row."""
    problems = []
    value = probing.value_or_problem("over time", answer, problems)
    if value is not None:
        wanted = len(expected_rows()[(WEB, OPERATIONS[0])][0])
        problems += close("calls over time", wanted, sum(step["calls"] or 0 for step in value["steps"]), tolerance)
        problems += [] if any(step["quantiles"] for step in value["steps"]) else ["no step has quantiles"]
    return problems


def edge_problems(answer, local, calls, tolerance):
    problems = []
    value = probing.value_or_problem("who calls whom", answer, problems)
    edges = {(edge["client"], edge["server"]): edge for edge in (value or {"edges": []})["edges"]}
    edge = edges.get((WEB, STOCK))
    if edge is None:
        return problems or [f"the edge is not there, but {sorted(edges)}"]
    problems += close("calls of the edge", calls, edge["calls"], tolerance)
    if edge["errors"] is not None:
        problems += close("errors of the edge", local["errors"], edge["errors"], tolerance)
    buckets, rank, before = edge["serverBuckets"], 0.95, 0
    everything = sum(count for _, _, count in buckets)
    for low, high, count in buckets:
        before += count
        if before >= rank * everything:
            if not low <= local["serverP95Ns"] <= (high if high is not None else math.inf):
                problems.append(f"p95 of the edge is {local['serverP95Ns'] / 1e6:.3f} ms here, there in {low / 1e6:.3f} to {(high or math.inf) / 1e6:.3f} ms")
            break
    return problems


def local_edge(client, documents, work):
    """The edge as `traceloupe graph` tells it of the same traces; gives (edge, problems)."""
    lines, cache = work / "red.jsonl", work / "red.db"
    lines.write_text("".join(json.dumps(document) + "\n" for document in documents))
    problems = []
    for arguments in (["import", lines, "--cache", cache], ["graph", "--format", "json", "--cache", cache]):
        ran = client.run(*arguments)
        problems += [ran.problem()] if ran.problem() else []
    edges = [] if problems else [edge for edge in ran.json()["edges"] if (edge["from"], edge["to"]) == (WEB, STOCK)]
    if len(edges) != 1:
        return {}, problems or [f"`graph` tells {len(edges)} edges from {WEB} to {STOCK}"]
    problems += close("calls of the local edge", CALLS, edges[0]["count"], 0) + close("its errors", CALLS // 5 + 1, edges[0]["errors"], 0)
    return {"errors": edges[0]["errors"], "serverP95Ns": nearest_rank([web_duration_ns(n) - 800_000 for n in range(CALLS)], 0.95)}, problems


class Part:
    """One server with the Prometheus that it counts into."""

    def __init__(self, server, prometheus, metric, label):
        self.server, self.prometheus = server, prometheus
        self.series = f'{metric}{{{label}="{STOCK}"}}'

    def wait(self, calls, since_ns=0):
        """Until so many requests are counted, and were so three seconds ago; that was told a few times since a moment."""
        end, counted, told = time.monotonic() + SETTLE_BOX_SECONDS, 0, 0
        while time.monotonic() < end:
            elapsed = max(1, int(time.time() - since_ns / samples.SECOND)) if since_ns else 60
            counted = asked_prometheus(self.prometheus, f"sum({self.series} offset 3s)")
            told = asked_prometheus(self.prometheus, f"min(count_over_time({self.series}[{elapsed}s]))")
            if counted >= calls and told >= 3:
                return []
            time.sleep(0.5)
        return [f"{self.server.name}: {counted:.0f} of {calls} requests were counted, and told {told:.0f} times, after {SETTLE_BOX_SECONDS} s"]


def start_parts(had, work, report):
    program, version = servers.get_prometheus()
    parts, started = {}, []
    for name, start, metric, label in (("tempo", servers.start_tempo, "traces_spanmetrics_calls_total", "service"),
                                       ("jaeger2", servers.start_jaeger2, "traces_span_metrics_calls_total", "service_name")):
        if name not in had:
            report.skip(f"aggregates of {name}", "this server is not there")
            continue
        prometheus = servers.start_prometheus(program, version, work / f"counting-{name}-prometheus")
        started.append(prometheus)
        server = start(had[name], work / f"counting-{name}", prometheus)
        started.append(server)
        parts[name] = Part(server, prometheus, metric, label)
    return parts, started


def feed(report, parts):
    """Sends warm-up and traces; gives (start and end of the window, the traces' documents), or nothing when that fails."""
    warm_up = red_traces(WARM_UP, time.time_ns() - 1800 * samples.SECOND, samples.SECOND, "warm-up")
    problems = []
    for part in parts.values():
        problems += send(part.server, warm_up)
    for part in parts.values():
        problems += part.wait(WARM_UP) if not problems else []
    start_ns = time.time_ns() // samples.SECOND * samples.SECOND
    for part in parts.values():         # the window needs a first count to count from
        problems += part.wait(WARM_UP, start_ns) if not problems else []
    documents = red_traces(CALLS, start_ns + 2_000_000, 1_000_000, f"measured {start_ns}")
    for part in parts.values():
        problems += send(part.server, documents) if not problems else []
    for part in parts.values():
        problems += part.wait(WARM_UP + CALLS, start_ns) if not problems else []
    report.check("aggregates: every request is counted", problems)
    time.sleep(max(0, start_ns / samples.SECOND + LEAST_WINDOW_SECONDS - time.time()))
    return None if problems else (start_ns, (time.time_ns() // samples.SECOND + 1) * samples.SECOND, documents)


def asked(start_ns, end_ns):
    window = {"startNs": start_ns, "endNs": end_ns, "stepNs": samples.SECOND}
    group = {"service": WEB, "operation": OPERATIONS[0], "kind": "server"}
    return {"figures": [window, window | {"side": "outbound", "byOperation": False}], "histories": [window | {"group": group}],
            "callGraph": {"startNs": start_ns, "endNs": end_ns}}


def check_all(report, probe, client, had, work, record=None, provenance=None):
    """The checks of aggregates; `record` names the folder that the exchanges are written to."""
    if client is None or probe is None or not probe.is_file():
        report.skip("aggregates", "they need the traceloupe binary and its source probe")
        return
    started = []
    try:
        parts, started = start_parts(had, work, report)
        window = feed(report, parts) if parts else None
        if window is not None:
            check_parts(report, probe, client, parts, window, work, (record, provenance))
    except servers.Unavailable as problem:
        report.skip("aggregates", str(problem))
    finally:
        servers.stop_all(started)


def check_parts(report, probe, client, parts, window, work, recorded):
    start_ns, end_ns, documents = window
    local, problems = local_edge(client, documents, work)
    report.check("aggregates: the service graph of the same traces", problems)
    answers = {}
    for name, part in parts.items():
        for server in (part.server, part.prometheus):
            answers[name, server.kind], problem = ask_recorded(probe, server, name, asked(start_ns, end_ns), recorded)
            report.check(f"{checks.named(server)} (with {name}): answers the probe", [problem] if problem else [])
    check_tempo(report, answers, local)
    check_jaeger(report, answers, local)


def ask_recorded(probe, server, name, question, recorded):
    folder, provenance = recorded
    if folder is None:
        return probing.ask(probe, server.source(), question)
    proxy = recording.Recorder(server.api)
    proxy.by = "traceloupe"
    try:
        answer = probing.ask(probe, server.source(proxy.url), question)
    finally:
        proxy.stop()
    target = folder / f"{server.kind}-{server.version}-counts-{name}"
    proxy.write(target, provenance(server))
    (target / "asked.json").write_text(json.dumps(question, indent=1) + "\n")
    return answer


def check_tempo(report, answers, local):
    told = answers.get(("tempo", "tempo"))
    if told:
        report.check("aggregates: Tempo's TraceQL metrics are the traces' figures, durations within a bucket", table_problems(told["figures"][0], 0))
        report.check("aggregates: Tempo's metrics over time add up", history_problems(told["histories"][0], 0))
        outbound = (told["figures"][1].get("value") or {"rows": []})["rows"]
        report.check("aggregates: Tempo counts outbound calls by service",
                     [] if [(row["service"], row["calls"]) for row in outbound] == [(WEB, CALLS)] else [f"told {outbound}"])
    told = answers.get(("tempo", "prometheus"))
    if told:
        report.check("aggregates: Tempo's generator in Prometheus agrees within its buckets", table_problems(told["figures"][0], COUNT_TOLERANCE))
        report.check("aggregates: Prometheus' figures over time add up", history_problems(told["histories"][0], 2 * COUNT_TOLERANCE))
        report.check("aggregates: Tempo's service graph in Prometheus is the local one",
                     edge_problems(told["callGraph"], local, CALLS, COUNT_TOLERANCE) if local else ["there is no local one"])


def check_jaeger(report, answers, local):
    told = answers.get(("jaeger2", "prometheus"))
    if told:
        report.check("aggregates: the span metrics connector in Prometheus agrees within its buckets",
                     table_problems(told["figures"][0], COUNT_TOLERANCE))
    told = answers.get(("jaeger2", "jaeger"))
    if told:
        report.check("aggregates: Jaeger's SPM agrees within the connector's buckets",
                     table_problems(told["figures"][0], COUNT_TOLERANCE, CONNECTOR_BOUNDS_MS))
        report.check("aggregates: Jaeger's dependencies are the local edges",
                     edge_problems(told["callGraph"], local, CALLS, 0) if local else ["there is no local one"])
