// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cache/sampletraces.h"

#include "core/model/tracebuilder.h"
#include "tests/cache/cachefixture.h"

#include <array>
#include <random>
#include <string>

namespace traceloupe::test {

namespace {

constexpr std::int64_t kStartNs = 1'705'312'800'000'000'000;
constexpr std::int64_t kMs = 1'000'000;
constexpr std::array<std::string_view, 5> kServices{"frontend", "cart", "checkout", "redis", "Zahlung € ünïcode"};

class Sampler {
public:
    Sampler(std::uint64_t number, std::uint32_t spans)
        : m_number(number), m_spans(spans), m_random(number), m_builder(traceIdOf(number))
    {
        for (const std::string_view service : kServices)
            m_resources.push_back(addResource(service));
        AttributeWriter attributes = m_builder.newWriter();
        attributes.add("scope.kind", "test");
        ScopeInput scope{.name = "sampler",
                         .version = "1.2",
                         .attributes = attributes.list(),
                         .droppedAttributes = 2,
                         .schemaUrl = "https://scope"};
        m_scope = m_builder.addScope(scope);
    }

    TracePtr make()
    {
        for (std::uint32_t i = 0; i < m_spans; ++i)
            addSpan(i);
        return m_builder.finish();
    }

private:
    ResourceIndex addResource(std::string_view service)
    {
        AttributeWriter attributes = m_builder.newWriter();
        attributes.add("service.name", service);
        attributes.key("process.pid");
        attributes.integer(static_cast<std::int64_t>(m_random() % 100'000));
        return m_builder.addResource(
            {.attributes = attributes.list(), .droppedAttributes = 1, .schemaUrl = "https://resource"});
    }

    void writeAttributes(AttributeWriter &attributes, std::uint32_t i)
    {
        attributes.add("request.id", std::to_string(m_random()));
        attributes.add("tenant", i % 3 == 0 ? "globex" : "initech");
        attributes.key("count");
        attributes.integer(-static_cast<std::int64_t>(i));
        attributes.key("score");
        attributes.real(i * 0.25);
        attributes.key("hit");
        attributes.boolean(i % 2 == 0);
        if (i % 7 != 0)
            return;
        attributes.key("nothing");
        attributes.empty();
        attributes.key("raw");
        attributes.bytes(std::string_view("\0\x01\xff", 3));
        attributes.key("list");
        attributes.beginArray();
        attributes.integer(1);
        attributes.string("two");
        attributes.end();
        attributes.key("map");
        attributes.beginMap();
        attributes.add("inner", "value");
        attributes.end();
    }

    void addSpan(std::uint32_t i)
    {
        AttributeWriter attributes = m_builder.newWriter();
        writeAttributes(attributes, i);
        AttributeWriter eventAttributes = m_builder.newWriter();
        eventAttributes.add("exception.message", "it broke in " + std::to_string(i % 4));
        const std::string name = "operation " + std::to_string(i % 11);

        SpanInput span;
        span.id = SpanId{(m_number << 32) + i + 1};
        if (i > 0)
            span.parentId = SpanId{i % 50 == 49 ? 0xdeadULL : (m_number << 32) + m_random() % i + 1};
        span.resource = m_resources[m_random() % m_resources.size()];
        span.scope = m_scope;
        span.name = name;
        span.kind = static_cast<SpanKind>(i % 6);
        span.status = static_cast<StatusCode>(i % 3);
        span.flags = 0x101;
        span.startNs = kStartNs + static_cast<std::int64_t>(m_number) * 1000 * kMs + i * kMs;
        if (i % 40 != 39)
            span.durationNs = static_cast<std::int64_t>(m_random() % 50) * kMs + i % 5;
        span.traceState = i % 9 == 0 ? "vendor=1" : "";
        span.statusMessage = i % 3 == 2 ? "failed" : "";
        span.droppedAttributes = i % 13 == 0 ? 3 : 0;
        span.attributes = attributes.list();
        if (i % 5 == 0)
            span.events.push_back({span.startNs + 1, "exception", 1, eventAttributes.list()});
        if (i % 8 == 0)
            span.links.push_back({.traceId = traceIdOf(m_number + 1),
                                  .spanId = SpanId{7},
                                  .traceState = "l=1",
                                  .flags = 1,
                                  .droppedAttributes = 4,
                                  .attributes = {}});
        m_builder.addSpan(span);
    }

    std::uint64_t m_number;
    std::uint32_t m_spans;
    std::mt19937_64 m_random;
    TraceBuilder m_builder;
    std::vector<ResourceIndex> m_resources;
    ScopeIndex m_scope;
};

} // namespace

TracePtr sampleTrace(std::uint64_t number, std::uint32_t spans)
{
    return Sampler(number, spans).make();
}

std::vector<TracePtr> sampleTraces(std::uint64_t first, std::uint32_t count, std::uint32_t spans)
{
    std::vector<TracePtr> traces;
    for (std::uint32_t i = 0; i < count; ++i)
        traces.push_back(sampleTrace(first + i, spans));
    return traces;
}

} // namespace traceloupe::test
