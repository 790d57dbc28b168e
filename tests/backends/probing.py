# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks of what Traceloupe's sources can ask beyond the command line, by way of the small program of sourceprobe.cpp."""

import http.client
import http.server
import json
import subprocess
import threading
import time
import urllib.parse

import checks
import samples
import servers

PROBE_BOX_SECONDS = 300
# Not ours to mend: the server itself finds nothing.
NO_ERROR_TAG = {"jaeger2": "Jaeger 2.13's memory store takes the text true for a bool that is false, and finds no span by error=true"}
DEMO_OPERATIONS = {"GET", "POST", "checkout", "orders publish"}
DEMO_CALLS = {("shopper", "frontend"), ("frontend", "inventory"), ("frontend", "payment")}


class Hiding:
    """Forwards to a server but answers some paths with 404, as servers do that lack these APIs."""

    def __init__(self, upstream, hidden):
        target = urllib.parse.urlsplit(upstream)

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):  # pylint: disable=invalid-name
                status, kind, content = 404, "text/plain; charset=utf-8", b"404 page not found\n"
                if not hidden(self.path):
                    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=60)
                    connection.request("GET", self.path, headers={"Accept": self.headers.get("Accept", "*/*")})
                    answer = connection.getresponse()
                    status, kind, content = answer.status, answer.getheader("Content-Type", "text/plain"), answer.read()
                    connection.close()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):  # pylint: disable=arguments-differ
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def without_v3(path):
    return path.startswith("/api/v3/")


def without_old_search(path):
    """What Jaeger's newest development line has dropped."""
    bare = path.split("?")[0]
    return bare in ("/api/services", "/api/operations", "/api/traces") or bare.startswith("/api/services/")


def tempo_operations(server, service):
    """What Tempo itself lists as span names of a service, without Traceloupe."""
    now = int(time.time())
    query = urllib.parse.urlencode({"q": f'{{ resource.service.name = "{service}" }}', "start": now - 24 * 3600, "end": now})
    return {value["value"] for value in servers.get_json(f"{server.api}/api/v2/search/tag/name/values?{query}").get("tagValues", [])}


def tempo_loses(server, wanted_operations):
    """Tempo 2.8 makes span names distinct before it looks at their service: in each page of a block it loses a name of this service
    that another service used first. Which those are depends on how spans lie in its pages, so it is asked what it lists itself."""
    lost = {}
    for service, wanted in wanted_operations.items():
        missing = wanted - tempo_operations(server, service)
        if missing:
            lost[service] = missing
            print(f"    {server.name}: does not list {', '.join(sorted(missing))} of {service} itself", flush=True)
    return lost


def searches(start_ns, end_ns, many):
    """(what, request, ids expected): each part of a search alone, and together."""
    base = {"service": checks.MANY_SERVICE, "startNs": start_ns, "endNs": end_ns, "limit": 5000}
    gold = {"tags": {"tier": "gold"}}
    return [
        ("service", base, many),
        ("operation", base | {"operation": "op-1"}, many[1::2]),
        ("tag", base | gold, many[0::3]),
        ("error tag", base | {"tags": {"error": "true"}}, many[0::4]),
        ("least duration", base | {"minDurationNs": 1_100_500_000}, many[1100:]),
        ("durations between", base | {"operation": "op-0", "minDurationNs": 600_000, "maxDurationNs": 100_000_000}, many[0:100:2]),
        ("everything at once", base | gold | {"operation": "op-0", "minDurationNs": 600_500_000}, [i for n, i in enumerate(many) if n >= 600 and n % 6 == 0]),
        ("window", base | {"startNs": start_ns + 100 * samples.SECOND, "endNs": start_ns + 200 * samples.SECOND}, many[100:200]),
    ]


def ask(probe, source, asked):
    """Runs the probe; gives (answers, problem)."""
    try:
        run = subprocess.run([str(probe), source], input=json.dumps(asked).encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             timeout=PROBE_BOX_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None, f"the probe was not finished after {PROBE_BOX_SECONDS} s"
    if run.returncode != 0:
        return None, f"the probe ended with {run.returncode}: {run.stderr.decode(errors='replace')[-400:]}"
    return json.loads(run.stdout), ""


def differences(name, wanted, got):
    problems = []
    if wanted - got:
        problems.append(f"{name}: {len(wanted - got)} of {len(wanted)} are missing, such as {sorted(wanted - got)[0]}")
    if got - wanted:
        problems.append(f"{name}: {len(got - wanted)} should not be there, such as {sorted(got - wanted)[0]}")
    return problems


def value_or_problem(name, answer, problems):
    if "error" in answer:
        problems.append(f"{name}: {answer['error']}")
        return None
    return answer["value"]


def probe_server(report, probe, server, name, source, sent, many, many_start_ns, has_demo, with_tags=True):
    lower = server.kind == "zipkin"
    many_end_ns = many_start_ns + len(many) * samples.SECOND
    parts = [part for part in searches(many_start_ns, many_end_ns, many) if with_tags or "tags" not in part[1]]
    limited = {"service": checks.MANY_SERVICE, "startNs": many_start_ns, "endNs": many_end_ns, "limit": 7}
    asked = {"startNs": time.time_ns() - 3 * 3600 * samples.SECOND, "endNs": time.time_ns() + samples.SECOND,
             "services": ["frontend", checks.MANY_SERVICE, "nobody"], "tags": ["resource.service.name", "span.tier"],
             "searches": [request for _, request, _ in parts] + [limited]}
    answers, problem = ask(probe, source, asked)
    if problem:
        report.check(f"{name}: answers the probe", [problem])
        return
    check_names(report, server, name, sent, answers, has_demo, lower)
    for (what, _, expected), answer in zip(parts, answers["searches"]):
        problems = []
        value = value_or_problem(what, answer, problems)
        if value is not None:
            problems += differences(what, set(expected), {trace["traceId"] for trace in value["traces"]})
            if value["truncated"]:
                problems.append("it is said to be cut off")
        if what == "error tag" and server.name in NO_ERROR_TAG and problems:
            report.skip(f"{name}: source search by {what}", NO_ERROR_TAG[server.name])
            continue
        report.check(f"{name}: source search by {what}", problems)
    problems = []
    value = value_or_problem("limit", answers["searches"][-1], problems)
    if value is not None and (len(value["traces"]) != 7 or not value["truncated"]):
        problems.append(f"{len(value['traces'])} traces, truncated {value['truncated']}")
    report.check(f"{name}: source search keeps a limit and says so", problems)


def check_names(report, server, name, sent, answers, has_demo, lower):
    """Version, services, operations, dependencies, tags."""
    problems = []
    check = value_or_problem("check", answers["check"], problems)
    if check is not None and server.version not in check["server"]:
        problems.append(f"the version {server.version} is not in {check['server']!r}")
    report.check(f"{name}: the connection test names the server", problems)

    problems = []
    services = value_or_problem("services", answers["services"], problems)
    taken = {span["service"] for trace_id in sent.taken(server) for span in sent.traces[trace_id] if span["service"]}
    wanted = {service.lower() if lower else service for service in taken}
    if services is not None and wanted - set(services):
        problems += differences("services", wanted, set(services) & wanted)
    report.check(f"{name}: lists the {len(wanted)} services", problems)

    problems = []
    wanted_operations = {checks.MANY_SERVICE: {"op-0", "op-1", "leaf"}, "nobody": set()} | ({"frontend": DEMO_OPERATIONS} if has_demo else {})
    lost = tempo_loses(server, wanted_operations) if server.kind == "tempo" else {}
    for service, wanted in wanted_operations.items():
        wanted = wanted - lost.get(service, set())
        value = value_or_problem(f"operations of {service}", answers["operations"][service], problems)
        if value is not None:
            wanted = {text.lower() if lower else text for text in wanted}
            got = set(value) & wanted if service == "frontend" else set(value)       # corpus traces have a frontend too
            problems += differences(f"operations of {service}", wanted, got)
    report.check(f"{name}: lists the operations of a service", problems)

    problems = []
    if server.kind == "tempo":
        tags = value_or_problem("tag names", answers["tagNames"], problems)
        problems += [] if tags is None or any("tier" in tag for tag in tags) else ["tag names: tier is missing"]
        values = value_or_problem("tag values", answers["tagValues"]["span.tier"], problems)
        problems += differences("values of span.tier", {"gold", "plain"}, set(values or []))
        report.check(f"{name}: lists tags and their values", problems)
    elif has_demo:
        calls = value_or_problem("dependencies", answers["dependencies"], problems)
        found = {(call["parent"], call["child"]) for call in calls or []}
        problems += [f"{parent} calls {child} is missing" for parent, child in sorted(DEMO_CALLS - found)] if calls is not None else []
        report.check(f"{name}: lists who calls whom", problems)


def probe_all(report, probe, running, sent, many, many_start_ns, has_demo):
    for server in running.values():
        if sent.taken(server, many) != many:
            report.skip(f"{checks.named(server)}: probe", "it does not have the traces that the probe asks for")
            continue
        probe_server(report, probe, server, checks.named(server), server.source(), sent, many, many_start_ns, has_demo)
    for name, hidden, what in (("jaeger1", without_v3, "without API v3"), ("jaeger2", without_old_search, "without the old search")):
        if name in running:
            with Hiding(running[name].api, hidden) as hiding:
                probe_server(report, probe, running[name], f"{checks.named(running[name])} {what}", running[name].source(hiding.url), sent, many,
                             many_start_ns, has_demo, with_tags=hidden is not without_old_search)  # 2.13's API v3 ignores tags
