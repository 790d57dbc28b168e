// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/analysis/pathtext.h"

#include "core/model/tracebuilder.h"
#include "tests/support/splitmix.h"

#include <array>

namespace traceloupe::test {

namespace {
constexpr std::int64_t kMs = 1'000'000;
} // namespace

std::string pathText(const Trace &trace, const CriticalPath &path)
{
    const auto ms = [](std::int64_t timeNs) { return std::to_string((timeNs - kTextTraceStartNs) / kMs); };
    const auto name = [&](SpanIndex span) { return std::string(trace.name(span)); };
    std::string text;
    for (const PathSegment &segment : path.segments) {
        text += text.empty() ? "" : " ";
        text += segment.isQueue() ? "queue(" + name(trace.parent(segment.span)) + "->" + name(segment.span) + ")"
                                  : name(segment.span);
        text += '[' + ms(segment.startNs) + ',' + ms(segment.endNs) + ']';
        if ((segment.flags & SegmentFlag::kExplicit) != 0)
            text += "linked";
        if ((segment.flags & SegmentFlag::kJitter) != 0)
            text += "jitter";
        for (const SpanIndex running : path.whileOf(segment))
            text += "while(" + name(running) + ")";
    }
    return text;
}

std::map<std::string, std::int64_t> byName(const Trace &trace, const std::vector<std::int64_t> &values,
                                           std::int64_t unit, std::int64_t skipped)
{
    std::map<std::string, std::int64_t> out;
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        if (values[row] != skipped)
            out[std::string(trace.name(SpanIndex(row)))] = values[row] / unit;
    }
    return out;
}

TracePtr randomTrace(std::uint64_t seed, std::uint32_t spans, bool hasLinks)
{
    SplitMix random(seed);
    TraceBuilder builder(kTextTraceId);
    std::vector<ResourceIndex> resources;
    for (const std::string_view service : {"a", "b", "c"}) {
        AttributeWriter writer = builder.newWriter();
        writer.add("service.name", service);
        ResourceInput resource;
        resource.attributes = writer.list();
        resources.push_back(builder.addResource(resource));
    }
    struct Times {
        std::int64_t start;
        std::int64_t duration;
    };
    std::vector<Times> times;
    for (std::uint32_t i = 0; i < spans; ++i) {
        const std::uint32_t parent = i == 0 ? 0 : static_cast<std::uint32_t>(random.below(i));
        const Times around = i == 0 ? Times{0, 1'000'000} : times[parent];
        SpanInput span;
        span.id = SpanId{i + 1};
        span.parentId = SpanId{i == 0 ? 0U : parent + 1};
        span.resource = resources[random.below(resources.size())];
        span.kind = static_cast<SpanKind>(random.below(6));
        span.status = static_cast<StatusCode>(random.below(3));
        span.fidelity = random.below(4) == 0 ? Fidelity::Jaeger : Fidelity::Otlp;
        const auto length = static_cast<std::uint64_t>(around.duration + 2);
        times.push_back({around.start + static_cast<std::int64_t>(random.below(length + length / 8))
                             - static_cast<std::int64_t>(length / 16),
                         static_cast<std::int64_t>(random.below(length))});
        if (i == 0)
            times.back() = around;
        span.startNs = kTextTraceStartNs + times.back().start;
        span.durationNs = times.back().duration;
        if (hasLinks && random.below(8) == 0)
            span.links.push_back({kTextTraceId, SpanId{random.below(spans) + 1}, {}, 0, 0, {}});
        builder.addSpan(span);
    }
    return builder.finish();
}

} // namespace traceloupe::test
