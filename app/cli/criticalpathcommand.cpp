// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/breakdowntext.h"
#include "app/cli/traceref.h"
#include "app/cli/values.h"
#include "core/analysis/clockskew.h"
#include "core/analysis/criticalpath.h"
#include "core/layout/durationtext.h"
#include "core/layout/timerange.h"
#include "core/model/valuetext.h"

#include <string>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

QString warningText(const PathWarning &warning)
{
    switch (warning.kind) {
    case PathWarning::Kind::OutsideParent:
        return u"left out because they lie outside the time of the span that called them: %1"_s.arg(warning.count);
    case PathWarning::Kind::UnusableHandOver:
        return u"asynchronous spans that start before the span that handed over to them (check the clocks): %1"_s.arg(
            warning.count);
    case PathWarning::Kind::Unfinished:
        return u"spans on the path without an end (the last that is known of them is used): %1"_s.arg(warning.count);
    case PathWarning::Kind::NoStart:
        return u"spans on the path without a start (a likely one is used): %1"_s.arg(warning.count);
    case PathWarning::Kind::OtherRoots:
        return u"further root spans that the path does not cover: %1"_s.arg(warning.count);
    case PathWarning::Kind::MissingRoot:
        break;
    }
    return u"the root span is missing; the path runs over the spans that name it"_s;
}

/// The JSON of a path as text: a million sections as QJsonObjects would take gigabytes.
class PathJson {
public:
    PathJson(const Trace &trace, const CriticalPath &path, const ClockSkew &skew)
        : m_trace(trace), m_path(path), m_skew(skew)
    {}

    std::string text()
    {
        m_out = "{\"traceId\":";
        appendJsonString(m_out, m_trace.idText());
        appendText("mode", pathModeName(m_path.mode));
        appendText("outliving", m_path.outliving == Outliving::Clip ? "clip" : "async");
        appendText("basis", "inferred from timing");
        appendNumber("totalNs", m_path.totalNs);
        appendNumber("queueNs", m_path.queueNs);
        appendShifts();
        m_out += ",\"sections\":[";
        bool isFirst = true;
        for (const PathSegment &segment : m_path.segments) {
            m_out += isFirst ? "\n" : ",\n";
            isFirst = false;
            appendSection(segment);
        }
        m_out += "],\n\"warnings\":[";
        for (const PathWarning &warning : m_path.warnings) {
            m_out += &warning == m_path.warnings.data() ? "" : ",";
            appendJsonString(m_out, warningText(warning).toStdString());
        }
        m_out += "],\n\"breakdown\":" + breakdownJson(m_trace, breakDown(m_trace, m_path)) + '}';
        return std::move(m_out);
    }

private:
    void appendText(std::string_view key, std::string_view text)
    {
        m_out += ",\"";
        m_out += key;
        m_out += "\":";
        appendJsonString(m_out, text);
    }

    void appendNumber(std::string_view key, std::int64_t number)
    {
        m_out += ",\"";
        m_out += key;
        m_out += "\":" + std::to_string(number);
    }

    void appendShifts()
    {
        m_out += ",\"clockShifts\":[";
        bool isFirst = true;
        for (std::size_t i = 0; i < m_skew.shifts.size(); ++i) {
            if (!m_skew.shifts[i].isUsed)
                continue;
            m_out += isFirst ? "{\"clock\":" : ",{\"clock\":";
            isFirst = false;
            appendJsonString(m_out, m_skew.clocks.domains[i].name);
            appendNumber("shiftNs", m_skew.shifts[i].deltaNs);
            if (m_skew.shifts[i].errorNs)
                appendNumber("errorNs", *m_skew.shifts[i].errorNs);
            m_out += '}';
        }
        m_out += ']';
    }

    void appendSection(const PathSegment &segment)
    {
        m_out += "{\"spanId\":";
        appendJsonString(m_out, m_trace.spanIdText(m_trace.spanId(segment.span)));
        appendNumber("startNs", segment.startNs);
        appendNumber("endNs", segment.endNs);
        appendText("service", m_trace.serviceName(segment.span));
        appendText("name", m_trace.name(segment.span));
        appendText("kind", segment.isQueue() ? "queue" : "self");
        if ((segment.flags & SegmentFlag::kExplicit) != 0)
            m_out += ",\"linked\":true";
        if (segment.whileTotal > 0)
            appendRunning(segment);
        m_out += '}';
    }

    void appendRunning(const PathSegment &segment)
    {
        m_out += ",\"while\":[";
        bool isFirst = true;
        for (const SpanIndex span : m_path.whileOf(segment)) {
            m_out += isFirst ? "" : ",";
            isFirst = false;
            appendJsonString(m_out, m_trace.spanIdText(m_trace.spanId(span)));
        }
        m_out += ']';
        appendNumber("whileCount", segment.whileTotal);
    }

    const Trace &m_trace;
    const CriticalPath &m_path;
    const ClockSkew &m_skew;
    std::string m_out;
};

/// Where the sections start, each from the start of the path, by section. All with three digits where that tells every
/// two apart, else all with the digits that it takes.
QStringList startTexts(const CriticalPath &path)
{
    std::vector<std::int64_t> offsets;
    offsets.reserve(path.segments.size());
    for (const PathSegment &segment : path.segments)
        offsets.push_back(segment.startNs - path.segments.back().startNs);
    std::int64_t leastStep = 0;
    QStringList texts;
    bool tellsApart = true;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        texts += offsetText(offsets[i]);
        const std::int64_t step = i > 0 ? std::abs(offsets[i] - offsets[i - 1]) : 0;
        if (step == 0)
            continue;
        leastStep = leastStep == 0 ? step : std::min(leastStep, step);
        tellsApart = tellsApart && texts[texts.size() - 2] != texts.back();
    }
    if (tellsApart)
        return texts;
    std::int64_t resolution = 1;
    while (resolution * 10 <= leastStep)
        resolution *= 10;
    const DurationUnit unit = durationUnitFor(*std::ranges::max_element(offsets));
    std::ranges::transform(offsets, texts.begin(), [&](std::int64_t offset) {
        return u'+' + durationTextInUnit(offset - offset % resolution, unit, resolution);
    });
    return texts;
}

QString segmentText(const Trace &trace, const CriticalPath &path, const PathSegment &segment, const QString &start,
                    int width)
{
    const double share = 100.0 * static_cast<double>(segment.lengthNs()) / static_cast<double>(path.totalNs);
    const QString service = trace.serviceName(segment.span).empty() ? u"(no service)"_s
                                                                    : fromUtf8(trace.serviceName(segment.span));
    const QString given = trace.name(segment.span).empty() ? u"(no name)"_s : fromUtf8(trace.name(segment.span));
    const QString name = trace.isPhantom(segment.span) ? u"(missing span)"_s : given;
    QString text = u"%1 %2 %3%  %4: %5"_s.arg(start)
                       .arg(durationText(segment.lengthNs()), width)
                       .arg(share, 5, 'f', 1)
                       .arg(service, name);
    if (segment.isQueue())
        text += u"  (waited for its start)"_s;
    if ((segment.flags & SegmentFlag::kExplicit) != 0)
        text += u"  (named by a link)"_s;
    if (segment.whileTotal > 0)
        text += (segment.whileTotal == 1 ? u"  (1 other call ran meanwhile)"_s
                                         : u"  (%1 other calls ran meanwhile)"_s.arg(segment.whileTotal));
    return text;
}

QString shiftText(const ClockSkew &skew, std::size_t domain)
{
    const DomainShift &shift = skew.shifts[domain];
    const QString error = shift.errorNs ? u"+/- %1"_s.arg(durationText(*shift.errorNs)) : u"at least"_s;
    return u"the clock of %1 is moved by %2 (%3)"_s.arg(fromUtf8(skew.clocks.domains[domain].name),
                                                        offsetText(shift.deltaNs), error);
}

/// How much later than the root answered the last span ended.
std::int64_t afterAnswerNs(const Trace &trace, SpanIndex root)
{
    const std::int64_t end = saturatingAdd(trace.startNs(root), trace.durationNs(root));
    return saturatingSubtract(saturatingAdd(trace.startNs(), trace.durationNs()), end);
}

QString whyThereIsNone(const Trace &trace, const CriticalPath &path)
{
    if (!path.root.isValid())
        return u"there is no path: the trace has no span"_s;
    const QString reason = u"there is no path: the root span took no time"_s;
    return path.mode == PathMode::Completion || afterAnswerNs(trace, path.root) <= 0
               ? reason
               : reason + u"; --mode completion follows what went on after it"_s;
}

void printPath(const Output &out, const Trace &trace, const CriticalPath &path, const ClockSkew &skew)
{
    out.line(u"trace  %1"_s.arg(fromUtf8(trace.idText())));
    out.line(u"path   %1, %2 mode, inferred from timing; from the end back to the start"_s.arg(
        durationText(path.totalNs), fromUtf8(pathModeName(path.mode))));
    const int width = durationWidth(path.segments, [](const PathSegment &segment) { return segment.lengthNs(); });
    const QStringList starts = startTexts(path);
    qsizetype startWidth = width + 3;
    for (const QString &start : starts)
        startWidth = std::max(startWidth, start.size());
    for (std::size_t i = 0; i < path.segments.size(); ++i) {
        const QString start = starts[static_cast<qsizetype>(i)].rightJustified(startWidth);
        out.line(segmentText(trace, path, path.segments[i], start, width));
    }
    if (path.totalNs > 0)
        printBreakdown(out, breakDown(trace, path));
    else
        out.line(u"note   %1"_s.arg(whyThereIsNone(trace, path)));
    if (const std::int64_t rest = path.mode == PathMode::Response && path.root.isValid()
                                      ? afterAnswerNs(trace, path.root)
                                      : 0;
        rest > path.totalNs && path.totalNs > 0)
        out.line(
            u"note   work went on for %1 after the answer: --mode completion follows it"_s.arg(durationText(rest)));
    for (std::size_t domain = 0; domain < skew.shifts.size(); ++domain) {
        if (skew.shifts[domain].isUsed)
            out.line(u"note   %1"_s.arg(shiftText(skew, domain)));
    }
    if (skew.isAnyUsed())
        out.line(u"note   --clocks raw takes all times as they are"_s);
    for (const PathWarning &warning : path.warnings)
        out.line(u"note   %1"_s.arg(warningText(warning)));
}

Result<PathParams> paramsOf(const Invocation &call)
{
    PathParams params;
    const QString mode = call.value(u"mode"_s);
    if (mode == "completion"_L1)
        params.mode = PathMode::Completion;
    else if (mode != "response"_L1)
        return fail(ErrorCode::InvalidInput, u"critical-path: --mode is response or completion, not '%1'"_s.arg(mode));
    const QString outliving = call.value(u"outliving"_s);
    if (outliving == "clip"_L1)
        params.outliving = Outliving::Clip;
    else if (outliving != "async"_L1)
        return fail(ErrorCode::InvalidInput, u"critical-path: --outliving is async or clip, not '%1'"_s.arg(outliving));
    return params;
}

/// What clips as Jaeger does takes times as Jaeger does, too.
Result<bool> alignsClocks(const Invocation &call, const PathParams &params)
{
    if (!call.has(u"clocks"_s))
        return params.outliving != Outliving::Clip;
    const QString clocks = call.value(u"clocks"_s);
    if (clocks != "aligned"_L1 && clocks != "raw"_L1)
        return fail(ErrorCode::InvalidInput, u"critical-path: --clocks is aligned or raw, not '%1'"_s.arg(clocks));
    return clocks == "aligned"_L1;
}

ExitCode run(const Invocation &call)
{
    auto params = paramsOf(call);
    if (!params)
        return call.out.error(params.error());
    const auto aligns = alignsClocks(call, *params);
    if (!aligns)
        return call.out.error(aligns.error());
    if (call.arguments.size() != 1)
        return call.out.error(ExitCode::BadInput,
                              u"critical-path: name one trace: an id, a prefix of it, slowest, latest, or a file"_s);
    TraceFinder finder(call.cacheFile);
    const auto trace = finder.find(call.arguments.front());
    if (!trace)
        return call.out.error(trace.error());
    const ClockSkew skew = *aligns ? clockSkew(**trace) : ClockSkew();
    const std::vector<std::int64_t> starts = skew.startsNs(**trace);
    params->aligned = starts;
    const CriticalPath path = criticalPath(**trace, *params);
    if (call.out.isJson())
        call.out.rawDocument(PathJson(**trace, path, skew).text());
    else
        printPath(call.out, **trace, path, skew);
    return ExitCode::Done;
}

} // namespace

Command criticalPathCommand()
{
    return {
        u"critical-path"_s,
        u"TRACE"_s,
        u"Tell which spans the time of a trace was spent in."_s,
        {{u"mode"_s, u"response: until the root answered; completion: until all that it set going was done."_s,
          u"mode"_s, u"response"_s},
         {u"outliving"_s,
          u"Children that end after their parent: async = not waited for, clip = cut, as Jaeger does."_s, u"rule"_s,
          u"async"_s},
         {u"clocks"_s,
          u"aligned: move clocks that calls prove to be off; raw: leave them. Without: raw for clip, else aligned."_s,
          u"times"_s}},
        run};
}

} // namespace traceloupe::cli
