// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/grouptext.h"

#include "core/layout/durationtext.h"
#include "widgets/common/spantext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

struct GroupText {
    Q_DECLARE_TR_FUNCTIONS(traceloupe::GroupText)
};

/// "8.00 ms" in two parts; a text of several units ("1 min 2 s") has no second one.
struct NumberAndUnit {
    QString number;
    QString unit;
};

NumberAndUnit split(const QString &text)
{
    const qsizetype space = text.indexOf(u' ');
    if (space < 0 || text.indexOf(u' ', space + 1) >= 0)
        return {text, {}};
    return {text.left(space), text.mid(space + 1)};
}

} // namespace

QString groupCallsTitle(const Trace &trace, const SiblingGroup &group)
{
    QStringList titles;
    SpanIndex member = group.first;
    for (std::uint32_t i = 0; i < group.period; ++i) {
        titles << spanTitle(trace, member);
        member = SpanIndex(trace.subtreeEnd(member));
    }
    return titles.join(u" + "_s);
}

QString groupTitle(const Trace &trace, const SiblingGroup &group)
{
    const auto rounds = static_cast<int>(group.rounds());
    const QString count = group.period == 1 ? GroupText::tr("%Ln call(s) of the same kind", nullptr, rounds)
                                            : GroupText::tr("%Ln time(s) the same calls", nullptr, rounds);
    return GroupText::tr("%1: %2", "how many calls, which").arg(count, groupCallsTitle(trace, group));
}

QString groupDurations(const SiblingGroup &group)
{
    return GroupText::tr("Shortest %1, median %2, longest %3")
        .arg(durationText(group.minimumNs), durationText(group.medianNs), durationText(group.maximumNs));
}

QString groupLabel(const SiblingGroup &group)
{
    NumberAndUnit least = split(durationText(group.minimumNs));
    NumberAndUnit middle = split(durationText(group.medianNs));
    const QString most = durationText(group.maximumNs);
    const QString unit = split(most).unit;
    // one unit is said once
    const bool isOneUnit = !unit.isEmpty() && least.unit == unit && middle.unit == unit;
    return GroupText::tr("min %1 · median %2 · max %3", "durations of a group of calls; the last has its unit")
        .arg(isOneUnit ? least.number : durationText(group.minimumNs),
             isOneUnit ? middle.number : durationText(group.medianNs), most);
}

QString groupShortLabel(const SiblingGroup &group)
{
    return GroupText::tr("median %1", "duration of a group of calls").arg(durationText(group.medianNs));
}

QString groupErrors(const TraceSession &session, const SiblingGroup &group)
{
    const std::uint32_t errors = session.errors().inRows(group.first.value(), group.end);
    return errors == 0 ? QString() : GroupText::tr("%Ln failed span(s) in it", nullptr, static_cast<int>(errors));
}

QString groupExtent(const TraceSession &session, const SiblingGroup &group)
{
    const TimeRange range = session.timeOf(group);
    const std::int64_t origin = session.trace().startNs();
    return GroupText::tr("from %1 to %2", "the first start and the last end of a group")
        .arg(offsetText(saturatingSubtract(range.startNs, origin)),
             offsetText(saturatingSubtract(range.endNs, origin)));
}

QStringList groupParts(const TraceSession &session, const SiblingGroup &group)
{
    QStringList parts{groupTitle(session.trace(), group), groupDurations(group),
                      GroupText::tr("sum %1", "of the durations of a group's calls").arg(durationText(group.sumNs)),
                      groupExtent(session, group), groupErrors(session, group)};
    parts.removeAll(QString());
    return parts;
}

} // namespace traceloupe
