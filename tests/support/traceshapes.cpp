// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/traceshapes.h"

#include "core/model/tracebuilder.h"
#include "tests/support/tracefromtext.h"

#include <string>

namespace traceloupe::test {

namespace {

ResourceIndex namedResource(TraceBuilder &builder, std::string_view service)
{
    AttributeWriter writer = builder.newWriter();
    writer.add("service.name", service);
    ResourceInput resource;
    resource.attributes = writer.list();
    return builder.addResource(resource);
}

} // namespace

TracePtr manySiblings(std::uint32_t count)
{
    TraceBuilder builder(kTextTraceId);
    SpanInput span;
    span.resource = namedResource(builder, "shop");
    span.scope = builder.addScope({});
    span.id = SpanId(1);
    span.name = "checkout";
    span.kind = SpanKind::Server;
    span.startNs = kTextTraceStartNs;
    span.durationNs = static_cast<std::int64_t>(count) * 1'000;
    builder.addSpan(span);
    span.parentId = SpanId(1);
    span.name = "SELECT stock";
    span.kind = SpanKind::Client;
    for (std::uint32_t i = 0; i < count; ++i) {
        span.id = SpanId(i + 2);
        span.startNs = kTextTraceStartNs + static_cast<std::int64_t>(i) * 1'000;
        span.durationNs = 900;
        builder.addSpan(span);
    }
    return builder.finish();
}

TracePtr deepChain(std::uint32_t count)
{
    TraceBuilder builder(kTextTraceId);
    SpanInput span;
    const ResourceIndex resources[] = {namedResource(builder, "shop"), namedResource(builder, "stock")};
    span.scope = builder.addScope({});
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::string name = "step " + std::to_string(i % 500);
        span.name = name;
        span.resource = resources[(i / 10) % 2];
        span.id = SpanId(i + 1);
        span.parentId = SpanId(i);
        span.startNs = kTextTraceStartNs + static_cast<std::int64_t>(i);
        span.durationNs = 3 * static_cast<std::int64_t>(count) - 2 * static_cast<std::int64_t>(i);
        builder.addSpan(span);
    }
    return builder.finish();
}

} // namespace traceloupe::test
