// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/durationtext.h"
#include "core/models/latencymodel.h"
#include "core/models/valuetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

QString percentText(double share, int decimals)
{
    return QLocale().toString(share * 100, 'f', decimals) + u" %"_s;
}

QString aboutText(double number)
{
    return QLocale().toString(number, 'f', number < 10 ? 1 : 0);
}

QString intervalText(const QuantileEstimate &estimate)
{
    if (estimate.isBounded())
        return LatencyModel::tr("95 % interval: %1 to %2")
            .arg(durationText(*estimate.lower), durationText(*estimate.upper));
    if (estimate.lower)
        return LatencyModel::tr("95 % interval: %1 or more").arg(durationText(*estimate.lower));
    if (estimate.upper)
        return LatencyModel::tr("95 % interval: %1 or less").arg(durationText(*estimate.upper));
    return {};
}

} // namespace

QString LatencyModel::toolTip(std::uint32_t group, int column) const
{
    const LatencyGroup &named = m_data->groups()[group];
    switch (column) {
    case Service:
        return QString::fromStdString(named.service);
    case Operation:
        return QString::fromStdString(named.operation);
    case Count:
        return countToolTip(group);
    case Rate:
        return rateToolTip(group);
    case ObjectiveVerdict:
        return objectiveToolTip(group);
    case Activity:
        return activityToolTip(group);
    case Errors:
    case Mean:
        if (const WeightedRow *of = weighted(group); of != nullptr && column == Errors && of->errors > 0)
            return tr("%1 of all requests, as the traces tell how they were sampled")
                .arg(percentText(of->errorShare(), 2));
        return untoldText(group);
    default:
        break;
    }
    const bool isQuantile = column >= FirstQuantile && column <= LastQuantile;
    return isQuantile && m_data->rows()[group].measured > 0
               ? quantileToolTip(group, static_cast<std::size_t>(column - FirstQuantile))
               : QString();
}

QString LatencyModel::untoldText(std::uint32_t group) const
{
    if (!isUnweighted(group) || !m_weighted)
        return {};
    return tr("Not weighted: of the %Ln span(s), %1 are of traces that do not tell how they were sampled.", nullptr,
              static_cast<int>(m_data->rows()[group].counts.spans))
        .arg(valuetext::count(m_weighted->untold(group)));
}

QString LatencyModel::countToolTip(std::uint32_t group) const
{
    const GroupCounts &counts = m_data->rows()[group].counts;
    QStringList lines;
    if (counts.withoutDuration > 0)
        lines += tr("%Ln span(s) without a usable duration: counted, not measured", nullptr,
                    static_cast<int>(counts.withoutDuration));
    if (const WeightedRow *of = weighted(group)) {
        lines += tr("%1 spans stand for about %2, as their traces tell how they were sampled.")
                     .arg(valuetext::count(counts.spans), aboutText(of->spans));
        lines += tr("For percentiles they say as much as %1 spans of equal weight.").arg(aboutText(of->effective));
    } else if (const QString untold = untoldText(group); !untold.isEmpty()) {
        lines += untold;
    }
    return lines.join(u'\n');
}

/// Where a rate and a sparkline are told of: "from … to …".
QString LatencyModel::watchedText(std::uint32_t group) const
{
    const GroupActivity::Watched &watched = m_data->activity().watched(group);
    const QString from = timestampText(watched.firstNs, m_zone, TimestampPrecision::Seconds);
    const QString to = timestampText(watched.lastNs, m_zone, TimestampPrecision::Seconds);
    if (watched.stretches == 1)
        return tr("%1, from %2 to %3", "length of time, its start, its end")
            .arg(durationText(watched.lengthNs), from, to);
    return tr("%1 in %2 pieces, from %3 to %4; the gaps between are left out",
              "length of time, number of pieces of it, start, end")
        .arg(durationText(watched.lengthNs), valuetext::count(watched.stretches), from, to);
}

QString LatencyModel::rateToolTip(std::uint32_t group) const
{
    if (!isRepresentative(m_representativeness))
        return tr("A rate can be told only of traces that stand for all requests: say above what these traces are.");
    const GroupActivity::Watched &watched = m_data->activity().watched(group);
    if (watched.lengthNs == 0)
        return tr("No rate: these traces were not gathered over a time of their own.");
    if (isUnweighted(group))
        return m_weighted ? untoldText(group) : tr("The traces are being read for how they were sampled.");
    QString tip = tr("%1 in %2", "number of spans, time")
                      .arg(tr("%Ln span(s)", nullptr, static_cast<int>(watched.spans)), watchedText(group));
    if (const WeightedRow *of = weighted(group))
        tip += u'\n'
               + tr("They stand for about %1, as their traces tell how they were sampled.").arg(aboutText(of->watched));
    if (isUncertain(group, Rate))
        tip += u'\n' + tr("Too few spans to be sure.");
    return tip;
}

QString LatencyModel::activityToolTip(std::uint32_t group) const
{
    return m_data->activity().watched(group).lengthNs > 0 ? watchedText(group) : QString();
}

QString LatencyModel::quantileToolTip(std::uint32_t group, std::size_t number) const
{
    const QuantileEstimate &estimate = quantile(group, number);
    const QString n = valuetext::count(m_data->rows()[group].measured);
    QStringList lines;
    if (const WeightedRow *of = weighted(group))
        lines += tr("%1 of n = %2, weighted; worth %3 of equal weight")
                     .arg(exactDurationText(estimate.value), n, aboutText(of->effective));
    else
        lines += tr("%1 of n = %2").arg(exactDurationText(estimate.value), n);
    if (const QString interval = intervalText(estimate); !interval.isEmpty())
        lines += interval;
    if (!estimate.isBounded())
        lines += tr("Too few spans to be sure: n = %1, need %2")
                     .arg(valuetext::count(estimate.count),
                          valuetext::count(leastCountForInterval(kLatencyQuantiles[number])));
    if (const QString untold = untoldText(group); !untold.isEmpty())
        lines += untold;
    return lines.join(u'\n');
}

QString LatencyModel::objectiveToolTip(std::uint32_t group) const
{
    const std::optional<Objective> set = objective(group);
    if (!set)
        return {};
    QString tip = tr("Objective: %1 of the requests without error within %2")
                      .arg(percentText(set->target, 2), shortestDurationText(set->thresholdNs));
    const std::optional<Compliance> known = compliance(static_cast<int>(group));
    if (!known && isUnweighted(group))
        return tip + u'\n' + untoldText(group);
    if (!known)
        return tip + u'\n' + tr("A verdict needs traces that stand for all requests: say above what these traces are.");
    tip += u'\n'
           + tr("Kept by %1 (95 % interval %2 to %3) of n = %4")
                 .arg(percentText(known->good.share, 3), percentText(known->good.lower, 3),
                      percentText(known->good.upper, 3), aboutText(known->total));
    return tip + u'\n' + tr("Used of the error budget: %1").arg(percentText(known->budgetConsumed, 1));
}

} // namespace traceloupe
