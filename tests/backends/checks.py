# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks: each takes what was sent and what Traceloupe brings back, and reports."""

import http.server
import sqlite3
import threading
import time
import urllib.error

import compare
import otlp
import recorder as recording
import samples
import servers

MANY = 1200                   # more than any one search should have to return
MANY_SERVICE = "many"
ARRIVE_BOX_SECONDS = 60
UNREACHABLE_BOX_SECONDS = 90


def named(server):
    return f"{server.name} {server.version}"


def wait_for(what, test):
    """Waits until a server shows what was sent; gives a problem or ""."""
    end = time.monotonic() + ARRIVE_BOX_SECONDS
    while time.monotonic() < end:
        try:
            if test():
                return ""
        except (OSError, ValueError):
            pass
        time.sleep(0.5)
    return f"{what} was not there after {ARRIVE_BOX_SECONDS} s"


def raw_trace(server, trace_id):
    """A trace by the harness's own request, without Traceloupe; None if the server has none."""
    path = {"jaeger": f"/api/v3/traces/{trace_id}", "tempo": f"/api/v2/traces/{trace_id}", "zipkin": f"/api/v2/trace/{trace_id}"}[server.kind]
    try:
        answer = servers.get_json(server.api + path)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise
    if server.kind == "zipkin":
        return answer
    return otlp.traces_of([answer["result" if server.kind == "jaeger" else "trace"]]).get(trace_id)


def compare_all(sent, got, ids, server):
    """Compares traces; gives (problems, number of traces that are equal)."""
    problems, equal = [], 0
    for trace_id in ids:
        if trace_id not in got:
            problems.append(f"trace {trace_id} ({sent.origin[trace_id]}) is missing")
            continue
        found = compare.compare_trace(sent.traces[trace_id], got[trace_id], compare.FIDELITIES[server.name])
        problems += [f"trace {trace_id} ({sent.origin[trace_id]}): {problem}" for problem in found]
        equal += not found
    return problems, equal


def server_itself(report, server, sent, ids):
    """What the server says of what was sent, without Traceloupe: a difference here is the server's or this harness's."""
    if server.kind == "zipkin":
        missing = [trace_id for trace_id in ids if not raw_trace(server, trace_id)]
        report.check(f"{named(server)}: took {len(ids)} traces", [f"trace {trace_id} is missing" for trace_id in missing])
        return
    got, asked = {}, []
    for trace_id in ids:
        try:
            spans = raw_trace(server, trace_id)
        except urllib.error.HTTPError as error:
            report.skip(f"{named(server)}: itself gives back trace {trace_id}",
                        f"the server fails on it: {error.code} {error.read()[:200]!r} ({sent.origin[trace_id]})")
            continue
        asked.append(trace_id)
        if spans:
            got[trace_id] = spans
    problems, equal = compare_all(sent, got, asked, server)
    report.check(f"{named(server)}: itself gives back {equal} of {len(asked)} traces as they were sent", problems)


def by_id(report, client, server, sent, ids, what, cache):
    """Fetches by id into a cache of this server's own and compares with what was sent."""
    ids = sent.taken(server, ids)
    problems, sums = client.fetch_ids(server.source(), ids, cache)
    if sums["new"] != len(ids):
        problems.append(f"fetch reported {sums['new']} new traces, {len(ids)} were asked for")
    report.check(f"{named(server)}: fetches {len(ids)} traces by id ({what})", problems)
    got, problems = client.exported(cache, cache.with_suffix(".json"))
    found, equal = compare_all(sent, got, ids, server)
    report.check(f"{named(server)}: {equal} of {len(ids)} fetched traces equal what was sent ({what})", problems + found)


def fetched_once(report, client, server, sent, ids, cache):
    ids = sent.taken(server, ids)
    problems, sums = client.fetch_ids(server.source(), ids, cache)
    if sums["new"] or sums["updated"]:
        problems.append(f"fetching again reported {sums['new']} new and {sums['updated']} updated traces")
    report.check(f"{named(server)}: fetching again changes nothing", problems)


def missing_trace(report, client, server, cache):
    ran = client.run("fetch", server.source(), "--trace", recording.MISSING, "--json", "--cache", cache)
    problems = []
    if ran.code not in (0, 2, 3):
        problems.append(f"ended with {ran.code}: {ran.err[-300:]}")
    if ran.code == 0 and ran.json()["traces"] != 0:
        problems.append(f"says it has one: {ran.out[:200]}")
    if recording.MISSING not in ran.said():
        problems.append(f"does not name the trace that is not there: {ran.said()[-200:]!r}")
    report.check(f"{named(server)}: a trace that is not there is said to be not there", problems)


class Searches:
    """Searches with the `fetch` command; each into a new cache, whose traces are compared with those expected."""

    def __init__(self, report, client, server, work):
        self.report, self.client, self.server, self.work, self.number = report, client, server, work, 0

    def fetch(self, *arguments):
        self.number += 1
        cache = self.work / f"search-{self.server.name}-{self.number}.db"
        ran = self.client.run("fetch", self.server.source(), *arguments, "--json", "--cache", cache)
        if ran.problem():
            return set(), {}, [ran.problem()]
        found, problems = self.client.listed(cache)
        return found, ran.json(), problems

    def finds(self, what, arguments, expected):
        found, _, problems = self.fetch(*arguments)
        expected = set(expected)
        problems += [f"{len(expected - found)} of {len(expected)} are missing, such as {sorted(expected - found)[0]}"] if expected - found else []
        problems += [f"{len(found - expected)} should not be found, such as {sorted(found - expected)[0]}"] if found - expected else []
        self.report.check(f"{named(self.server)}: {what}", problems)

    def limited(self, what, arguments, limit, expected):
        found, answer, problems = self.fetch(*arguments, "--limit", limit)
        if len(found) != limit:
            problems.append(f"{len(found)} traces came")
        if found - set(expected):
            problems.append(f"found {sorted(found - set(expected))[0]}, which does not match")
        if answer and answer.get("truncated") is not True:
            problems.append(f"truncated is {answer.get('truncated')!r}")
        self.report.check(f"{named(self.server)}: {what}", problems)


def matching(sent, ids, test):
    return [trace_id for trace_id in ids if any(test(span) for span in sent.traces[trace_id])]


def search(report, client, server, sent, demo_ids, many_ids, many_start_ns, work):
    searches = Searches(report, client, server, work)
    front = matching(sent, demo_ids, lambda span: span["service"] == "frontend")
    searches.finds("search by service finds its traces and no others", ["--service", "frontend", "--since", "1h", "--limit", 500], front)
    searches.finds("search for an unknown service finds nothing", ["--service", "nobody", "--since", "1h", "--limit", 20], [])
    searches.limited("a limit is kept and said", ["--service", "frontend", "--since", "1h"], 3, front)
    searches.finds(f"all {MANY} traces of a service come, more than one search gives",
                   ["--service", MANY_SERVICE, "--since", "2h", "--limit", 5000], many_ids)
    low, high = 300, 600
    window = ["--start", recording.rfc3339(many_start_ns + low * samples.SECOND), "--end", recording.rfc3339(many_start_ns + high * samples.SECOND)]
    searches.finds("a time window is kept", ["--service", MANY_SERVICE, *window, "--limit", 5000], many_ids[low:high])
    if server.kind == "tempo":
        searches.finds("TraceQL on an attribute", ["--query", '{ resource.service.name = "many" && span.tier = "gold" }', "--since", "2h", "--limit", 5000],
                       many_ids[0::3])
        searches.finds("TraceQL on durations", ["--query", '{ resource.service.name = "many" && duration > 1s }', "--since", "2h", "--limit", 5000],
                       many_ids[1000:])
        searches.finds("TraceQL on structure", ["--query", '{ status = error } >> { name = "leaf" }', "--since", "2h", "--limit", 5000], many_ids[0::4])
        ran = client.run("fetch", server.source(), "--query", "{ oops", "--since", "1h", "--json", "--cache", work / "bad.db")
        report.check(f"{named(server)}: a wrong query is refused", [] if ran.code in (2, 3) and ran.said() else
                     [f"ended with {ran.code}, said {ran.said()[-200:]!r}"])
    else:
        searches.finds("TraceQL that the server does not know, decided here",
                       ["--query", '{ resource.service.name = "many" && status = error && span.tier =~ "go.*" }', "--since", "2h", "--limit", 5000],
                       many_ids[0::12])
    further = {
        "--operation": ("search by operation", ["--service", MANY_SERVICE, "--operation", "op-1"], many_ids[1::2]),
        "--tag": ("search by tag", ["--service", MANY_SERVICE, "--tag", "tier=gold"], many_ids[0::3]),
        "--min-duration": ("search by duration", ["--service", MANY_SERVICE, "--min-duration", "1100500us"], many_ids[1100:]),
    }
    for option, (what, arguments, expected) in further.items():
        if client.knows("fetch", option):
            searches.finds(what, [*arguments, "--since", "2h", "--limit", 5000], expected)
        else:
            report.skip(f"{named(server)}: {what}", f"`traceloupe fetch` has no {option}")


def merged(report, client, running, sent, ids, work):
    """One trace from every server into one cache, in both orders, is one trace."""
    for order, some in (("", list(running.values())), (", the other way round", list(reversed(running.values())))):
        cache, problems = work / f"merged{len(order)}.db", []
        for server in some:
            found, _ = client.fetch_ids(server.source(), ids, cache)
            problems += found
        ran = client.run("list", "--json", "--cache", cache)
        problems += [ran.problem()] if ran.problem() else []
        rows = {row["traceId"]: row for row in ran.json()["traces"]} if not ran.problem() else {}
        if set(rows) != set(ids):
            problems.append(f"the cache has {len(rows)} traces, {len(ids)} were fetched")
        for trace_id in set(ids) & set(rows):
            if rows[trace_id]["spans"] != len(sent.traces[trace_id]):
                problems.append(f"trace {trace_id} has {rows[trace_id]['spans']} spans, {len(sent.traces[trace_id])} were sent")
            origins = origins_of(cache, trace_id)
            if len(origins) != len(some):
                problems.append(f"trace {trace_id} has the origins {sorted(origins)}, fetched from {len(some)}")
        got, found = client.exported(cache, cache.with_suffix(".json"))
        problems += found
        if any(server.kind == "tempo" for server in some):
            # Nanoseconds win over microsecond copies: the merged trace is what was sent.
            for trace_id in set(ids) & set(got):
                times = {span["spanId"]: (span["startNs"], span["endNs"]) for span in got[trace_id]}
                worse = [span["spanId"] for span in sent.traces[trace_id] if times.get(span["spanId"]) != (span["startNs"], span["endNs"])]
                if worse:
                    problems.append(f"trace {trace_id}: {len(worse)} spans lost their nanoseconds, such as {worse[0]}")
        report.check(f"the same {len(ids)} traces from {', '.join(server.name for server in some)} are the same traces in the cache{order}", problems)


def origins_of(cache, trace_id):
    """Names of the origins of a trace, read from the documented tables."""
    database = sqlite3.connect(f"file:{cache}?mode=ro", uri=True)
    try:
        return {row[0] for row in database.execute(
            "SELECT origin.kind || ' ' || origin.name FROM trace JOIN trace_origin ON trace_origin.trace = trace.id "
            "JOIN origin ON origin.id = trace_origin.origin WHERE trace.trace_id = ?", (trace_id,))}
    finally:
        database.close()


class Refusing(http.server.BaseHTTPRequestHandler):
    """A backend that answers every request with one status; the path's first part says which."""

    def do_GET(self):  # pylint: disable=invalid-name
        part = self.path.split("/")[1]
        body = b"<html><body>a page</body></html>" if part == "page" else b"not for you"
        self.send_response(200 if part == "page" else int(part))
        self.send_header("Content-Type", "text/html" if part == "page" else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):  # pylint: disable=arguments-differ
        pass


def unreachable(report, client, work):
    """Nobody there, refused, and an answer that is no API: exit 3 each, with a sentence."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_port}"
    places = {"nobody listens": f"http://127.0.0.1:{servers.free_port()}", "401": f"{at}/401", "403": f"{at}/403", "500": f"{at}/500",
              "a web page": f"{at}/page"}
    try:
        for kind in ("jaeger", "tempo", "zipkin"):
            for what, address in places.items():
                problems = []
                for arguments in (["--trace", recording.MISSING], ["--service", "x", "--since", "1h"]):
                    begin = time.monotonic()
                    ran = client.run("fetch", f"{kind}+{address}", *arguments, "--json", "--cache", work / "unreachable.db", timeout=UNREACHABLE_BOX_SECONDS)
                    if ran.code != 3:
                        problems.append(f"{arguments[0]}: ended with {ran.code} after {time.monotonic() - begin:.0f} s: {(ran.err or ran.out)[-300:]}")
                    elif not ran.said():
                        problems.append(f"{arguments[0]}: ended with 3 and said nothing")
                report.check(f"{kind}: {what} gives exit 3", problems)
    finally:
        server.shutdown()
        server.server_close()
    for source in ("jaeger+ftp://127.0.0.1", "nosuchsource", "tempo+http://"):
        ran = client.run("fetch", source, "--service", "x", "--since", "1h", "--json", "--cache", work / "unreachable.db")
        report.check(f"the source {source!r} gives exit 2", [ran.problem(2)] if ran.problem(2) else [])
