// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/queryrun.h"
#include "app/cli/seriestext.h"
#include "app/cli/values.h"
#include "core/layout/durationtext.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// What --check says, and for `verdict` of its JSON.
QString verdictOf(const traceql::QueryError &error)
{
    switch (error.kind) {
    case traceql::QueryError::Kind::Syntax:
        return u"rejects"_s;
    case traceql::QueryError::Kind::Unsupported:
        return u"unsupported"_s;
    case traceql::QueryError::Kind::Validation:
    case traceql::QueryError::Kind::Limit:
        break;
    }
    return u"validation-fails"_s;
}

QJsonObject errorObject(const traceql::QueryError &error)
{
    QJsonArray expected;
    for (const std::string &text : error.expected)
        expected.append(fromUtf8(text));
    QJsonObject object{{u"line"_s, static_cast<qint64>(error.line)},
                       {u"column"_s, static_cast<qint64>(error.column)},
                       {u"message"_s, fromUtf8(error.message)}};
    if (!expected.isEmpty())
        object.insert(u"expected"_s, expected);
    if (!error.suggestion.empty())
        object.insert(u"suggestion"_s, fromUtf8(error.suggestion));
    return object;
}

/// Says what is wrong, and shows the line with a mark under the place.
void complain(const Output &out, const QString &query, const traceql::QueryError &error)
{
    constexpr qsizetype kShown = 70; // characters on each side
    out.warning(u"query, "_s + fromUtf8(error.toText()));
    if (error.kind == traceql::QueryError::Kind::Limit)
        return;
    const QString line = query.split(u'\n').value(static_cast<qsizetype>(error.line) - 1);
    qsizetype at = 0;
    for (std::uint32_t column = 1; column < error.column && at < line.size(); ++column)
        at += line[at].isHighSurrogate() ? 2 : 1;
    const QString before = line.left(at).right(kShown);
    out.detail(before + line.mid(at).left(kShown));
    out.detail(QString(before.size(), u' ') + u'^');
}

ExitCode check(const Invocation &call, const QString &text)
{
    const auto query = traceql::parse(text.toStdString());
    const auto error = query ? traceql::validate(*query) : std::optional(query.error());
    QJsonObject document{{u"verdict"_s, error ? verdictOf(*error) : u"valid"_s},
                         {u"canonical"_s, query ? QJsonValue(fromUtf8(traceql::toText(*query))) : QJsonValue()},
                         {u"error"_s, error ? QJsonValue(errorObject(*error)) : QJsonValue()}};
    call.out.document(document);
    if (!error) {
        call.out.line(u"valid: "_s + fromUtf8(traceql::toText(*query)));
        return ExitCode::Done;
    }
    complain(call.out, text, *error);
    return ExitCode::BadInput;
}

QJsonValue valueJson(const traceql::Value &value)
{
    using traceql::Type;
    switch (value.type) {
    case Type::Nil:
        return {};
    case Type::Bool:
        return value.integer != 0;
    case Type::Int:
        return static_cast<qint64>(value.integer);
    case Type::Float:
        return std::isfinite(value.real) ? QJsonValue(value.real) : QJsonValue(fromUtf8(traceql::toPlainText(value)));
    case Type::Duration:
        return fromUtf8(traceql::toQueryText(value));
    case Type::Array: {
        QJsonArray array;
        for (const traceql::Value &item : value.items)
            array.append(valueJson(item));
        return array;
    }
    default:
        return fromUtf8(traceql::toPlainText(value));
    }
}

QString spanIdText(const QueryHit &hit, SpanId id)
{
    return fromUtf8(hit.whole ? hit.whole->spanIdText(id) : id.toHex());
}

QJsonArray spanObjects(const QueryHit &hit, const std::vector<HitSpan> &spans)
{
    QJsonArray array;
    for (const HitSpan &span : spans) {
        QJsonObject object{{u"spanId"_s, spanIdText(hit, span.id)},
                           {u"service"_s, fromUtf8(span.service)},
                           {u"name"_s, fromUtf8(span.name)},
                           {u"durationNs"_s, static_cast<qint64>(span.durationNs)}};
        QJsonObject selected;
        for (const SelectedValues &value : span.selected)
            selected.insert(fromUtf8(value.attribute), fromUtf8(value.values.front()));
        if (!selected.isEmpty())
            object.insert(u"selected"_s, selected);
        array.append(object);
    }
    return array;
}

QJsonObject hitObject(const QueryHit &hit)
{
    QJsonArray sets;
    for (const HitSpans &found : hit.spansets) {
        QJsonArray spans;
        for (const SpanId id : found.ids)
            spans.append(spanIdText(hit, id));
        QJsonObject object{{u"spans"_s, spans}};
        if (!found.spans.empty())
            object.insert(u"found"_s, spanObjects(hit, found.spans));
        QJsonObject attributes;
        for (const auto &[name, value] : found.attributes)
            attributes.insert(fromUtf8(name), valueJson(value));
        if (!attributes.isEmpty())
            object.insert(u"attributes"_s, attributes);
        sets.append(object);
    }
    QJsonObject object{{u"traceId"_s, hit.trace.idText},
                       {u"rootService"_s, hit.trace.rootService},
                       {u"rootName"_s, hit.trace.rootName},
                       {u"startNs"_s, static_cast<qint64>(hit.trace.startNs)},
                       {u"durationNs"_s, static_cast<qint64>(hit.trace.durationNs)},
                       {u"spanSets"_s, sets}};
    QJsonObject selected;
    for (const SelectedValues &found : hit.selected) {
        QJsonArray values;
        for (const std::string &value : found.values)
            values.append(fromUtf8(value));
        selected.insert(fromUtf8(found.attribute), values);
    }
    if (!selected.isEmpty())
        object.insert(u"selected"_s, selected);
    return object;
}

QJsonArray stepsArray(const QueryCoverage &coverage)
{
    QJsonArray steps;
    for (const ExplainStep &step : coverage.steps)
        steps.append(QJsonObject{{u"what"_s, step.what},
                                 {u"detail"_s, step.detail},
                                 {u"tracesIn"_s, static_cast<qint64>(step.tracesIn)},
                                 {u"tracesOut"_s, static_cast<qint64>(step.tracesOut)},
                                 {u"rows"_s, static_cast<qint64>(step.rows)},
                                 {u"milliseconds"_s, step.milliseconds}});
    return steps;
}

QJsonObject coverageObject(const QueryAnswer &answer, bool ofFiles, bool withSteps)
{
    const QueryCoverage &coverage = answer.coverage;
    QJsonObject object{{u"source"_s, ofFiles ? u"files"_s : u"cache"_s},
                       {u"complete"_s, coverage.state == QueryCoverage::State::Complete},
                       {u"candidates"_s, static_cast<qint64>(coverage.candidates)},
                       {u"evaluated"_s, static_cast<qint64>(coverage.evaluated)},
                       {u"matched"_s, static_cast<qint64>(coverage.matched)},
                       {u"ran"_s, QJsonArray::fromStringList(coverage.ran)}};
    if (!coverage.reason.isEmpty())
        object.insert(u"reason"_s, coverage.reason);
    if (!coverage.warnings.isEmpty())
        object.insert(u"warnings"_s, QJsonArray::fromStringList(coverage.warnings));
    if (withSteps)
        object.insert(u"explain"_s, stepsArray(coverage));
    return object;
}

void printSteps(const Output &out, const QueryCoverage &coverage)
{
    for (const QString &sentence : coverage.ran)
        out.line(sentence);
    for (const ExplainStep &step : coverage.steps)
        out.line(u"%1  %2 -> %3 traces, %4 rows, %5 ms  %6"_s.arg(step.what, -12)
                     .arg(step.tracesIn)
                     .arg(step.tracesOut)
                     .arg(step.rows)
                     .arg(QString::number(step.milliseconds, 'f', 1), step.detail));
}

QJsonArray seriesArray(const std::vector<traceql::Series> &all)
{
    QJsonArray array;
    for (const traceql::Series &series : all) {
        QJsonObject labels;
        for (const traceql::SeriesLabel &label : series.labels)
            labels.insert(fromUtf8(label.name), valueJson(label.value));
        QJsonArray points;
        for (const traceql::SeriesPoint &point : series.points)
            points.append(QJsonArray{static_cast<qint64>(point.timeNs), point.value});
        array.append(QJsonObject{{u"labels"_s, labels}, {u"points"_s, points}});
    }
    return array;
}

void printHits(const Output &out, const QueryAnswer &answer)
{
    const int width = durationWidth(answer.hits, [](const QueryHit &hit) { return hit.trace.durationNs; });
    const auto row = [&out, width](const QString &id, const QString &start, const QString &duration,
                                   const QString &spans, const QString &root) {
        out.line(u"%1  %2  %3  %4  %5"_s.arg(id, -32).arg(start, -30).arg(duration, width).arg(spans, 13).arg(root));
    };
    if (!answer.hits.empty())
        row(u"TRACE"_s, u"START"_s, u"DURATION"_s, u"MATCHED/SPANS"_s, u"ROOT"_s);
    std::uint64_t spans = 0;
    for (const QueryHit &hit : answer.hits) {
        spans += matchedSpans(hit);
        row(hit.trace.idText, timeText(hit.trace.startNs), durationText(hit.trace.durationNs),
            u"%1/%2"_s.arg(matchedSpans(hit)).arg(hit.trace.spans),
            hit.trace.rootService + u": "_s + hit.trace.rootName);
        for (const HitSpans &set : hit.spansets) {
            QStringList values;
            for (const auto &[name, value] : set.attributes)
                values << fromUtf8(name + " = " + traceql::toPlainText(value));
            if (!values.isEmpty())
                out.line(u"  %1: %2"_s.arg(values.join(u", "_s), counted(set.matched, u"span")));
        }
        for (const SelectedValues &found : hit.selected) {
            QStringList values;
            for (const std::string &value : found.values)
                values << fromUtf8(value);
            if (!values.isEmpty())
                out.line(u"  %1: %2"_s.arg(fromUtf8(found.attribute), values.join(u", "_s)));
        }
    }
    out.line(u"%1 found, with %2."_s.arg(counted(answer.hits.size(), u"trace"), counted(spans, u"span")));
    if (answer.coverage.state == QueryCoverage::State::Truncated)
        out.line(answer.coverage.reason);
}

void printMetrics(const Output &out, const traceql::Query &query, const QueryAnswer &answer)
{
    if (answer.metrics.series.empty()) {
        out.line(u"No series: the %1 traces hold nothing to count."_s.arg(answer.coverage.evaluated));
        return;
    }
    printSeries(out, query, answer.metrics.range, answer.metrics.series);
    out.line(u"%1 series over %2 traces, a value for each %3; --json prints them."_s.arg(answer.metrics.series.size())
                 .arg(answer.coverage.evaluated)
                 .arg(shortestDurationText(answer.metrics.range.stepNs)));
}

Result<QueryScope> scopeOf(const Invocation &call)
{
    QueryScope scope;
    scope.files = call.arguments.mid(1);
    scope.cacheFile = call.cacheFile;
    const auto read = [&call](const QString &option, auto parse, auto &target) -> Result<> {
        if (!call.has(option))
            return {};
        const auto value = parse(call.value(option));
        if (!value)
            return tl::unexpected(value.error());
        target = *value;
        return {};
    };
    const auto parseLimit = [](const QString &text) { return parseCount(u"limit"_s, text); };
    for (const auto &done :
         {read(u"start"_s, parseTime, scope.options.startNs), read(u"end"_s, parseTime, scope.options.endNs),
          read(u"step"_s, parseDuration, scope.stepNs), read(u"limit"_s, parseLimit, scope.options.limit)}) {
        if (!done)
            return tl::unexpected(done.error());
    }
    if (scope.options.startNs && scope.options.endNs && *scope.options.startNs >= *scope.options.endNs)
        return fail(ErrorCode::InvalidInput, u"query: --end must be later than --start"_s);
    if (scope.stepNs && *scope.stepNs <= 0)
        return fail(ErrorCode::InvalidInput, u"query: --step must be longer than nothing"_s);
    return scope;
}

ExitCode run(const Invocation &call)
{
    if (call.arguments.isEmpty())
        return call.out.error(ExitCode::BadInput,
                              u"query needs a TraceQL query, for instance '{ duration > 1s && status = error }'"_s);
    const QString text = call.arguments.front();
    if (call.has(u"check"_s))
        return check(call, text);
    const auto program = traceql::compile(text.toStdString());
    if (!program) {
        if (call.out.isJson())
            return call.out.error(traceql::toError(program.error()));
        complain(call.out, text, program.error());
        return ExitCode::BadInput;
    }
    auto scope = scopeOf(call);
    if (!scope)
        return call.out.error(scope.error());
    if (scope->stepNs && !(*program)->isMetrics())
        return call.out.error(ExitCode::BadInput,
                              u"query: --step is for queries that count over time, such as '{ } | rate()'"_s);
    scope->options.withSpans = call.out.isJson();
    const auto answer = runQuery(*program, *scope);
    if (!answer)
        return call.out.error(answer.error());
    const bool explains = call.has(u"explain"_s);
    const QJsonObject coverage = coverageObject(*answer, !scope->files.isEmpty(), explains);
    if ((*program)->isMetrics()) {
        call.out.document({{u"series"_s, seriesArray(answer->metrics.series)}, {u"coverage"_s, coverage}});
        printMetrics(call.out, (*program)->query(), *answer);
    } else {
        QJsonArray traces;
        for (const QueryHit &hit : answer->hits)
            traces.append(hitObject(hit));
        call.out.document({{u"traces"_s, traces}, {u"coverage"_s, coverage}});
        printHits(call.out, *answer);
    }
    for (const QString &warning : answer->coverage.warnings)
        call.out.warning(warning);
    if (explains)
        printSteps(call.out, answer->coverage);
    return ExitCode::Done;
}

} // namespace

Command queryCommand()
{
    return {
        u"query"_s,
        u"QUERY [FILE...]"_s,
        u"Run a TraceQL query over files, or over the cache."_s,
        {{u"check"_s, u"Only say whether the query is valid; exit 2 if it is not."_s},
         {u"explain"_s, u"Say too what ruled traces out, and where the time went."_s},
         {u"start"_s, u"Only traces after this time; of metrics, where the first step begins (RFC 3339)."_s, u"time"_s},
         {u"end"_s, u"Only traces before this time; of metrics, where the last step ends (RFC 3339)."_s, u"time"_s},
         {u"step"_s, u"Length of a step of a metrics query, for instance 1m (default: about 100 steps)."_s,
          u"duration"_s},
         {u"limit"_s, u"Print at most this many traces, newest first."_s, u"n"_s}},
        run};
}

} // namespace traceloupe::cli
