// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/cachequery.h"
#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/layout/durationtext.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

const std::array<std::pair<QLatin1StringView, TraceOrder>, 4> kOrders{{
    {"duration"_L1, TraceOrder::Duration},
    {"start"_L1, TraceOrder::Start},
    {"spans"_L1, TraceOrder::Spans},
    {"errors"_L1, TraceOrder::Errors},
}};

Result<TraceFilter> filterOf(const Invocation &call)
{
    TraceFilter filter;
    if (call.has(u"sort"_s)) {
        const auto order = std::ranges::find_if(
            kOrders, [&](const auto &entry) { return call.value(u"sort"_s) == entry.first; });
        if (order == kOrders.end())
            return fail(ErrorCode::InvalidInput,
                        u"list: --sort takes duration, start, spans or errors, not '%1'"_s.arg(call.value(u"sort"_s)));
        filter.order = order->second;
    }
    if (call.has(u"limit"_s)) {
        const auto limit = parseCount(u"limit"_s, call.value(u"limit"_s));
        if (!limit)
            return tl::unexpected(limit.error());
        filter.limit = *limit;
    }
    return filter;
}

QJsonObject traceObject(const TraceSummary &trace)
{
    QJsonArray sources;
    for (const Origin &origin : trace.origins)
        sources.append(QJsonObject{{u"kind"_s, origin.kind}, {u"name"_s, origin.name}});
    return {{u"traceId"_s, trace.idText},
            {u"rootService"_s, trace.rootService},
            {u"rootName"_s, trace.rootName},
            {u"startNs"_s, static_cast<qint64>(trace.startNs)},
            {u"durationNs"_s, static_cast<qint64>(trace.durationNs)},
            {u"spans"_s, static_cast<qint64>(trace.spans)},
            {u"errors"_s, static_cast<qint64>(trace.errors)},
            {u"services"_s, QJsonArray::fromStringList(trace.services)},
            {u"origins"_s, sources},
            {u"pinned"_s, trace.pinned},
            {u"partial"_s, trace.partial}};
}

void printTable(const Output &out, const std::vector<TraceSummary> &traces, bool isQuery)
{
    if (traces.empty()) {
        out.line(isQuery
                     ? u"No trace of the cache matches."_s
                     : u"The cache holds no traces. 'traceloupe import FILE' and 'traceloupe fetch SOURCE' fill it."_s);
        return;
    }
    const int width = durationWidth(traces, [](const TraceSummary &trace) { return trace.durationNs; });
    const auto row = [&](const QString &id, const QString &start, const QString &duration, const QString &spans,
                         const QString &errors, const QString &name) {
        out.line(u"%1  %2  %3  %4  %5  %6"_s.arg(id, -32)
                     .arg(start, -30)
                     .arg(duration, width)
                     .arg(spans, 7)
                     .arg(errors, 6)
                     .arg(name));
    };
    row(u"TRACE"_s, u"START"_s, u"DURATION"_s, u"SPANS"_s, u"ERRORS"_s, u"ROOT"_s);
    for (const TraceSummary &trace : traces) {
        row(trace.idText, timeText(trace.startNs), durationText(trace.durationNs), QString::number(trace.spans),
            QString::number(trace.errors),
            trace.rootService + u": "_s + trace.rootName
                + (trace.unfinished ? u" (partial: import stopped)"_s
                   : trace.partial  ? u" (partial)"_s
                                    : QString()));
    }
}

/// As the cache itself sorts: largest first, then by id.
Result<std::vector<TraceSummary>> matching(const Invocation &call, const TraceFilter &filter)
{
    auto traces = tracesMatching(call.value(u"query"_s), call.cacheFile);
    if (!traces)
        return traces;
    const auto keyOf = [&filter](const TraceSummary &trace) -> std::int64_t {
        switch (filter.order) {
        case TraceOrder::Duration:
            return trace.durationNs;
        case TraceOrder::Spans:
            return trace.spans;
        case TraceOrder::Errors:
            return trace.errors;
        case TraceOrder::Start:
            break;
        }
        return trace.startNs;
    };
    std::ranges::sort(*traces, [&](const TraceSummary &a, const TraceSummary &b) {
        return keyOf(a) != keyOf(b) ? keyOf(a) > keyOf(b) : a.id < b.id;
    });
    if (filter.limit > 0 && traces->size() > filter.limit)
        traces->resize(filter.limit);
    return traces;
}

ExitCode run(const Invocation &call)
{
    if (!call.arguments.isEmpty())
        return call.out.error(ExitCode::BadInput, u"list takes no '%1'"_s.arg(call.arguments.front()));
    const auto filter = filterOf(call);
    if (!filter)
        return call.out.error(filter.error());
    const auto cache = openCache(call.cacheFile);
    if (!cache)
        return call.out.error(cache.error());
    const auto traces = call.has(u"query"_s) ? matching(call, *filter) : (*cache)->list(*filter);
    if (!traces)
        return call.out.error(traces.error());
    if (call.out.isJson()) {
        QJsonArray array;
        for (const TraceSummary &trace : *traces)
            array.append(traceObject(trace));
        call.out.document({{u"traces"_s, array}});
    } else {
        printTable(call.out, *traces, call.has(u"query"_s));
    }
    return ExitCode::Done;
}

} // namespace

Command listCommand()
{
    return {u"list"_s,
            QString(),
            u"List the traces in the cache."_s,
            {{u"query"_s, u"Only traces that match a TraceQL query."_s, u"query"_s},
             {u"sort"_s, u"Order: duration, start, spans or errors; largest first."_s, u"key"_s},
             {u"limit"_s, u"At most this many."_s, u"n"_s}},
            run};
}

} // namespace traceloupe::cli
