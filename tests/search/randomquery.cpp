// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/search/randomquery.h"

#include "core/model/tracebuilder.h"

namespace traceloupe::test {

namespace {

constexpr const char *kNames[] = {"read", "write", "GET /a", "GET /b"};
constexpr const char *kServices[] = {"front", "cart", "db"};
constexpr const char *kKeys[] = {"colour", "size", "flag", "list", "both"};
constexpr const char *kColours[] = {"red", "green", "blue", "200", "true"};
constexpr const char *kComparisons[] = {"=", "!=", "<", "<=", ">", ">="};
constexpr std::int64_t kNsPerMs = 1'000'000;
constexpr std::int64_t kEpochNs = 1'700'000'000'000'000'000;

} // namespace

void RandomQueries::addAttributes(AttributeWriter &writer, Place place)
{
    if (m_place != Place::All && m_place != place)
        return;
    if (chance(40))
        writer.add("colour", oneOf(kColours));
    if (chance(40)) {
        writer.key("size");
        if (chance(30))
            writer.real(0.5 * below(5));
        else
            writer.integer(below(5) * 100);
    }
    if (chance(20)) {
        writer.key("flag");
        writer.boolean(chance(50));
    }
    if (chance(20)) {
        writer.key("list");
        writer.beginArray();
        for (std::uint32_t i = below(3); i > 0; --i)
            writer.string(oneOf(kColours));
        writer.end();
    }
    if (chance(20)) {
        writer.key("both");
        if (chance(50))
            writer.integer(200);
        else
            writer.string("200");
    }
}

TracePtr RandomQueries::trace(std::uint64_t number, std::uint32_t maxSpans)
{
    // mostly in one place, so that the index can say all of them
    constexpr Place kPlaces[] = {Place::All,       Place::All,    Place::Spans, Place::Spans,
                                 Place::Resources, Place::Events, Place::Links};
    m_place = kPlaces[below(std::size(kPlaces))];
    TraceBuilder builder(TraceId{0x1234, number});
    std::vector<ResourceIndex> resources;
    for (int i = 0; i < 4; ++i) {
        AttributeWriter writer = builder.newWriter();
        if (i < 3)
            writer.add("service.name", kServices[i]);
        if (chance(50))
            addAttributes(writer, Place::Resources);
        ResourceInput input;
        input.attributes = writer.list();
        resources.push_back(builder.addResource(input));
    }
    AttributeWriter scopeWriter = builder.newWriter();
    if (chance(30))
        addAttributes(scopeWriter, Place::Scopes);
    ScopeInput scopeInput;
    scopeInput.name = "lib";
    scopeInput.attributes = scopeWriter.list();
    const ScopeIndex scope = builder.addScope(scopeInput);
    const std::uint32_t spans = 1 + below(maxSpans);
    for (std::uint32_t i = 0; i < spans; ++i) {
        AttributeWriter writer = builder.newWriter();
        addAttributes(writer, Place::Spans);
        AttributeWriter eventWriter = builder.newWriter();
        addAttributes(eventWriter, Place::Events);
        AttributeWriter secondWriter = builder.newWriter();
        addAttributes(secondWriter, Place::Events);
        AttributeWriter linkWriter = builder.newWriter();
        addAttributes(linkWriter, Place::Links);
        SpanInput span;
        span.id = SpanId{chance(3) ? 0 : chance(4) ? 1 + below(spans) : i + 1};
        span.parentId = SpanId{i == 0 || chance(8) ? 0 : chance(6) ? 1000 + below(2) : 1 + below(i)};
        span.resource = resources[below(4)];
        span.scope = scope;
        const std::string name = oneOf(kNames);
        span.name = name;
        span.kind = static_cast<SpanKind>(below(6));
        span.status = static_cast<StatusCode>(below(3));
        span.startNs = kEpochNs + std::int64_t(number) * 1000 * kNsPerMs + below(1000) * kNsPerMs;
        span.durationNs = below(6) * 10 * kNsPerMs;
        span.attributes = writer.list();
        if (chance(20))
            span.events.push_back({span.startNs, "event", 0, eventWriter.list()});
        if (chance(10))
            span.events.push_back({span.startNs + 1, "second", 0, secondWriter.list()});
        if (chance(10)) {
            LinkInput link;
            link.traceId = TraceId{1, 1};
            link.spanId = SpanId{5};
            link.attributes = linkWriter.list();
            span.links.push_back(link);
        }
        builder.addSpan(span);
    }
    return builder.finish();
}

std::string RandomQueries::attribute()
{
    constexpr const char *kScopes[] = {".", ".", "span.", "resource.", "event.", "link.", "instrumentation."};
    return std::string(oneOf(kScopes)) + oneOf(kKeys);
}

std::string RandomQueries::comparison()
{
    const std::string op = oneOf(kComparisons);
    const std::string equality = chance(70) ? " = " : " != ";
    const std::string match = chance(70) ? " =~ " : " !~ ";
    switch (below(16)) {
    case 0:
        return "name" + equality + '"' + oneOf(kNames) + '"';
    case 1:
        return "name" + match + (chance(50) ? "\"GET.*\"" : "\"re|write\"");
    case 2:
    case 3:
        return "resource.service.name" + equality + '"' + oneOf(kServices) + '"';
    case 4:
        return "resource.service.name" + match + "\"c.*|db\"";
    case 5:
        return "kind" + equality + oneOf({"server", "client", "internal", "unspecified"});
    case 6:
        return "status" + equality + oneOf({"error", "ok", "unset"});
    case 7:
        return "duration " + op + ' ' + std::to_string(below(6) * 10) + "ms";
    case 8:
        return std::to_string(below(6) * 10) + "ms " + op + " duration";
    case 9:
        return "traceDuration " + op + ' ' + std::to_string(below(12) * 100) + "ms";
    case 10:
        return oneOf({"nestedSetParent < 0", "nestedSetParent > 2", "rootName = \"read\"", "rootServiceName =~ \"f.*\"",
                      "rootServiceName = \"\"", "event:name = \"event\"", "span:childCount > 1",
                      "instrumentation:name = \"lib\""});
    case 11:
        return attribute() + (chance(70) ? " != nil" : " = nil");
    case 12:
        return attribute() + ' ' + op + ' ' + std::to_string(below(5) * 100);
    case 13:
        return attribute() + match + oneOf({"\"gr.*|b.*\"", "\"gree.*\"", "\".*lue\"", "\"20+\""});
    case 14:
        return chance(50) ? attribute() + equality + "true" : attribute() + " " + op + " 0.5";
    default:
        return attribute() + ' ' + op + " \"" + oneOf(kColours) + '"';
    }
}

std::string RandomQueries::condition(int depth)
{
    if (depth <= 0 || chance(40))
        return chance(6) ? attribute() : comparison();
    const std::uint32_t form = below(10);
    if (form == 0)
        return "!(" + condition(depth - 1) + ')';
    return '(' + condition(depth - 1) + (form < 6 ? " && " : " || ") + condition(depth - 1) + ')';
}

std::string RandomQueries::filter()
{
    return chance(5) ? "{ }" : "{ " + condition(2) + " }";
}

std::string RandomQueries::spansets(int depth)
{
    constexpr const char *kOperators[] = {"&&", "||",  ">",  ">>", "<",   "<<", "~",   "!>", "!>>",
                                          "!<", "!<<", "!~", "&>", "&>>", "&<", "&<<", "&~"};
    if (depth <= 0 || chance(40))
        return filter();
    return '(' + spansets(depth - 1) + ' ' + oneOf(kOperators) + ' ' + spansets(depth - 1) + ')';
}

std::string RandomQueries::query()
{
    std::string text = spansets(2);
    if (chance(15))
        text += " | " + filter();
    switch (below(12)) {
    case 0:
        return text + " | count() " + oneOf(kComparisons) + ' ' + std::to_string(below(4));
    case 1:
        return text + " | avg(duration) > 20ms";
    case 2:
        return text + " | by(resource.service.name) | count() > 1";
    case 3:
        return text + " | by(name) | coalesce()";
    case 4:
        return text + " | select(.colour)";
    default:
        return text;
    }
}

} // namespace traceloupe::test
