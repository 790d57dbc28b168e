// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/analysis/quantile.h"
#include "core/analysis/tracesetsummary.h"
#include "core/formats/tracereader.h"
#include "core/layout/durationtext.h"

#include <QFileInfo>
#include <QJsonArray>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// What a summary is of: a file's format and documents, or the cache.
struct Subject {
    QString name;
    QString format;
    std::uint64_t documents = 0;
    std::map<std::string, std::uint64_t> otherDocuments;
};

QJsonObject countsObject(const std::map<std::string, std::uint64_t> &counts)
{
    QJsonObject object;
    for (const auto &[key, count] : counts)
        object.insert(fromUtf8(key), static_cast<qint64>(count));
    return object;
}

QJsonObject edgesObject(const std::map<TraceSetSummary::Edge, std::uint64_t> &edges)
{
    QJsonObject object;
    for (const auto &[edge, count] : edges)
        object.insert(fromUtf8(edge.first) + u" -> "_s + fromUtf8(edge.second), static_cast<qint64>(count));
    return object;
}

QJsonObject durationsObject(const TraceSetSummary &summary)
{
    const auto &sorted = summary.durationsNs;
    std::int64_t sum = 0;
    for (const std::int64_t duration : sorted)
        sum += duration;
    const auto at = [&](std::uint32_t p) {
        return sorted.empty() ? QJsonValue() : QJsonValue(static_cast<qint64>(quantileOfSorted(sorted, p)));
    };
    return {{u"n"_s, static_cast<qint64>(sorted.size())},
            {u"min"_s, sorted.empty() ? QJsonValue() : QJsonValue(static_cast<qint64>(sorted.front()))},
            {u"p50"_s, at(kP50)},
            {u"p95"_s, at(kP95)},
            {u"p99"_s, at(kP99)},
            {u"max"_s, sorted.empty() ? QJsonValue() : QJsonValue(static_cast<qint64>(sorted.back()))},
            {u"sum"_s, static_cast<qint64>(sum)}};
}

QJsonObject summaryObject(const Subject &subject, const TraceSetSummary &s)
{
    const auto number = [](std::uint64_t value) { return static_cast<qint64>(value); };
    QJsonArray names;
    for (const auto &[name, count] : s.spansPerService)
        names.append(fromUtf8(name));
    QJsonObject object{{u"schema"_s, u"trace-summary/1"_s},
                       {u"file"_s, QFileInfo(subject.name).fileName()},
                       {u"format"_s, subject.format},
                       {u"documents"_s, number(subject.documents)},
                       {u"traces"_s, number(s.traces)},
                       {u"spans"_s, number(s.spans)},
                       {u"distinct_span_ids"_s, number(s.distinctSpanIds)},
                       {u"largest_trace_spans"_s, number(s.largestTraceSpans)},
                       {u"services"_s, number(s.services())},
                       {u"service_names"_s, names},
                       {u"spans_per_service"_s, countsObject(s.spansPerService)},
                       {u"operations"_s, number(s.operations())},
                       {u"error_spans"_s, number(s.errorSpans)},
                       {u"max_depth"_s, number(s.maxDepth)},
                       {u"root_spans"_s, number(s.rootSpans)},
                       {u"orphan_spans"_s, number(s.orphanSpans)},
                       {u"multi_root_traces"_s, number(s.multiRootTraces)},
                       {u"duplicate_span_ids"_s, number(s.duplicateSpanIds)},
                       {u"cycle_spans"_s, number(s.cycleSpans)},
                       {u"min_start_ns"_s, s.anyStart ? QJsonValue(static_cast<qint64>(s.minStartNs)) : QJsonValue()},
                       {u"max_end_ns"_s, s.anyStart ? QJsonValue(static_cast<qint64>(s.maxEndNs)) : QJsonValue()},
                       {u"missing_start"_s, number(s.missingStart)},
                       {u"missing_duration"_s, number(s.missingDuration)},
                       {u"negative_durations"_s, number(s.negativeDurations)},
                       {u"duration_ns"_s, durationsObject(s)},
                       {u"edges"_s, edgesObject(s.edges)},
                       {u"error_edges"_s, edgesObject(s.errorEdges)}};
    if (!subject.otherDocuments.empty())
        object.insert(u"other_documents"_s, countsObject(subject.otherDocuments));
    return object;
}

void printSummary(const Output &out, const Subject &subject, const TraceSetSummary &s)
{
    out.line(u"%1 (%2)"_s.arg(subject.name, subject.format));
    out.line(u"  traces    %1, largest %2, %3 with several roots"_s.arg(s.traces)
                 .arg(counted(s.largestTraceSpans, u"span"))
                 .arg(s.multiRootTraces));
    out.line(u"  spans     %1, %2 with errors, depth up to %3, %4 without their parent"_s.arg(s.spans)
                 .arg(s.errorSpans)
                 .arg(s.maxDepth)
                 .arg(s.orphanSpans));
    out.line(u"  services  %1 with %2"_s.arg(s.services()).arg(counted(s.operations(), u"operation")));
    if (!s.durationsNs.empty()) {
        const auto at = [&](std::uint32_t p) { return durationText(quantileOfSorted(s.durationsNs, p)); };
        out.line(u"  duration  p50 %1, p95 %2, p99 %3, max %4 (n=%5)"_s.arg(
            at(kP50), at(kP95), at(kP99), durationText(s.durationsNs.back()), QString::number(s.durationsNs.size())));
    }
    for (const auto &[edge, count] : s.edges) {
        const auto errors = s.errorEdges.find(edge);
        out.line(u"  %1 -> %2: %3, %4 with errors"_s.arg(
            fromUtf8(edge.first), fromUtf8(edge.second), counted(count, u"call"),
            QString::number(errors == s.errorEdges.end() ? 0 : errors->second)));
    }
    const QString diagnostics = diagnosticsText(s.diagnostics);
    if (!diagnostics.isEmpty())
        out.line(u"  notes     %1"_s.arg(diagnostics));
}

Result<TraceSetSummary> summaryOfFile(const QString &path, Subject &subject)
{
    TraceCollector collector;
    const auto report = readTraceFile(path, collector);
    if (!report)
        return tl::unexpected(report.error());
    auto traces = collector.finish();
    if (!traces)
        return tl::unexpected(traces.error());
    subject.format = fromUtf8(report->formatText());
    subject.documents = report->documents;
    subject.otherDocuments = report->otherDocuments;
    for (const auto &[kind, count] : report->otherDocuments)
        subject.documents += count;
    TraceSetSummary summary;
    for (TracePtr &trace : *traces) {
        summary.add(*trace);
        trace.reset();
    }
    summary.diagnostics.merge(report->diagnostics);
    summary.finish();
    return summary;
}

ExitCode summarizeFiles(const Invocation &call)
{
    QJsonObject files;
    ExitCode code = ExitCode::Done;
    for (const auto &[path, error] : namedInputs(call.arguments)) {
        Subject subject{path, {}, 0, {}};
        const auto summary = error ? tl::unexpected(*error) : summaryOfFile(path, subject);
        if (!summary) {
            code = exitCodeFor(summary.error().code);
            call.out.warning(summary.error().detail);
            files.insert(path, QJsonObject{{u"schema"_s, u"trace-summary/1"_s},
                                           {u"file"_s, QFileInfo(path).fileName()},
                                           {u"error"_s, summary.error().detail}});
            continue;
        }
        printSummary(call.out, subject, *summary);
        files.insert(path, summaryObject(subject, *summary));
    }
    call.out.document({{u"schema"_s, u"trace-summaries/1"_s}, {u"files"_s, files}});
    return code;
}

ExitCode summarizeCache(const Invocation &call)
{
    const auto cache = openCache(call.cacheFile);
    if (!cache)
        return call.out.error(cache.error());
    const auto traces = (*cache)->list();
    if (!traces)
        return call.out.error(traces.error());
    TraceSetSummary summary;
    for (const TraceSummary &row : *traces) {
        const auto trace = (*cache)->load(row.id);
        if (!trace)
            return call.out.error(trace.error());
        summary.add(**trace);
    }
    summary.finish();
    const Subject subject{call.cacheFile, u"cache"_s, traces->size(), {}};
    printSummary(call.out, subject, summary);
    call.out.document({{u"schema"_s, u"trace-summaries/1"_s},
                       {u"files"_s, QJsonObject{{call.cacheFile, summaryObject(subject, summary)}}}});
    return ExitCode::Done;
}

} // namespace

Command summaryCommand()
{
    return {
        u"summary"_s,
        u"[FILE...]"_s,
        u"Counts, percentiles and service graph of files, or of the cache."_s,
        {},
        [](const Invocation &call) { return call.arguments.isEmpty() ? summarizeCache(call) : summarizeFiles(call); }};
}

} // namespace traceloupe::cli
