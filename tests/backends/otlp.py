# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""OTLP JSON for the harness: a sink that the demo exports to, reading, shifting in time, and plain span records to compare."""

import base64
import gzip
import http.server
import json
import math
import threading

KINDS = {"SPAN_KIND_UNSPECIFIED": 0, "SPAN_KIND_INTERNAL": 1, "SPAN_KIND_SERVER": 2, "SPAN_KIND_CLIENT": 3, "SPAN_KIND_PRODUCER": 4,
         "SPAN_KIND_CONSUMER": 5}
STATUSES = {"STATUS_CODE_UNSET": 0, "STATUS_CODE_OK": 1, "STATUS_CODE_ERROR": 2}


class Sink:
    """Takes OTLP/HTTP JSON exports and keeps every document as it was sent."""

    def __init__(self):
        documents = self.documents = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):  # pylint: disable=invalid-name
                body = read_body(self)
                if self.headers.get("Content-Encoding") == "gzip":
                    body = gzip.decompress(body)
                documents.append(json.loads(body))
                answer = b'{"partialSuccess":{}}'
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *args):  # pylint: disable=arguments-differ
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1/traces"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def read_body(handler):
    """The body of a request that says its length or comes in chunks."""
    if "chunked" in handler.headers.get("Transfer-Encoding", ""):
        pieces = []
        while True:
            size = int(handler.rfile.readline().split(b";")[0], 16)
            piece = handler.rfile.read(size)
            handler.rfile.readline()
            if size == 0:
                return b"".join(pieces)
            pieces.append(piece)
    return handler.rfile.read(int(handler.headers.get("Content-Length") or 0))


def first(mapping, *keys, default=None):
    """The first of several spellings that is there and not null."""
    for key in keys:
        if mapping.get(key) is not None:
            return mapping[key]
    return default


def documents_of(text):
    """JSON documents of a file: one, a list, JSON lines, or several written one after the other."""
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text):
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text):
            break
        value, at = decoder.raw_decode(text, at)
        found.extend(value if isinstance(value, list) else [value])
    return found


def spans_of(document):
    """Gives (resource, resource schema, scope, scope schema, span) for every span of a document."""
    for resource_spans in first(document, "resourceSpans", "resource_spans", "batches", default=[]):
        resource = resource_spans.get("resource") or {}
        for scope_spans in first(resource_spans, "scopeSpans", "scope_spans", "instrumentationLibrarySpans", default=[]):
            scope = first(scope_spans, "scope", "instrumentationLibrary", default={})
            for span in scope_spans.get("spans") or []:
                yield (resource, resource_spans.get("schemaUrl") or "", scope, scope_spans.get("schemaUrl") or "", span)


def hex_id(text, digits):
    text = text or ""
    if len(text) != digits and text:
        try:
            decoded = base64.b64decode(text, validate=True)
            if len(decoded) * 2 == digits:
                return decoded.hex()
        except ValueError:
            pass
    return text.lower()


def plain_value(value):
    """An AnyValue as (type, plain Python value), so that 1, "1", 1.0 and true stay different."""
    if not value:
        return ("empty", None)
    (kind, content), = value.items()
    kind = {"string_value": "stringValue", "int_value": "intValue", "double_value": "doubleValue", "bool_value": "boolValue",
            "array_value": "arrayValue", "kvlist_value": "kvlistValue", "bytes_value": "bytesValue"}.get(kind, kind)
    if kind == "stringValue":
        return ("string", content)
    if kind == "intValue":
        return ("int", int(content))
    if kind == "doubleValue":
        number = float(content)
        return ("double", "NaN" if math.isnan(number) else number)
    if kind == "boolValue":
        return ("bool", bool(content))
    if kind == "bytesValue":
        return ("bytes", content)
    if kind == "arrayValue":
        return ("array", tuple(plain_value(item) for item in (content or {}).get("values") or []))
    if kind == "kvlistValue":
        return ("map", tuple(sorted((pair["key"], plain_value(pair.get("value"))) for pair in (content or {}).get("values") or [])))
    return (kind, json.dumps(content, sort_keys=True))


def plain_attributes(attributes):
    """Sorted (key, value) pairs; a list, since a key may come twice."""
    return sorted(((pair.get("key", ""), plain_value(pair.get("value"))) for pair in attributes or []), key=repr)


def number(mapping, *keys):
    return int(first(mapping, *keys, default=0) or 0)


def plain_span(resource, resource_schema, scope, scope_schema, span):
    """One span with everything OTLP can say, in plain values."""
    status = span.get("status") or {}
    kind, code = span.get("kind") or 0, status.get("code") or 0
    parent = hex_id(first(span, "parentSpanId", "parent_span_id", default=""), 16)
    resource_attributes = plain_attributes(resource.get("attributes"))
    return {
        "traceId": hex_id(first(span, "traceId", "trace_id"), 32),
        "spanId": hex_id(first(span, "spanId", "span_id"), 16),
        "parentSpanId": "" if set(parent) <= {"0"} else parent,
        "service": next((value for key, (_, value) in resource_attributes if key == "service.name"), ""),
        "name": span.get("name") or "",
        "kind": KINDS.get(kind, kind),
        "status": STATUSES.get(code, code),
        "statusMessage": status.get("message") or "",
        "startNs": number(span, "startTimeUnixNano", "start_time_unix_nano"),
        "endNs": number(span, "endTimeUnixNano", "end_time_unix_nano"),
        "attributes": plain_attributes(span.get("attributes")),
        "droppedAttributes": number(span, "droppedAttributesCount", "dropped_attributes_count"),
        "events": sorted(({
            "timeNs": number(event, "timeUnixNano", "time_unix_nano"), "name": event.get("name") or "",
            "attributes": plain_attributes(event.get("attributes")),
            "droppedAttributes": number(event, "droppedAttributesCount", "dropped_attributes_count"),
        } for event in span.get("events") or []), key=repr),
        "droppedEvents": number(span, "droppedEventsCount", "dropped_events_count"),
        "links": sorted(({
            "traceId": hex_id(first(link, "traceId", "trace_id"), 32), "spanId": hex_id(first(link, "spanId", "span_id"), 16),
            "traceState": first(link, "traceState", "trace_state", default=""), "flags": number(link, "flags"),
            "attributes": plain_attributes(link.get("attributes")),
            "droppedAttributes": number(link, "droppedAttributesCount", "dropped_attributes_count"),
        } for link in span.get("links") or []), key=repr),
        "droppedLinks": number(span, "droppedLinksCount", "dropped_links_count"),
        "traceState": first(span, "traceState", "trace_state", default=""),
        "flags": number(span, "flags"),
        "resource": resource_attributes,
        "resourceDropped": number(resource, "droppedAttributesCount", "dropped_attributes_count"),
        "resourceSchema": resource_schema,
        "scopeName": scope.get("name") or "",
        "scopeVersion": scope.get("version") or "",
        "scopeAttributes": plain_attributes(scope.get("attributes")),
        "scopeSchema": scope_schema,
    }


def traces_of(documents):
    """Plain spans of several documents, by trace id."""
    traces = {}
    for document in documents:
        for parts in spans_of(document):
            span = plain_span(*parts)
            traces.setdefault(span["traceId"], []).append(span)
    return traces


TIMES = (("startTimeUnixNano", "start_time_unix_nano"), ("endTimeUnixNano", "end_time_unix_nano"))


def latest_ns(document):
    return max((number(span, *names) for *_, span in spans_of(document) for names in TIMES), default=0)


def shifted(document, by_ns):
    """A copy with every time that is not 0 moved by a whole number of nanoseconds."""
    copy = json.loads(json.dumps(document))

    def move(mapping, names):
        for name in names:
            if mapping.get(name) is not None and int(mapping[name]) != 0:
                mapping[name] = str(int(mapping[name]) + by_ns)
    for *_, span in spans_of(copy):
        for names in TIMES:
            move(span, names)
        for event in span.get("events") or []:
            move(event, ("timeUnixNano", "time_unix_nano"))
    return copy


ID_FIELDS = (("traceId", "trace_id", 32), ("spanId", "span_id", 16), ("parentSpanId", "parent_span_id", 16))


def with_hex_ids(span):
    """The span with the ids as OTLP JSON wants them: files with base64 ids exist, but no server takes those."""
    copy = dict(span)
    for camel, snake, digits in ID_FIELDS:
        if span.get(camel) or span.get(snake):
            copy.pop(snake, None)
            copy[camel] = hex_id(first(span, camel, snake), digits)
    if span.get("links"):
        copy["links"] = [with_hex_ids(link) for link in span["links"]]
    return copy


def with_trace_id(document, trace_id):
    """A copy of a document of one trace under another id; links into the trace follow."""
    copy = json.loads(json.dumps(document))
    for *_, span in spans_of(copy):
        for link in span.get("links") or []:
            if link.get("traceId") == span["traceId"]:
                link["traceId"] = trace_id
        span["traceId"] = trace_id
    return copy


def by_trace(documents):
    """Splits documents into one per trace id, resources and scopes kept as they are."""
    split = {}
    for document in documents:
        for resource_spans in first(document, "resourceSpans", "resource_spans", default=[]):
            resource_part = {key: value for key, value in resource_spans.items() if key not in ("scopeSpans", "scope_spans")}
            parts = {}
            for scope_spans in first(resource_spans, "scopeSpans", "scope_spans", default=[]):
                scope_part = {key: value for key, value in scope_spans.items() if key != "spans"}
                spans = {}
                for span in scope_spans.get("spans") or []:
                    spans.setdefault(hex_id(first(span, "traceId", "trace_id"), 32), []).append(with_hex_ids(span))
                for trace_id, of_trace in spans.items():
                    parts.setdefault(trace_id, []).append(scope_part | {"spans": of_trace})
            for trace_id, scopes in parts.items():
                split.setdefault(trace_id, {"resourceSpans": []})["resourceSpans"].append(resource_part | {"scopeSpans": scopes})
    return split
