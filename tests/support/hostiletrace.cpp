// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"
#include "tests/support/splitmix.h"
#include "tests/support/tracegenerator.h"

#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <string>

namespace traceloupe::test {

namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t kMostSpans = 24;
constexpr int kDeepestValue = 6;
constexpr std::array kTexts{""sv,
                            "plain"sv,
                            "with \"quotes\" and \\ backslashes"sv,
                            "line\nline\ttab\r"sv,
                            "\0nul\0"sv,
                            "\x01\x1f\x7f"sv,
                            "na\u00efve \u65e5\u672c\u8a9e \U0001f600"sv,
                            "\u2028\ufffd\ufeff"sv,
                            "{\"json\":[1,2]}"sv,
                            "</script>&amp;"sv,
                            "0123456789abcdef"sv,
                            "\\u0041\\ud800"sv};
constexpr std::array kKeys{""sv,          "service.name"sv,    "a"sv, "a"sv, "b.c"sv, "error"sv, "span.kind"sv,
                           "\u00fc \n"sv, "otel.status_code"sv};
constexpr std::array<std::int64_t, 6> kIntegers{0,
                                                1,
                                                -1,
                                                std::numeric_limits<std::int64_t>::min(),
                                                std::numeric_limits<std::int64_t>::max(),
                                                (std::int64_t{1} << 53) + 1};
constexpr std::array<double, 10> kDoubles{0.0,
                                          -0.0,
                                          1.0,
                                          0.1,
                                          1e300,
                                          -5e-324,
                                          std::numeric_limits<double>::infinity(),
                                          -std::numeric_limits<double>::infinity(),
                                          std::numeric_limits<double>::quiet_NaN(),
                                          9007199254740993.0};
constexpr std::uint32_t kMaxCount = std::numeric_limits<std::uint32_t>::max();

class HostileTrace {
public:
    explicit HostileTrace(std::uint64_t seed)
        : m_random(seed), m_builder(m_random.chance(5) ? TraceId() : TraceId{m_random.next(), m_random.next()})
    {}

    TracePtr make()
    {
        const std::uint64_t spans = 1 + m_random.below(kMostSpans);
        for (std::uint64_t i = 0; i < 1 + m_random.below(3); ++i)
            m_resources.push_back(m_builder.addResource({attributes(), number(), text()}));
        for (std::uint64_t i = 0; i < 1 + m_random.below(3); ++i)
            m_scopes.push_back(m_builder.addScope({text(), text(), attributes(), number(), text()}));
        for (std::uint64_t i = 0; i < spans; ++i)
            addSpan();
        return m_builder.finish();
    }

private:
    template <class Range>
    const auto &any(const Range &range)
    {
        return range[m_random.below(std::size(range))];
    }

    std::string_view text()
    {
        if (!m_random.chance(3))
            return any(kTexts);
        std::string &large = m_texts.emplace_back();
        for (int i = 0; i < 2000; ++i)
            large += any(kTexts);
        return large;
    }

    std::uint32_t number()
    {
        return m_random.chance(70)   ? 0
               : m_random.chance(20) ? kMaxCount
                                     : static_cast<std::uint32_t>(m_random.below(1000));
    }

    /// Few different ones, so that they repeat and point at each other.
    SpanId spanId()
    {
        return m_random.chance(10) ? SpanId() : SpanId{m_random.below(kMostSpans) * 0x0101010101010101ULL};
    }

    AttributeList attributes()
    {
        AttributeWriter &writer = m_writers.emplace_back(m_builder.strings());
        for (std::uint64_t left = m_random.below(6); left > 0; --left) {
            writer.key(any(kKeys));
            value(writer, 0);
        }
        return writer.list();
    }

    void value(AttributeWriter &writer, int depth)
    {
        switch (m_random.below(depth < kDeepestValue ? 8 : 6)) {
        case 0:
            return writer.empty();
        case 1:
            return writer.string(text());
        case 2:
            return writer.boolean(m_random.chance(50));
        case 3:
            return writer.integer(m_random.chance(50) ? any(kIntegers) : static_cast<std::int64_t>(m_random.next()));
        case 4:
            return writer.real(m_random.chance(70) ? any(kDoubles) : m_random.unit() * 1e6);
        case 5:
            return bytes(writer);
        case 6:
            writer.beginArray();
            for (std::uint64_t left = m_random.below(4); left > 0; --left)
                value(writer, depth + 1);
            return writer.end();
        default:
            writer.beginMap();
            for (std::uint64_t left = m_random.below(4); left > 0; --left) {
                writer.key(any(kKeys));
                value(writer, depth + 1);
            }
            return writer.end();
        }
    }

    void bytes(AttributeWriter &writer)
    {
        std::string raw;
        for (std::uint64_t left = m_random.below(40); left > 0; --left)
            raw += static_cast<char>(m_random.next());
        writer.bytes(raw);
    }

    std::int64_t time()
    {
        return m_random.chance(5) ? SpanInput::kMaxTimeNs / 2
                                  : static_cast<std::int64_t>(1 + m_random.below(1'700'000'000'000'000'000));
    }

    void setTimes(SpanInput &span)
    {
        span.startNs = m_random.chance(10) ? SpanInput::kAbsent : time();
        if (span.startNs == SpanInput::kAbsent)
            span.endWithoutStartNs = m_random.chance(50) ? time() : 0;
        else if (!m_random.chance(10))
            span.durationNs = time() - span.startNs;
    }

    void addSpan()
    {
        SpanInput span;
        span.id = spanId();
        span.parentId = spanId();
        span.resource = any(m_resources);
        span.scope = any(m_scopes);
        span.name = text();
        span.kind = static_cast<SpanKind>(m_random.below(6));
        span.status = static_cast<StatusCode>(m_random.below(3));
        span.statusMessage = text();
        span.traceState = text();
        span.flags = number();
        setTimes(span);
        span.droppedAttributes = number();
        span.droppedEvents = number();
        span.droppedLinks = number();
        span.attributes = attributes();
        for (std::uint64_t left = m_random.below(3); left > 0; --left)
            span.events.push_back({m_random.chance(20) ? 0 : time(), text(), number(), attributes()});
        for (std::uint64_t left = m_random.below(3); left > 0; --left)
            span.links.push_back({m_random.chance(20) ? TraceId() : TraceId{m_random.next(), m_random.next()}, spanId(),
                                  text(), number(), number(), attributes()});
        m_builder.addSpan(span);
        if (m_random.chance(10))
            m_builder.addSpan(span); // a copy, which counts once
        m_writers.clear();
        m_texts.clear();
    }

    SplitMix m_random;
    TraceBuilder m_builder;
    std::deque<AttributeWriter> m_writers;
    std::deque<std::string> m_texts;
    std::vector<ResourceIndex> m_resources;
    std::vector<ScopeIndex> m_scopes;
};

} // namespace

TracePtr generateHostileTrace(std::uint64_t seed)
{
    return HostileTrace(seed).make();
}

} // namespace traceloupe::test
