// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzreader.h"

#include "core/formats/tracereader.h"
#include "core/model/trace.h"
#include "core/model/tracecollector.h"

#include <algorithm>
#include <string_view>

namespace traceloupe {

namespace {

constexpr std::uint64_t kDecompressedBytes = 16ULL << 20;
constexpr std::uint64_t kSpans = 20'000;

/// Keeps the compiler from dropping a value that nobody reads.
volatile std::size_t sink = 0;

std::size_t readAttributes(const AttributeList &attributes)
{
    std::size_t seen = 0;
    for (const AttributeView &attribute : attributes)
        seen += attribute.key.size() + attribute.value.toText().size();
    return seen;
}

void readEverything(const Trace &trace)
{
    std::size_t seen = trace.idText().size();
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const SpanDetails details = trace.details(span);
        seen += trace.name(span).size() + trace.serviceName(span).size() + details.warnings().size();
        seen += readAttributes(details.attributes());
        for (const EventView &event : details.events())
            seen += event.name.size() + readAttributes(event.attributes);
        for (const LinkView &link : details.links())
            seen += link.traceState.size() + readAttributes(link.attributes);
    }
    sink = seen;
}

} // namespace

FuzzVerdict fuzzReader(const std::uint8_t *data, std::size_t size, const std::set<Format> &formats)
{
    ReadOptions options;
    options.limits.decompressedBytes = kDecompressedBytes;
    options.limits.documentBytes = kDecompressedBytes;
    options.limits.spans = kSpans;

    TraceCollector collector;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const Result<ReadReport> report = readTraces(bytes, collector, options);
    if (const auto traces = collector.finish()) {
        for (const TracePtr &trace : *traces)
            readEverything(*trace);
    }

    if (!report || formats.empty())
        return FuzzVerdict::Keep;
    const auto isWanted = [&formats](Format format) { return formats.contains(format); };
    return std::any_of(report->formats.begin(), report->formats.end(), isWanted) ? FuzzVerdict::Keep
                                                                                 : FuzzVerdict::Reject;
}

} // namespace traceloupe
