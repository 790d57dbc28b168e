# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Traces made here: one with everything OTLP can say, and many small ones for limits and paging."""

import hashlib

SECOND = 1_000_000_000


def ident(text, digits):
    """A stable id made from a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def text(value):
    return {"stringValue": value}


def attributes(**pairs):
    return [{"key": key.replace("__", "."), "value": value} for key, value in pairs.items()]


def rich_trace(start_ns):
    """A trace that uses every field: value types, events, links, dropped counts, trace state, flags, schema urls, sub-microsecond times."""
    trace_id = ident(f"rich {start_ns}", 32)
    other = ident("another trace", 32)
    root, child, last = (ident(f"rich {start_ns} {number}", 16) for number in range(3))
    values = [
        {"key": "text", "value": text("grüße, 世界 \u0001 \"quoted\" \\ /")}, {"key": "text.empty", "value": text("")},
        {"key": "int.small", "value": {"intValue": "0"}}, {"key": "int.large", "value": {"intValue": "9223372036854775807"}},
        {"key": "int.lowest", "value": {"intValue": "-9223372036854775808"}}, {"key": "int.beyond.double", "value": {"intValue": "9007199254740993"}},
        {"key": "double", "value": {"doubleValue": 0.1}}, {"key": "double.tiny", "value": {"doubleValue": 5e-324}},
        {"key": "double.whole", "value": {"doubleValue": 3.0}},
        {"key": "bool.true", "value": {"boolValue": True}}, {"key": "bool.false", "value": {"boolValue": False}},
        {"key": "bytes", "value": {"bytesValue": "AP8QgA=="}},
        {"key": "array", "value": {"arrayValue": {"values": [text("a"), {"intValue": "2"}, {"boolValue": True}]}}},
        {"key": "array.empty", "value": {"arrayValue": {"values": []}}},
        {"key": "map", "value": {"kvlistValue": {"values": [{"key": "x", "value": {"doubleValue": 1.5}},
                                                            {"key": "inner", "value": {"arrayValue": {"values": [text("deep")]}}}]}}},
    ]
    return {"resourceSpans": [
        {"resource": {"attributes": attributes(service__name=text("rich-front"), service__version=text("2.0"), host__name=text("h1"),
                                               ports={"arrayValue": {"values": [{"intValue": "80"}, {"intValue": "443"}]}}),
                      "droppedAttributesCount": 1},
         "schemaUrl": "https://opentelemetry.io/schemas/1.26.0",
         "scopeSpans": [{"scope": {"name": "rich.lib", "version": "0.3", "attributes": attributes(scope__key=text("scope value"))},
                         "schemaUrl": "https://opentelemetry.io/schemas/1.25.0",
                         "spans": [
                             {"traceId": trace_id, "spanId": root, "name": "everything", "kind": 2, "traceState": "vendor=1,other=2", "flags": 257,
                              "startTimeUnixNano": str(start_ns + 123), "endTimeUnixNano": str(start_ns + 50_000_999),
                              "attributes": values, "droppedAttributesCount": 2,
                              "events": [{"timeUnixNano": str(start_ns + 7_001_001), "name": "second", "attributes": attributes(n={"intValue": "2"})},
                                         {"timeUnixNano": str(start_ns + 1_000_777), "name": "first", "droppedAttributesCount": 3,
                                          "attributes": attributes(list={"arrayValue": {"values": [text("x")]}}, yes={"boolValue": True})}],
                              "droppedEventsCount": 4,
                              "links": [{"traceId": other, "spanId": ident("linked", 16), "traceState": "l=1", "flags": 1,
                                         "attributes": attributes(why=text("batch"), count={"intValue": "3"}), "droppedAttributesCount": 5}],
                              "droppedLinksCount": 6, "status": {"code": 2, "message": "it broke"}},
                             {"traceId": trace_id, "spanId": child, "parentSpanId": root, "name": "GET /inner?x=1&y=ä", "kind": 3, "flags": 769,
                              "startTimeUnixNano": str(start_ns + 2_000_001), "endTimeUnixNano": str(start_ns + 2_000_501),
                              "status": {"code": 1}}]}]},
        {"resource": {"attributes": attributes(service__name=text("rich-back"))},
         "scopeSpans": [{"scope": {}, "spans": [
             {"traceId": trace_id, "spanId": last, "parentSpanId": child, "name": "inner", "kind": 5,
              "startTimeUnixNano": str(start_ns + 2_000_101), "endTimeUnixNano": str(start_ns + 2_000_401),
              "links": [{"traceId": trace_id, "spanId": root}], "status": {}}]}]},
    ]}


def shared_ids_trace(start_ns):
    """As B3 propagation makes it: the server's span has the id of the client's; the server's child names that id as its parent."""
    trace_id = ident(f"shared {start_ns}", 32)
    root, shared, leaf = (ident(f"shared {start_ns} {number}", 16) for number in range(3))

    def of(service, *spans):
        return {"resource": {"attributes": attributes(service__name=text(service))}, "scopeSpans": [{"scope": {"name": "b3"}, "spans": list(spans)}]}

    def span(span_id, parent, name, kind, begin_us, end_us):
        return {"traceId": trace_id, "spanId": span_id, "parentSpanId": parent, "name": name, "kind": kind,
                "startTimeUnixNano": str(start_ns + begin_us * 1000), "endTimeUnixNano": str(start_ns + end_us * 1000), "status": {}}
    return {"resourceSpans": [
        of("b3-front", span(root, "", "GET /", 2, 0, 9000), span(shared, root, "call back", 3, 1000, 8000)),
        of("b3-back", span(shared, root, "serve back", 2, 2000, 7000), span(leaf, shared, "work", 1, 3000, 6000))]}


def many_traces(count, start_ns, step_ns, service="many"):
    """`count` traces of two spans each, one every `step_ns`; number n lasts n+1 ms; every fourth has an error, every third the tag tier=gold."""
    documents = []
    for number in range(count):
        trace_id = ident(f"{service} {start_ns} {number}", 32)
        root, leaf = ident(f"{service} {start_ns} {number} r", 16), ident(f"{service} {start_ns} {number} l", 16)
        begin = start_ns + number * step_ns + 7
        tier = "gold" if number % 3 == 0 else "plain"
        documents.append({"resourceSpans": [{
            "resource": {"attributes": attributes(service__name=text(service))},
            "scopeSpans": [{"scope": {"name": "many"}, "spans": [
                {"traceId": trace_id, "spanId": root, "name": f"op-{number % 2}", "kind": 2, "startTimeUnixNano": str(begin),
                 "endTimeUnixNano": str(begin + (number + 1) * 1_000_000),
                 "attributes": attributes(number={"intValue": str(number)}, tier=text(tier)),
                 "status": {"code": 2, "message": "made to fail"} if number % 4 == 0 else {}},
                {"traceId": trace_id, "spanId": leaf, "parentSpanId": root, "name": "leaf", "kind": 1, "startTimeUnixNano": str(begin + 1000),
                 "endTimeUnixNano": str(begin + 500_000), "attributes": attributes(tier=text(tier))}]}]}]})
    return documents
