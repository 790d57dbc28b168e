// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/rowtext.h"

#include "core/layout/durationtext.h"
#include "widgets/common/grouptext.h"
#include "widgets/common/spantext.h"
#include "widgets/waterfall/signtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct RowText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::RowText)
};

QString hiddenText(const TraceSession &session, std::uint32_t line)
{
    const std::uint32_t count = session.rows().coveredEnd(line) - session.rows().at(line).value();
    return RowText::tr("%Ln span(s) that the search does not find", nullptr, static_cast<int>(count));
}

QString edgeSentence(EdgeClass edge)
{
    switch (edge) {
    case EdgeClass::Top:
        return {};
    case EdgeClass::Sync:
        return RowText::tr("Its parent waited for it.");
    case EdgeClass::ClippedOverrun:
        return RowText::tr("It went on after its caller had stopped waiting.");
    case EdgeClass::ClippedAbandoned:
        return RowText::tr("Its parent failed and gave up on it.");
    default:
        return RowText::tr("Its parent did not wait for it.");
    }
}

} // namespace

QString pathSentence(const TraceSession &session, SpanIndex span)
{
    const CriticalPath *path = session.path().path();
    if (path == nullptr || session.trace().isPhantom(span))
        return {};
    QStringList sentences{edgeSentence(path->edges[span.value()])};
    if (path->isOnPath(span)) {
        const std::int64_t own = path->selfNs[span.value()];
        sentences << RowText::tr("On the critical path (inferred from timing) with %1 of its own, %2 % of it.")
                         .arg(durationText(own), QLocale().toString(100 * session.path().shareOf(span), 'f', 1))
                  << RowText::tr("Speeding up this span alone can save at most %1.")
                         .arg(durationText(path->dragNs[span.value()]));
    }
    sentences.removeAll(QString());
    return sentences.join(u'\n');
}

namespace {

/// "+21 µs ±1 µs".
QString shiftText(const DomainShift &shift)
{
    const QString delta = offsetText(shift.deltaNs);
    return shift.errorNs ? RowText::tr("%1 ±%2", "a shift and its error").arg(delta, durationText(*shift.errorNs))
                         : RowText::tr("at least %1", "a shift").arg(delta);
}

/// Of one clock: how far, against which, by how many calls.
QString clockSentence(const ClockSkew &skew, std::uint32_t clock)
{
    const DomainShift &shift = skew.shifts[clock];
    const auto nameOf = [&skew](std::uint32_t index) {
        return index == ClockDomains::kNone ? QString() : QString::fromStdString(skew.clocks.domains[index].name);
    };
    return RowText::tr("Clock of %1 moved by %2 against %3, proven by %Ln call(s)", nullptr,
                       static_cast<int>(shift.calls))
        .arg(nameOf(clock), shiftText(shift), nameOf(shift.against));
}

} // namespace

QString clockBadge(const TraceSession &session, SpanIndex span)
{
    const std::vector<std::int64_t> *shifts = session.skew().shiftsNs();
    const DomainShift *shift = shifts != nullptr ? session.skew().shiftOf(span) : nullptr;
    if (shift == nullptr)
        return {};
    const SpanIndex parent = session.trace().parent(span);
    if (parent.isValid() && (*shifts)[parent.value()] == (*shifts)[span.value()])
        return {};
    return RowText::tr("clock %1", "how far it was moved").arg(shiftText(*shift));
}

QString clockList(const TraceSession &session)
{
    QStringList lines;
    if (const ClockSkew *skew = session.skew().skew()) {
        for (std::uint32_t clock = 0; clock < skew->shifts.size(); ++clock) {
            if (skew->shifts[clock].isUsed)
                lines.append(clockSentence(*skew, clock));
        }
    }
    return lines.join(u'\n');
}

QString rowToolTip(const TraceSession &session, std::uint32_t line)
{
    const SpanIndex span = session.rows().at(line);
    QStringList lines;
    switch (session.rows().kindOf(line)) {
    case LineKind::Hidden:
        lines << hiddenText(session, line) << RowText::tr("Click the arrow to show them");
        break;
    case LineKind::Group:
        lines << groupParts(session, *session.rows().groupAt(line));
        break;
    case LineKind::Span:
        lines << spanToolTip(session, span) << linkSentences(session, span) << pathSentence(session, span);
        if (session.skew().shiftsNs() != nullptr && session.skew().shiftOf(span) != nullptr)
            lines << clockSentence(*session.skew().skew(), session.skew().skew()->clocks.of(session.trace(), span));
        break;
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString rowDescription(const TraceSession &session, std::uint32_t line)
{
    const SpanIndex span = session.rows().at(line);
    switch (session.rows().kindOf(line)) {
    case LineKind::Hidden:
        return hiddenText(session, line);
    case LineKind::Group: {
        QStringList parts = groupParts(session, *session.rows().groupAt(line));
        parts << RowText::tr("level %1").arg(session.rows().depthAt(line) + 1)
              << (session.rows().isClosed(line) ? RowText::tr("group closed") : RowText::tr("group open"));
        return parts.join(u", "_s);
    }
    case LineKind::Span:
        break;
    }
    QStringList parts{spanDescription(session, span)};
    parts << linkSentences(session, span);
    return parts.join(u", "_s);
}

QString rowAsText(const TraceSession &session, std::uint32_t line)
{
    if (session.rows().kindOf(line) != LineKind::Span)
        return rowDescription(session, line);
    const Trace &trace = session.trace();
    const SpanIndex span = session.rows().at(line);
    return QStringList{
        spanTitle(trace, span), exactOffsetText(saturatingSubtract(trace.startNs(span), trace.startNs())),
        exactDurationText(trace.durationNs(span)), QString::fromStdString(trace.spanIdText(trace.spanId(span)))}
        .join(u'\t');
}

} // namespace traceloupe
