# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Push-down is equivalent: what a server answers to TraceQL, or what Traceloupe makes of a server without it, is what
Traceloupe answers over a cache of the same traces. Differences that are known are listed here with their reason."""

import collections
import concurrent.futures
import math
import re
import sqlite3
import time
import urllib.error
import urllib.parse

import checks
import compare
import queries
import recorder as recording
import samples
import servers

SEARCH_LIMIT = 100_000
AT_ONCE = 2                      # queries at the same time: one waits for the server while another is decided here
FETCHED_QUERIES = 3              # of the generated ones, every so many-th goes through `fetch` too
# The windows of `fetch` begin with this one of the many traces. It begins with a second, since Tempo's windows do, and the
# one before is over then, since servers differ on traces that reach into a window.
WINDOW_FROM = 970
STEP_SECONDS = 60


# ---------------------------------------------------------------- what is known to differ

def has_orphans(spans):
    ids = {span["spanId"] for span in spans}
    return any(span["parentSpanId"] and span["parentSpanId"] not in ids for span in spans)


def has_odd_tree(spans):
    return bool(compare.shared_ids(spans)) or any(span["parentSpanId"] == span["spanId"] for span in spans)


def has_lists(spans):
    return any(kind == "array" for span in spans for _, (kind, _) in attributes_of(span))


def attributes_of(span):
    yield from span["attributes"]
    yield from span["resource"]
    for part in span["events"] + span["links"]:
        yield from part["attributes"]


def has_doubles(spans):
    return any(kind == "double" for span in spans for _, (kind, _) in attributes_of(span))


def has_no_time(spans):
    return min((span["startNs"] for span in spans), default=0) == 0


def has_no_end(spans):
    return any(span["endNs"] < span["startNs"] for span in spans)


def has_no_service(spans):
    return any(not span["service"] for span in spans)


def has_further(spans):
    return any(span["scopeAttributes"] or any(part["attributes"] for part in span["events"] + span["links"]) for span in spans)


def has_whole_numbers(spans):
    return any(kind == "int" for span in spans for _, (kind, _) in attributes_of(span))


def has_linkless(spans):
    return any(not span["links"] for span in spans)


def has_eventless(spans):
    return any(not span["events"] for span in spans)


def fewer(theirs, ours):
    """Whether the server has nothing, or less, of what is found here."""
    return sum(theirs or []) < sum(ours or [])


def more(theirs, ours):
    """Whether the server has more than what is found here."""
    return sum(theirs or []) > sum(ours or [])


STRUCTURAL = re.compile(r"\}\)? *[!&]?(>>|<<|>|<|~) *\(?\{")
NEGATED = re.compile(r"^\(?(\{[^{}]*\}) !(?:>>|<<|>|<|~) ")
ORPHANS = "what hangs under a missing parent: Tempo leaves it out of structural operators, here the tree counts as it is drawn"
SHARED_IDS = "spans that share an id: here equal ones are one, and the server's span is drawn under the client's; to Tempo they are siblings"
NO_END = "spans without an end: here they last until their last event or descendant, to Tempo not at all"
NO_SERVICE = "spans without service.name: to Tempo it is an empty text, here it is not there"
UNSCOPED = "unscoped attributes: Tempo's storage looks at spans and resources only, here events, links and scopes count, too"
LISTS = "!= and !~ on lists: before Tempo 3.0 any other element is enough, here no element may be equal"
DOUBLES = "whole numbers in a query: Tempo's storage looks for them among whole numbers only, here 3 equals 3.0"
EMPTY_LEFT = "negated structural operators without a span on the left: Tempo 2.8 finds nothing, newer ones and Traceloupe all of the right"
AFTER_SELECT = "a filter after select(): Tempo 2.8 reads what it needs too late and finds nothing"
FOLDED = "arithmetic beside an aggregate: Tempo 2.8 does not work it out; Traceloupe does before it sends the query"
EVENTLESS = "event:timeSinceStart below a bound: Tempo 2.8 finds spans without events, too"
UPWARD_TWICE = "an upward operator on the answer of another: Tempo 2.8 loses some traces (by hand: their spans do match)"
NO_TIME = "a trace that begins at the time 0: Tempo's search of everything leaves it out"
NO_PARENT = "span:parentID of a root: in Tempo it is no text that one can look for, here it is empty"

EVENT_THERE = "event:name compared with != (a text or nil): Tempo 2.8 finds spans without events, too; here what is not there is unequal to nothing"
LINK_THERE = "link:traceID and link:spanID != nil: Tempo 2.8 finds spans without links, too; here it asks whether there is one"
NOT = "! before a comparison: Tempo 2.8 finds nothing; here it is the opposite of the comparison, also where that is false because something is missing"
TEXT_ORDER = "texts compared with < or >: Tempo 2.8 finds only some of them; here all are compared, byte by byte"
FRACTIONS = "numbers with a point in a query: Tempo's storage looks for them among numbers with a point only, here 200.0 equals 200"

Difference = collections.namedtuple("Difference", "query trace side reason")

# A trace that is in one answer only, or with other spans, is let pass if a line says why: what the query must contain, a
# test of the trace, and one of the two answers.
TEMPO_DIFFERENCES = [
    Difference(re.compile(""), has_no_time, None, NO_TIME),
    Difference(re.compile(""), has_odd_tree, None, SHARED_IDS),
    Difference(re.compile(""), has_no_end, None, NO_END),
    Difference(re.compile(r"resource\.service\.name\"? *(!=|!~|<|=~)"), has_no_service, None, NO_SERVICE),
    Difference(re.compile(r"[ ({!-]\.\w"), has_further, None, UNSCOPED),
    Difference(STRUCTURAL, has_orphans, None, ORPHANS),
    Difference(re.compile("!=|!~"), has_lists, None, LISTS),
    Difference(re.compile(r"\.[\w.]+\"? *(=|!=|<=?|>=?) *-?\d+(?![\w.])"), has_doubles, None, DOUBLES),
    Difference(re.compile(r"select\([^)]*\) *\| *\{"), None, fewer, AFTER_SELECT),
    Difference(re.compile(r"count\(\) [<>=]+ \d+ \*"), None, fewer, FOLDED),
    Difference(re.compile(r"^\(\{.*\} <<? \{.*\}\) <<? \{"), None, fewer, UPWARD_TWICE),
    Difference(re.compile(r"event:timeSinceStart <"), has_eventless, None, EVENTLESS),
    Difference(re.compile(r'span:parentID = ""'), None, fewer, NO_PARENT),
    Difference(re.compile(r"event:name *(!=|!~)"), has_eventless, more, EVENT_THERE),
    Difference(re.compile(r"link:(trace|span)ID *!= *nil"), has_linkless, more, LINK_THERE),
    Difference(re.compile(r"!\("), None, fewer, NOT),
    Difference(re.compile(r'name *[<>]=? *["`]'), None, fewer, TEXT_ORDER),
    Difference(re.compile(r"\.[\w.]+\"? *(=|!=|<=?|>=?) *-?\d+\.\d"), has_whole_numbers, None, FRACTIONS),
]

# What a server must answer otherwise than is found here, and why: a difference in the list above that no server shows any
# more is a mistake.
TEMPO_DIFFERING = {"{ event:name != nil }": EVENT_THERE, '{ event:name != "zz" }': EVENT_THERE, "{ link:traceID != nil }": LINK_THERE,
                   '{ !(span.tier = "gold") }': NOT, "{ !(kind = client) }": NOT, '{ name >= "G" }': TEXT_ORDER,
                   "{ span.number = 40.0 }": FRACTIONS}

# What Jaeger's parameters can't say: its tags are compared as texts, and a list is one text.
JAEGER_DIFFERENCES = [
    Difference(re.compile(r"span\.\S+ = |[( {]\.\S+ = |resource\.\S+ = "), has_lists, fewer, "one element of a list: Jaeger compares tags as whole texts"),
]
DIFFERENCES = {"tempo": TEMPO_DIFFERENCES, "jaeger": JAEGER_DIFFERENCES}

# Queries that Tempo fails on, and why.
TEMPO_FAILS = [(re.compile(r"duration [<>=]+ \S+ \*"), "arithmetic of durations: Tempo 2.8 makes a float of it that its storage can't compare")]

# What a Tempo older than named refuses: (what the query contains, since when, what).
GATES = [
    (re.compile(r"[^!]= *nil"), (2, 10), "= nil"),
    (re.compile("span:childCount|minInt|maxInt"), (2, 10), "childCount, minInt, maxInt"),
    (re.compile(r"\(\) *(by *\([^)]*\))? *[<>]"), (3, 0), "comparisons of metrics"),
]


def gate_of(query, version):
    """Why a Tempo of this version refuses a query, or ""."""
    numbers = tuple(int(part) for part in version.split("-")[0].split(".")[:2])
    return next((f"{what} needs Tempo {'.'.join(map(str, since))}" for pattern, since, what in GATES if pattern.search(query) and numbers < since), "")


# ---------------------------------------------------------------- asking

class Answer:
    """Of a search: how many spans of which traces, as {trace id: sizes of its span sets}; or what was said instead."""

    def __init__(self, traces=None, error=""):
        self.traces, self.error = traces or {}, error


def ask_tempo(server, query):
    # Without a window the ingester is asked for all that it has, whatever the traces' age.
    url = f"{server.api}/api/search?" + urllib.parse.urlencode({"q": query, "limit": SEARCH_LIMIT, "spss": 1})
    try:
        found = servers.get_json(url, timeout=120).get("traces") or []
    except urllib.error.HTTPError as error:
        return Answer(error=f"{error.code} {error.read().decode(errors='replace').strip()[:200]}")
    except OSError as error:
        return Answer(error=f"no answer: {error}")
    return Answer({trace["traceID"].zfill(32): sorted(int(part.get("matched") or 0) for part in trace.get("spanSets") or []) for trace in found})


def ask_cache(client, cache, query, *window):
    ran = client.run("query", query, *window, "--json", "--cache", cache)
    if ran.code != 0:
        return Answer(error=ran.said()[-300:] or f"ended with {ran.code}")
    return Answer({trace["traceId"]: sorted(len(part["spans"]) for part in trace["spanSets"]) for trace in ran.json()["traces"]})


def canonical(client, query):
    """The query as Traceloupe writes it, which is what it sends."""
    ran = client.run("query", query, "--check", "--json")
    return ran.json().get("canonical") or query if ran.code == 0 else query


# ---------------------------------------------------------------- comparing

class Comparison:
    """Sums up many queries: problems, and how often which known difference was met."""

    def __init__(self, server, sent, ask_here):
        self.server, self.sent, self.ask_here = server, sent, ask_here
        self.problems, self.known, self.asked, self.finding, self.found, self.refused = [], collections.Counter(), 0, 0, 0, 0
        self.met = set()                # (query, reason)

    def reason_of(self, query, trace_id, theirs, ours, with_left):
        spans = self.sent.traces.get(trace_id, [])
        if with_left is not None and trace_id not in with_left and fewer(theirs, ours):
            return EMPTY_LEFT
        return next((known.reason for known in DIFFERENCES[self.server.kind] if known.query.search(query)
                     and (known.trace is None or known.trace(spans)) and (known.side is None or known.side(theirs, ours))), "")

    def traces_with_left(self, query):
        """Those with a span of what is left of a negated operator, else None."""
        negated = NEGATED.match(query)
        return set(self.ask_here(negated.group(1)).traces) if negated and self.server.kind == "tempo" else None

    def add(self, query, theirs, ours):
        self.asked += 1
        if theirs.error or ours.error:
            self.add_refused(query, theirs, ours)
            return
        self.finding += bool(ours.traces)
        self.found += len(ours.traces)
        differing = [i for i in sorted(set(theirs.traces) | set(ours.traces)) if theirs.traces.get(i) != ours.traces.get(i)]
        left, with_left = [], self.traces_with_left(query) if differing else None
        for trace_id in differing:
            reason = self.reason_of(query, trace_id, theirs.traces.get(trace_id), ours.traces.get(trace_id), with_left)
            if reason:
                self.known[reason] += 1
                self.met.add((query, reason))
            else:
                left.append(trace_id)
        if left:
            one = left[0]
            self.problems.append(f"{query}: {len(left)} of {len(set(theirs.traces) | set(ours.traces))} traces differ, such as {one} "
                                 f"({self.sent.origin.get(one)}): the server's span sets {theirs.traces.get(one)}, here {ours.traces.get(one)}")

    def add_refused(self, query, theirs, ours):
        self.refused += 1
        gate = gate_of(query, self.server.version) if self.server.kind == "tempo" else ""
        if theirs.error and ours.error:
            return
        if theirs.error and gate and theirs.error.startswith("400"):
            self.known[f"refused: {gate}"] += 1
            return
        failure = next((why for pattern, why in TEMPO_FAILS if pattern.search(query)), "")
        if theirs.error and failure and self.server.kind == "tempo":
            self.known[failure] += 1
            return
        who, error = (self.server.kind, theirs.error) if theirs.error else ("Traceloupe", ours.error)
        self.problems.append(f"{query}: only {who} refuses it: {error}")

    def report(self, report, what):
        report.check(f"{checks.named(self.server)}: {what}: {self.asked} queries ({self.finding} find something, {self.found} traces together)", self.problems)
        for reason, count in self.known.most_common():
            print(f"    known difference, {count} times: {reason}", flush=True)
        if self.finding * 3 < self.asked:
            report.check(f"{checks.named(self.server)}: {what}: enough of the queries find something", [f"only {self.finding} of {self.asked}"])


def side_by_side(work, items):
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            return list(pool.map(work, items))
        except BaseException:       # what has not begun is not done when the run is told to end
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def whole_cache(client, server, sent, ids, known_caches, cache):
    """A cache of the server's own copies of all `ids`: those fetched for other checks, and the rest. Gives problems."""
    there = [file for file in known_caches if file.exists()]
    if there:
        with sqlite3.connect(there[0]) as old, sqlite3.connect(cache) as new:
            old.backup(new)
    had, problems = client.listed(cache) if there else (set(), [])
    missing = [trace_id for trace_id in sent.taken(server, ids) if trace_id not in had]
    return problems + client.fetch_ids(server.source(), missing, cache)[0]


def tempo_whole(report, client, server, sent, cache, has_corpus):
    """Tempo's own search against the cache, each query as it is written and as Traceloupe writes it."""
    comparison, rewritten, taken = Comparison(server, sent, lambda query: ask_cache(client, cache, query)), [], \
        sum(not has_no_time(sent.traces[trace_id]) for trace_id in sent.taken(server))
    problem = checks.wait_for(f"a search of {taken} traces", lambda: len(ask_tempo(server, "{}").traces) >= taken)
    report.check(f"{checks.named(server)}: all {taken} traces are searched", [problem] if problem else [])

    def ask(query):
        theirs, text = ask_tempo(server, query), canonical(client, query)
        again = theirs if text == query else ask_tempo(server, text)
        return query, text, theirs, again, ask_cache(client, cache, query)
    for query, text, theirs, again, ours in side_by_side(ask, queries.HAND_WRITTEN + list(TEMPO_DIFFERING) + queries.generated()):
        comparison.add(query, theirs, ours)
        if (theirs.traces, bool(theirs.error)) != (again.traces, bool(again.error)) and "> 2 * 3" not in query:
            rewritten.append(f"{query} finds {len(theirs.traces)} traces, written {text} {len(again.traces)} {again.error}")
    comparison.report(report, "search equals the local answer")
    report.check(f"{checks.named(server)}: a query as Traceloupe writes it finds the same", rewritten)
    same = [f"{query}: listed as differing ({reason}), but does not" for query, reason in TEMPO_DIFFERING.items() if (query, reason) not in comparison.met]
    report.check(f"{checks.named(server)}: what is listed as a difference is one", same if has_corpus else [])


def fetched(report, client, server, sent, cache, window, work, what, chosen):
    """`fetch --query` against the cache, over one window."""
    comparison = Comparison(server, sent, lambda query: ask_cache(client, cache, query, *window))

    def ask(item):
        number, query = item
        own = work / f"equivalent-{server.name}-{number}.db"
        ran = client.run("fetch", server.source(), "--query", query, *window, "--limit", 5000, "--json", "--cache", own)
        ours = ask_cache(client, cache, query, *window)
        ours.traces = {trace_id: [1] for trace_id in ours.traces}       # fetch says which traces, not which spans
        if ran.code != 0:
            return query, Answer(error=("400 " if "400" in ran.said() else "") + ran.said()[-300:]), ours
        found, problems = client.listed(own)
        own.unlink(missing_ok=True)
        return query, Answer({trace_id: [1] for trace_id in found}, " ".join(problems)), ours
    for query, theirs, ours in side_by_side(ask, enumerate(chosen)):
        comparison.add(query, theirs, ours)
    comparison.report(report, f"fetch --query equals the local answer{what}")


# ---------------------------------------------------------------- metrics

# No ties where there is a rank: Tempo takes any of equal ones.
METRICS = ["{} | rate()", "{} | count_over_time()", "{} | count_over_time() by (name)", "{ status = error } | rate() by (resource.service.name)",
           '{ span.tier = "gold" } | count_over_time() by (status, kind)', "{ kind = server } | min_over_time(duration) by (span.tier)",
           "{ kind = server } | max_over_time(duration)", "{ kind = server } | avg_over_time(duration) by (status)", "{ kind = server } | sum_over_time(span.number)",
           "{ kind = server } | max_over_time(span.number) by (name, status)", "{ kind = server } | quantile_over_time(duration, .5, .9)",
           "{ kind = server } | histogram_over_time(duration) by (name)", "{ kind = server } | sum_over_time(span.number) by (name) | topk(1)", "{ kind = server } | sum_over_time(span.number) by (name) | bottomk(1)",
           '{ name = "leaf" } | rate() by (rootName)', "{ duration > 500ms } | count_over_time() by (.tier)",
           '{ status = error } >> { name = "leaf" } | count_over_time()', "{} | count_over_time() > 100"]


def label_text(value):
    (kind, content), = value.items() if value else (("", ""),)
    return number_text(content) if kind in ("doubleValue", "intValue") else str(content)


def number_text(value):
    return f"{float(value):.9g}"


def tempo_series(server, query, start, end):
    url = f"{server.api}/api/metrics/query_range?" + urllib.parse.urlencode({"q": query, "start": start, "end": end, "step": f"{STEP_SECONDS}s"})
    answer = servers.get_json(url, timeout=60)
    # Before 2.9 a sample has the time when its step begins; since then, and here, when it ends.
    shift = STEP_SECONDS * 1000 if tuple(int(part) for part in server.version.split("-")[0].split(".")[:2]) < (2, 9) else 0
    series = {}
    for one in answer.get("series") or []:
        labels = tuple(sorted((label["key"], label_text(label.get("value"))) for label in one.get("labels") or []))
        series[labels] = {int(point.get("timestampMs") or 0) + shift: float(point.get("value") or 0) for point in one.get("samples") or []}
    return series


def local_series(client, cache, query, start, end):
    ran = client.run("query", query, "--start", recording.rfc3339(start * samples.SECOND), "--end", recording.rfc3339(end * samples.SECOND),
                     "--step", f"{STEP_SECONDS}s", "--json", "--cache", cache)
    if ran.problem():
        return {}, ran.problem()
    series = {}
    for one in ran.json()["series"]:
        labels = tuple(sorted((key, number_text(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value))
                              for key, value in one["labels"].items()))
        series[labels] = {point[0] // 1_000_000: point[1] for point in one["points"]}
    return series, ""


def plain_series(series, start, end):
    """Without steps outside of the range, zeros (said or not, as one likes) and series of nothing else."""
    cut = {labels: {at: value for at, value in points.items() if start * 1000 < at <= end * 1000 and value != 0} for labels, points in series.items()}
    return {labels: points for labels, points in cut.items() if points}


def series_problem(theirs, ours):
    if set(theirs) != set(ours):
        return f"the series differ: the server's {sorted(set(theirs) - set(ours))[:3]}, here {sorted(set(ours) - set(theirs))[:3]}"
    for labels, points in theirs.items():
        for at in sorted(set(points) | set(ours[labels])):
            one, other = points.get(at), ours[labels].get(at)
            if one is None or other is None or not math.isclose(one, other, rel_tol=1e-9):
                return f"{dict(labels)} at {at} ms: the server's {one}, here {other}"
    return ""


def metrics(report, client, server, sent, cache, many_ids, many_start_ns):
    start = many_start_ns // samples.SECOND // STEP_SECONDS * STEP_SECONDS
    end = start + (checks.MANY // STEP_SECONDS + 1) * STEP_SECONDS
    spans = sum(len(sent.traces[trace_id]) for trace_id in many_ids)
    name = f"{checks.named(server)}: metrics equal the local answer"

    def arrived():
        return sum(sum(points.values()) for points in tempo_series(server, '{ resource.service.name = "many" } | count_over_time()', start, end).values()) >= spans
    try:
        tempo_series(server, "{} | rate()", start, end)
        problem = checks.wait_for("every span in the metrics", arrived)
    except (urllib.error.HTTPError, OSError, ValueError) as error:
        said = error.read().decode(errors="replace")[:300] if isinstance(error, urllib.error.HTTPError) else str(error)
        report.skip(name, f"/api/metrics/query_range of this server does not answer (its generator needs the processor local-blocks): {said}")
        return
    problems, begin, points, gated = [problem] if problem else [], time.monotonic(), 0, 0
    for query in METRICS:
        try:
            theirs = plain_series(tempo_series(server, query, start, end), start, end)
        except urllib.error.HTTPError as error:
            if error.code == 400 and gate_of(query, server.version):
                gated += 1
                print(f"    known difference: {query}: refused: {gate_of(query, server.version)}", flush=True)
            else:
                problems.append(f"{query}: Tempo answers {error.code} {error.read()[:200]!r}")
            continue
        ours, trouble = local_series(client, cache, query, start, end)
        trouble = trouble or series_problem(theirs, plain_series(ours, start, end))
        if trouble or not theirs:
            problems.append(f"{query}: {trouble or 'no series'}")
        points += sum(map(len, theirs.values()))
    report.check(f"{name}: {len(METRICS) - gated} queries, {points} samples in {time.monotonic() - begin:.0f} s", problems)


# ---------------------------------------------------------------- all of it

def equivalent(report, client, server, sent, ids, many_ids, many_start_ns, has_corpus, known_caches, work):
    """`ids`: all that was sent and is searched."""
    cache, begin = work / f"equivalent-{server.name}.db", time.monotonic()
    problems = whole_cache(client, server, sent, ids, known_caches, cache)
    report.check(f"{checks.named(server)}: a cache of all {len(sent.taken(server, ids))} traces", problems)
    print(f"    {time.monotonic() - begin:.0f} s", flush=True)
    now = ["--end", recording.rfc3339(time.time_ns() + 5 * samples.SECOND)]
    window = ["--start", recording.rfc3339(many_start_ns + WINDOW_FROM * samples.SECOND), *now]
    if server.kind == "tempo":
        tempo_whole(report, client, server, sent, cache, has_corpus)
    fetched(report, client, server, sent, cache, window, work, "", queries.HAND_WRITTEN[::2] + queries.generated()[::FETCHED_QUERIES])
    if has_corpus and server.kind != "tempo":       # Tempo has been asked for all of it above, at once
        fetched(report, client, server, sent, cache, ["--start", "2001-01-01T00:00:00Z", *now], work, " over the corpus", queries.OF_THE_CORPUS)
    if server.kind == "tempo":
        metrics(report, client, server, sent, cache, many_ids, many_start_ns)
    print(f"    equivalence took {time.monotonic() - begin:.0f} s", flush=True)
