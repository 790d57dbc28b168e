# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what came back from a server with what was sent, each field as far as that server can say it."""

import json

# How an attribute value may come back. "exact": as it was. "text": arrays and maps as JSON text (Jaeger). "strings": everything as text (Zipkin).
EXACT, TEXT, STRINGS = "exact", "text", "strings"

BOOKKEEPING_PREFIXES = ("@jaeger@",)
BOOKKEEPING = {"internal.span.format", "span.format"}


class Fidelity:
    """What a server keeps. Fields named in `lossy` may come back empty or 0, but not with another content."""

    def __init__(self, values=EXACT, time_ns=1, lossy=(), lower_case=False, resource_may_move=False, rewrites_ids=False, status_tags=(),
                 translated=()):
        self.values, self.time_ns, self.lossy, self.status_tags, self.translated = values, time_ns, frozenset(lossy), status_tags, frozenset(translated)
        self.lower_case, self.resource_may_move, self.rewrites_ids = lower_case, resource_may_move, rewrites_ids


SMALL_FIELDS = ("droppedAttributes", "droppedEvents", "droppedLinks", "traceState", "flags", "resourceDropped", "resourceSchema",
                "scopeName", "scopeVersion", "scopeAttributes", "scopeSchema", "statusMessage")

FIDELITIES = {
    # Jaeger's own model: no counts of dropped things, no schema urls, no scope attributes, links without attributes and state.
    # Its /api/v3 makes an error of a span without status whose HTTP code says so, and renames or eats some attributes.
    "jaeger1": Fidelity(TEXT, 1000, ("droppedAttributes", "droppedEvents", "droppedLinks", "flags", "resourceDropped", "resourceSchema",
                                     "scopeAttributes", "scopeSchema", "link"), rewrites_ids=True, status_tags=("error", "http.status_code"),
                        translated=("error", "jaeger.version", "opencensus.exporterversion", "hostname", "host.name", "service.name")),
    # Keeps OTLP; over /api/v3 all of it comes back, over /api/traces what Jaeger's model has.
    "jaeger2": Fidelity(TEXT, 1000, ("droppedAttributes", "droppedEvents", "droppedLinks", "flags", "resourceDropped", "resourceSchema",
                                     "scopeAttributes", "scopeSchema", "link"), rewrites_ids=True, status_tags=("error",), translated=("service.name",)),
    # Its own copy of the OTLP messages lacks the flags of spans and links, and the schema urls.
    "tempo": Fidelity(lossy=("flags", "link-flags", "resourceSchema", "scopeSchema"), rewrites_ids=True),
    # Spans of strings: links, scope, state and counts have no place of their own.
    "zipkin": Fidelity(STRINGS, 1000, SMALL_FIELDS + ("link", "links", "event-attributes"), lower_case=True,
                       resource_may_move=True, rewrites_ids=True, status_tags=("error",), translated=("error", "net.host.ip", "net.peer.ip")),
}


def json_value(value):
    """A plain (type, content) value as what json.loads would give, for comparing JSON texts."""
    kind, content = value
    if kind == "array":
        return [json_value(item) for item in content]
    if kind == "map":
        return {key: json_value(item) for key, item in content}
    return content


def as_text(value):
    """How a value reads as text, in one way only: numbers without a needless fraction."""
    kind, content = value
    if kind == "bool":
        return "true" if content else "false"
    if kind == "double" and isinstance(content, float) and content.is_integer() and abs(content) < 1e15:
        return str(int(content))
    if kind in ("array", "map"):
        return json.dumps(json_value(value), sort_keys=True)
    if kind == "empty":
        return ""
    return str(content)


def same_text(sent, text):
    if as_text(sent) == text:
        return True
    if sent[0] == "array" and ",".join(as_text(item) for item in sent[1]) == text:      # OpenTelemetry's Zipkin exporter for JavaScript
        return True
    try:
        parsed = json.loads(text)
    except ValueError:
        return False
    if sent[0] in ("array", "map"):
        return parsed == json_value(sent)
    return sent[0] in ("int", "double") and parsed == sent[1]


def same_value(sent, got, values):
    if sent == got:
        return True
    if values == EXACT:
        return False
    if got[0] == "string" and (values == STRINGS or sent[0] in ("array", "map", "empty")):
        return same_text(sent, got[1])
    if values == STRINGS and sent[0] == "string":      # a reader may take "5" for a number again
        return same_text(got, sent[1])
    return False


def without_bookkeeping(attributes, translated=()):
    return [pair for pair in attributes
            if not pair[0].startswith(BOOKKEEPING_PREFIXES) and pair[0] not in BOOKKEEPING and pair[0] not in translated]


def compare_attributes(where, sent, got, values, may_vanish=False, extra_allowed=False, translated=()):
    """`sent` and `got`: lists of (key, value)."""
    problems, left = [], without_bookkeeping(got, translated)
    for key, value in without_bookkeeping(sent, translated):
        match = next((pair for pair in left if pair[0] == key and same_value(value, pair[1], values)), None)
        if match:
            left.remove(match)
            continue
        others = [pair[1] for pair in left if pair[0] == key]
        again = [other for repeated, other in sent if repeated == key]
        if len(again) > 1 and any(same_value(other, pair[1], values) for other in again for pair in got if pair[0] == key):
            continue        # a key that is sent twice: servers keep one of them
        if others:
            problems.append(f"{where}: {key} was sent as {value!r}, came as {others[0]!r}")
            left = [pair for pair in left if pair[0] != key]
        elif not may_vanish:
            problems.append(f"{where}: {key} = {value!r} is missing")
    if not extra_allowed:
        problems += [f"{where}: {key} = {value!r} was not sent" for key, value in left]
    return problems


def same_time(sent, got, precision):
    return sent == got or (precision > 1 and sent // precision * precision == got)


def rounded(sent, got, fidelity):
    """Exporters to Zipkin round to microseconds where servers cut."""
    return fidelity.values == STRINGS and abs(sent - got) < 1000


def compare_events(where, sent, got, fidelity):
    if fidelity.values == STRINGS:      # Zipkin keeps equal annotations once
        sent = list({(event["timeNs"] // 1000, event["name"], repr(event["attributes"])): event for event in sent}.values())
    problems, left = [], list(got)
    if len(sent) != len(got):
        problems.append(f"{where}: {len(sent)} events sent, {len(got)} came")
    for event in sent:
        match = next((other for other in left if other["name"] == event["name"]
                      and (same_time(event["timeNs"], other["timeNs"], fidelity.time_ns) or rounded(event["timeNs"], other["timeNs"], fidelity))), None)
        if match is None:
            problems.append(f"{where}: event {event['name']!r} at {event['timeNs']} is missing")
            continue
        left.remove(match)
        problems += compare_attributes(f"{where}, event {event['name']!r}", event["attributes"], match["attributes"], fidelity.values,
                                       may_vanish="event-attributes" in fidelity.lossy)
        if event["droppedAttributes"] != match["droppedAttributes"] and not ("droppedAttributes" in fidelity.lossy and not match["droppedAttributes"]):
            problems.append(f"{where}, event {event['name']!r}: droppedAttributes {event['droppedAttributes']} came as {match['droppedAttributes']}")
    return problems


def compare_links(where, sent, got, fidelity):
    if "links" in fidelity.lossy and not got:
        return []
    problems, left = [], list(got)
    for link in sent:
        match = next((other for other in left if (other["traceId"], other["spanId"]) == (link["traceId"], link["spanId"])), None)
        if match is None:
            problems.append(f"{where}: link to {link['traceId']}/{link['spanId']} is missing")
            continue
        left.remove(match)
        lossy = "link" in fidelity.lossy
        # Jaeger's kinds of reference are an attribute of the link elsewhere.
        wanted, came = ([pair for pair in side["attributes"] if pair[0] != "opentracing.ref_type"] for side in (link, match))
        problems += compare_attributes(f"{where}, link", wanted, came, fidelity.values, may_vanish=lossy)
        for field in ("traceState", "flags", "droppedAttributes"):
            if link[field] != match[field] and not ((lossy or f"link-{field}" in fidelity.lossy) and not match[field]):
                problems.append(f"{where}, link: {field} {link[field]!r} came as {match[field]!r}")
    problems += [f"{where}: link to {link['traceId']}/{link['spanId']} was not sent" for link in left]
    return problems


NO_SERVICE = ("", "OTLPResourceNoServiceName", "missing-service-name", "unknown-service")


def compare_span(sent, got, fidelity):
    where = f"span {sent['spanId']} {sent['name'][:40]!r}"
    problems = []

    def differ(field, expected):
        problems.append(f"{where}: {field} {expected!r} came as {got[field]!r}")
    for field in ("name", "service"):
        expected = sent[field].lower() if fidelity.lower_case else sent[field]
        came = got[field].lower() if fidelity.lower_case else got[field]
        if expected != came and not (field == "service" and not sent[field] and got[field] in NO_SERVICE):
            differ(field, sent[field])
    own_parent = fidelity.values == STRINGS and sent["parentSpanId"] == sent["spanId"] and not got["parentSpanId"]     # Zipkin drops that
    if sent["parentSpanId"] != got["parentSpanId"] and not own_parent:
        differ("parentSpanId", sent["parentSpanId"])
    kinds = {sent["kind"]} | ({0, 1} if fidelity.values == STRINGS and sent["kind"] in (0, 1) else set())
    if got["kind"] not in kinds:
        differ("kind", sent["kind"])
    from_tag = sent["status"] == 0 and got["status"] == 2 and any(key in fidelity.status_tags for key, _ in sent["attributes"])
    if sent["status"] != got["status"] and not from_tag:
        differ("status", sent["status"])
    if not same_time(sent["startNs"], got["startNs"], fidelity.time_ns):
        differ("startNs", sent["startNs"])
    duration, came = sent["endNs"] - sent["startNs"], got["endNs"] - got["startNs"]
    near = fidelity.values == STRINGS and abs(duration - came) <= 1000      # and a duration is 1 us at least
    no_time = sent["endNs"] == 0 or (fidelity.values == STRINGS and sent["startNs"] == 0)      # to Zipkin a time of 0 is none
    if not no_time and not same_time(duration, came, fidelity.time_ns) and not near:
        problems.append(f"{where}: duration {duration} ns came as {came} ns")
    if fidelity.resource_may_move:
        # Zipkin: resource attributes are tags of the span or gone; what the exporter adds from the model is not of interest.
        both = got["attributes"] + got["resource"]
        problems += compare_attributes(where, sent["attributes"], both, fidelity.values, extra_allowed=True, translated=fidelity.translated)
    else:
        problems += compare_attributes(where, sent["attributes"], got["attributes"], fidelity.values, translated=fidelity.translated)
        problems += compare_attributes(f"{where}, resource", sent["resource"], got["resource"], fidelity.values, translated=fidelity.translated)
    problems += compare_events(where, sent["events"], got["events"], fidelity)
    problems += compare_links(where, sent["links"], got["links"], fidelity)
    for field in SMALL_FIELDS:
        if sent[field] != got[field] and not (field in fidelity.lossy and not got[field]):
            differ(field, sent[field])
    return problems


def shared_ids(spans):
    """The span ids that several spans of a trace carry."""
    seen, twice = set(), set()
    for span in spans:
        (twice if span["spanId"] in seen else seen).add(span["spanId"])
    return twice


def compare_trace(sent, got, fidelity):
    """Problems as texts; none = equal as far as the server can say. Spans that share an id are compared without ids: servers rewrite them."""
    twice = shared_ids(sent) if fidelity.rewrites_ids else set()
    by_id = {span["spanId"]: span for span in got}
    problems = []
    if len(sent) != len(got) and len({json.dumps(span, sort_keys=True, default=str) for span in sent}) != len(got):
        problems.append(f"{len(sent)} spans were sent, {len(got)} came")
    for span in sent:
        if span["spanId"] in twice or span["parentSpanId"] in twice:
            same = [other for other in got if other["name"].lower() == span["name"].lower()
                    and same_time(span["startNs"], other["startNs"], fidelity.time_ns)]
            if not same:
                problems.append(f"span {span['spanId']} {span['name'][:40]!r}, whose id is shared, is missing")
            continue
        if span["spanId"] not in by_id:
            problems.append(f"span {span['spanId']} {span['name'][:40]!r} is missing")
            continue
        problems += compare_span(span, by_id[span["spanId"]], fidelity)
    return problems
