// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/spantimetext.h"

#include "core/analysis/waitparts.h"
#include "core/layout/durationtext.h"
#include "core/layout/timerange.h"
#include "core/layout/timestamptext.h"
#include "widgets/common/sharetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::size_t kMaxChildren = 20'000; ///< of a span that are looked at while the window waits

class TimeText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::TimeText)
};

std::int64_t shiftNs(const TraceSession &session, SpanIndex span)
{
    const std::vector<std::int64_t> *shifts = session.skew().shiftsNs();
    return shifts != nullptr ? (*shifts)[span.value()] : 0;
}

Interval intervalOf(const TraceSession &session, SpanIndex span)
{
    const std::int64_t start = saturatingAdd(session.trace().startNs(span), shiftNs(session, span));
    return {start, saturatingAdd(start, session.trace().durationNs(span))};
}

} // namespace

QString pathFact(const TraceSession &session, SpanIndex span)
{
    const CriticalPath *path = session.path().path();
    if (path == nullptr || session.trace().isPhantom(span))
        return {};
    if (!path->isOnPath(span))
        return TimeText::tr("Not on it");
    const std::int64_t own = path->selfNs[span.value()];
    const double shareOfPath = session.path().shareOf(span);
    const QString part = shareOfPath < 0 // a path of 0 ns has no shares
                             ? exactDurationText(own)
                             : TimeText::tr("%1   (%2 of it)", "a duration and its share of the critical path")
                                   .arg(exactDurationText(own), shareText(shareOfPath));
    if (span == path->root) // to say that it could save itself says nothing
        return part;
    return part + u'\n'
           + TimeText::tr("Faster, it alone saves at most %1").arg(exactDurationText(path->dragNs[span.value()]));
}

QString startFact(const TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    const std::int64_t offset = saturatingSubtract(trace.startNs(span), trace.startNs());
    const QString text = TimeText::tr("%1\n%2 from the start of the trace")
                             .arg(timestampText(trace.startNs(span), session.timeZone()), exactOffsetText(offset));
    const std::int64_t shift = shiftNs(session, span);
    if (shift == 0)
        return text;
    return text + u'\n' + TimeText::tr("%1 by aligned clocks").arg(exactOffsetText(saturatingAdd(offset, shift)));
}

QString childrenFact(const TraceSession &session, SpanIndex span)
{
    const Trace &trace = session.trace();
    const CriticalPath *path = session.path().path();
    if (path == nullptr || !trace.hasChildren(span) || trace.isPhantom(span))
        return {};
    std::vector<Interval> children;
    for (std::uint32_t child = span.value() + 1; child < trace.subtreeEnd(span);
         child = trace.subtreeEnd(SpanIndex(child))) {
        if (children.size() == kMaxChildren)
            return {};
        if (!isAsync(path->edges[child]))
            children.push_back(intervalOf(session, SpanIndex(child)));
    }
    if (children.empty())
        return TimeText::tr("It waited for none of them");
    const WaitParts parts = waitParts(intervalOf(session, span), std::move(children));
    return TimeText::tr("%1 waiting for them\n%2 before, %3 between, %4 after")
        .arg(durationText(parts.childNs), durationText(parts.preNs), durationText(parts.interNs),
             durationText(parts.postNs));
}

QString overheadFact(const TraceSession &session, SpanIndex span)
{
    const ClockSkew *skew = session.skew().skew();
    if (skew == nullptr)
        return {};
    const auto call = callOverhead(session.trace(), span, *skew);
    if (!call)
        return {};
    if (call->overheadNs < 0)
        return TimeText::tr("The server took longer than this call: %1").arg(durationText(-call->overheadNs));
    const QString whole = TimeText::tr("%1 beside the serving").arg(durationText(call->overheadNs));
    if (!call->requestNs)
        return whole;
    QString legs = TimeText::tr("%1 there, %2 back")
                       .arg(durationText(*call->requestNs), durationText(*call->responseNs));
    if (call->legErrorNs > 0)
        legs = TimeText::tr("%1 (± %2)", "two times and how exact they are").arg(legs, durationText(call->legErrorNs));
    return whole + u'\n' + legs;
}

} // namespace traceloupe
