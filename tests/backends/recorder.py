# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recording reverse proxy: what goes through it to one server is kept as exchanges.json and body files, for replay without the server."""

import http.client
import http.server
import json
import shutil
import threading
import urllib.parse

import otlp

REQUEST_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "X-Scope-OrgID", "Authorization")
RESPONSE_HEADERS = ("Content-Type", "Content-Encoding", "Cache-Control", "Retry-After", "Location")
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "host", "content-length"}
UPSTREAM_TIMEOUT_SECONDS = 120


class Recorder:
    """Forwards to one server and remembers every exchange in order. Point a client at `url`."""

    def __init__(self, upstream):
        target = urllib.parse.urlsplit(upstream)
        recorder = self
        self.exchanges, self.lock, self.by = [], threading.Lock(), "driver"

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def forward(self):
                body = otlp.read_body(self)
                connection = http.client.HTTPConnection(target.hostname, target.port, timeout=UPSTREAM_TIMEOUT_SECONDS)
                headers = {key: value for key, value in self.headers.items() if key.lower() not in HOP_BY_HOP}
                try:
                    connection.request(self.command, self.path, body=body or None, headers=headers)
                    answer = connection.getresponse()
                    content = answer.read()
                except OSError as error:
                    self.send_error(502, f"upstream: {error}")
                    return
                finally:
                    connection.close()
                recorder.remember(self.command, self.path, self.headers, answer, content)
                self.send_response(answer.status)
                for key, value in answer.getheaders():
                    if key.lower() not in HOP_BY_HOP:
                        self.send_header(key, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = do_HEAD = forward

            def log_message(self, *args):  # pylint: disable=arguments-differ
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def remember(self, method, path, request_headers, answer, content):
        with self.lock:
            self.exchanges.append({
                "by": self.by, "method": method, "path": path,
                "requestHeaders": {name: "<secret>" if name == "Authorization" else request_headers[name]
                                   for name in REQUEST_HEADERS if request_headers.get(name)},
                "status": answer.status,
                "responseHeaders": {name: answer.getheader(name) for name in RESPONSE_HEADERS if answer.getheader(name)},
                "content": content})

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def write(self, folder, provenance):
        """Writes what was recorded; equal bodies share one file. Returns the bytes written."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        written, rows, names = 0, [], {}
        for exchange in self.exchanges:
            content = exchange["content"]
            encoding = exchange["responseHeaders"].get("Content-Encoding", "")
            if content not in names:
                kind = exchange["responseHeaders"].get("Content-Type", "")
                ending = ("pb" if "protobuf" in kind else "html" if "html" in kind else
                          "json" if encoding or content[:1] in (b"{", b"[") else "txt")
                names[content] = f"{len(names):03}.{ending}" + (".gz" if encoding == "gzip" else "")
                (folder / names[content]).write_bytes(content)
                written += len(content)
            rows.append({key: value for key, value in exchange.items() if key != "content"} | {"body": names[content]})
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / "exchanges.json").write_text(f"[\n{lines}\n]\n")
        (folder / "PROVENANCE.md").write_text(provenance)
        return written


def fetch_through(recorder, path, accept=None, gzip=False):
    """One GET through the recorder; gives (status, body)."""
    target = urllib.parse.urlsplit(recorder.url)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=UPSTREAM_TIMEOUT_SECONDS)
    headers = {"Accept-Encoding": "gzip" if gzip else "identity"}
    if accept:
        headers["Accept"] = accept
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def rfc3339(ns):
    import datetime
    moment = datetime.datetime.fromtimestamp(ns // 1_000_000_000, datetime.timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ns % 1_000_000_000:09}Z"


MISSING = "00000000000000000000000000abcdef"
PROTOBUF = "application/protobuf"
JSON = "application/json"


class Facts:
    """What the recorded requests ask for, all of the data that was sent: trace ids, a service with many spans and its
    operation, a service with few, and the time window."""

    def __init__(self, trace_ids, service, operation, small_service, start_ns, end_ns):
        self.trace_ids, self.service, self.operation, self.small_service = trace_ids, service, operation, small_service
        self.start_ns, self.end_ns = start_ns, end_ns


def jaeger_requests(facts):
    quote = urllib.parse.quote
    window = f"start={facts.start_ns // 1000}&end={facts.end_ns // 1000}"
    service, operation = quote(facts.service), quote(facts.operation, safe="")
    yield "/api/services", {}
    yield "/api/services", {"gzip": True}
    yield f"/api/services/{service}/operations", {}
    yield "/api/services/nobody/operations", {}
    yield f"/api/operations?service={service}", {}
    yield f"/api/operations?service={service}&spanKind=server", {}
    yield "/api/operations", {}
    search = f"/api/traces?service={service}&{window}"
    small = f"/api/traces?service={quote(facts.small_service)}&{window}"
    yield f"{search}&limit=3", {}
    yield f"{small}&limit=20", {}
    yield f"{small}&limit=1", {}
    yield f"{small}&limit=20", {"gzip": True}
    yield f"{search}&operation={operation}&limit=1", {}
    yield f"{search}&limit=2&tags=" + quote('{"error":"true"}', safe=""), {}
    yield f"{search}&limit=20&tags=" + quote('{"order.id":"4"}', safe=""), {}
    yield f"{search}&limit=1&minDuration=40ms", {}
    yield f"{search}&limit=1&minDuration=1us&maxDuration=20ms", {}
    yield f"/api/traces?service=nobody&{window}&limit=20", {}
    yield f"/api/traces?{window}&limit=20", {}
    yield f"{search}&limit=notanumber", {}
    yield f"{search}&limit=20&minDuration=5", {}
    yield f"{search}&limit=20&minDuration=2s&maxDuration=1s", {}
    for trace_id in facts.trace_ids:
        yield f"/api/traces/{trace_id}", {}
    yield f"/api/traces/{facts.trace_ids[0]}", {"gzip": True}
    yield f"/api/traces/{facts.trace_ids[0]}?raw=true", {}
    yield f"/api/traces?traceID={facts.trace_ids[0]}&traceID={MISSING}", {}
    yield f"/api/traces/{MISSING}", {}
    yield "/api/traces/nothex", {}
    yield f"/api/dependencies?endTs={facts.end_ns // 1_000_000}&lookback=3600000", {}
    yield "/api/metrics/calls?service=" + service, {}
    yield "/api/v3/services", {}
    yield f"/api/v3/operations?service={service}", {}
    yield f"/api/v3/operations?service={service}&span_kind=server&spanKind=server", {}
    low, high = rfc3339(facts.start_ns), rfc3339(facts.end_ns)

    def v3(depth, camel, **more):
        names = {"serviceName": "service_name", "operationName": "operation_name", "startTimeMin": "start_time_min",
                 "startTimeMax": "start_time_max", "searchDepth": "search_depth", "durationMin": "duration_min"}
        pairs = [("serviceName", facts.service), ("startTimeMin", low), ("startTimeMax", high), ("searchDepth", depth)] + list(more.items())
        text = "&".join(f"query.{name if camel else names.get(name, name)}={quote(str(value), safe='')}" for name, value in pairs)
        return text + ("" if camel else f"&query.num_traces={depth}")
    both = v3(3, True) + "&" + v3(3, False)
    yield "/api/v3/traces?" + v3(3, True), {}
    yield "/api/v3/traces?" + both, {}
    yield "/api/v3/traces?" + v3(20, False).replace(service, quote(facts.small_service)), {}
    yield "/api/v3/traces?" + v3(1, False, operationName=facts.operation), {}
    yield "/api/v3/traces?" + v3(1, False, durationMin="40ms"), {}
    yield "/api/v3/traces?query.service_name=" + service, {}
    yield "/api/v3/traces?" + v3(20, False).replace(service, "nobody"), {}
    for trace_id in facts.trace_ids:
        yield f"/api/v3/traces/{trace_id}", {}
    yield f"/api/v3/traces/{MISSING}", {}
    yield "/api/v3/traces/nothex", {}
    yield "/api/v3/trace-summaries?" + both, {}
    yield "/api/nothing-here", {}


def tempo_requests(facts):
    quote = urllib.parse.quote
    window = f"start={facts.start_ns // 1_000_000_000}&end={facts.end_ns // 1_000_000_000 + 1}"
    yield "/api/echo", {}
    yield "/ready", {}
    yield "/api/status/buildinfo", {}
    for query in ("{}", '{ resource.service.name = "%s" }' % facts.service, "{ status = error }", "{ duration > 40ms }",
                  '{ name = "%s" }' % facts.operation, "{ nestedSetParent < 0 } | select(span.order.id)", "{} | by(resource.service.name)"):
        yield f"/api/search?q={quote(query, safe='')}&{window}&limit=20", {"accept": JSON}
    yield f"/api/search?q={quote('{}', safe='')}&{window}&limit=2", {"accept": JSON}
    yield f"/api/search?q={quote('{}', safe='')}&{window}&limit=20&spss=100", {"accept": JSON}
    yield f"/api/search?q={quote('{}', safe='')}&{window}&limit=20", {"accept": JSON, "gzip": True}
    yield f"/api/search?q={quote('{}', safe='')}&{window}&limit=20", {"accept": PROTOBUF}
    yield f"/api/search?tags={quote('service.name=' + facts.service, safe='')}&{window}&limit=20", {"accept": JSON}
    yield f"/api/search?tags={quote('service.name=' + facts.service + ' http.request.method=GET', safe='')}&minDuration=1ms&{window}&limit=20", {"accept": JSON}
    yield f"/api/search?tags={quote('service.name=nobody', safe='')}&{window}&limit=20", {"accept": JSON}
    yield f"/api/search?q={quote('{ oops', safe='')}&{window}&limit=20", {"accept": JSON}
    yield f"/api/search?q={quote('{}', safe='')}&{window}&limit=0", {"accept": JSON}
    yield f"/api/search?q={quote('{}', safe='')}&start=2000000000&end=1000000000", {"accept": JSON}
    for trace_id in facts.trace_ids:
        for version in ("", "v2/"):
            yield f"/api/{version}traces/{trace_id}", {"accept": JSON}
            yield f"/api/{version}traces/{trace_id}", {"accept": PROTOBUF}
    yield f"/api/traces/{facts.trace_ids[0]}?{window}", {"accept": PROTOBUF}
    yield f"/api/v2/traces/{facts.trace_ids[0]}?{window}", {"accept": PROTOBUF}
    yield f"/api/v2/traces/{facts.trace_ids[0]}", {"accept": PROTOBUF, "gzip": True}
    for version in ("", "v2/"):
        for accept in (JSON, PROTOBUF):
            yield f"/api/{version}traces/{MISSING}", {"accept": accept}
        yield f"/api/{version}traces/nothex", {"accept": JSON}
    yield f"/api/search/tags?{window}", {"accept": JSON}
    yield f"/api/v2/search/tags?{window}", {"accept": JSON}
    yield f"/api/v2/search/tags?scope=resource&{window}", {"accept": JSON}
    yield "/api/v2/search/tags?scope=nonsense", {"accept": JSON}
    for tag in ("resource.service.name", "name", "status", "kind", "span.order.id", "span.http.response.status_code"):
        yield f"/api/v2/search/tag/{tag}/values?{window}", {"accept": JSON}
    yield f"/api/search/tag/service.name/values?{window}", {"accept": JSON}
    yield f"/api/v2/search/tag/name/values?{window}&q=" + quote('{ resource.service.name = "%s" }' % facts.service, safe=""), {"accept": JSON}
    yield "/api/v2/search/tag/nonsense/values", {"accept": JSON}
    yield "/api/nothing-here", {}


def zipkin_requests(facts):
    quote = urllib.parse.quote
    service = quote(facts.service)
    end_ms = facts.end_ns // 1_000_000 + 1000
    lookback = (facts.end_ns - facts.start_ns) // 1_000_000 + 2000
    window = f"endTs={end_ms}&lookback={lookback}"
    yield "/health", {}
    yield "/info", {}
    yield "/zipkin/config.json", {}
    yield "/api/v2/services", {}
    yield f"/api/v2/spans?serviceName={service}", {}
    yield f"/api/v2/remoteServices?serviceName={service}", {}
    yield "/api/v2/spans", {}
    small = quote(facts.small_service)
    yield f"/api/v2/traces?serviceName={service}&{window}&limit=3", {}
    yield f"/api/v2/traces?serviceName={small}&{window}&limit=20", {}
    yield f"/api/v2/traces?serviceName={small}&{window}&limit=1", {}
    yield f"/api/v2/traces?{window}&limit=2", {}
    yield f"/api/v2/traces?{window}&limit=20", {"gzip": True}
    yield f"/api/v2/traces?serviceName={service}&spanName={quote(facts.operation.lower())}&{window}&limit=1", {}
    yield f"/api/v2/traces?serviceName={service}&annotationQuery=error&{window}&limit=1", {}
    yield f"/api/v2/traces?serviceName={service}&annotationQuery={quote('order.id=4')}&{window}&limit=20", {}
    yield f"/api/v2/traces?serviceName={service}&minDuration=40000&{window}&limit=1", {}
    yield f"/api/v2/traces?serviceName={service}&minDuration=1&maxDuration=20000&{window}&limit=1", {}
    yield f"/api/v2/traces?serviceName=nobody&{window}&limit=20", {}
    yield f"/api/v2/traces?serviceName={service}&{window}&limit=0", {}
    yield f"/api/v2/traces?serviceName={service}&maxDuration=5&{window}&limit=20", {}
    for trace_id in facts.trace_ids:
        yield f"/api/v2/trace/{trace_id}", {}
    yield f"/api/v2/trace/{facts.trace_ids[0]}", {"gzip": True}
    yield f"/api/v2/trace/{MISSING}", {}
    yield f"/api/v2/trace/{facts.trace_ids[0].upper()}", {}
    yield "/api/v2/trace/nothex", {}
    if len(facts.trace_ids) > 1:
        yield f"/api/v2/traceMany?traceIds={','.join(facts.trace_ids[:2])}", {}
    yield f"/api/v2/dependencies?endTs={end_ms}&lookback={lookback}", {}
    yield "/api/v2/dependencies", {}
    yield "/api/v2/autocompleteKeys", {}
    yield "/api/v2/nothing-here", {}


REQUESTS = {"jaeger": jaeger_requests, "tempo": tempo_requests, "zipkin": zipkin_requests}


def drive(recorder, kind, facts):
    """Makes every request our client may make to this kind of server, through the recorder."""
    for path, how in REQUESTS[kind](facts):
        fetch_through(recorder, path, **how)
