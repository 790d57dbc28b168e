// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencymodel.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kSecondNs = 1e9;
QString none()
{
    return u"\u2013"_s;
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool isQuantile(int column)
{
    return column >= LatencyModel::FirstQuantile && column <= LatencyModel::LastQuantile;
}

std::size_t quantileNumber(int column)
{
    return static_cast<std::size_t>(column - LatencyModel::FirstQuantile);
}

bool isText(int column)
{
    return column == LatencyModel::Service || column == LatencyModel::Operation || column == LatencyModel::Kind
           || column == LatencyModel::ObjectiveVerdict;
}

/// "p99.9"
QString quantileName(std::uint32_t millionths)
{
    return u"p"_s + QLocale::c().toString(static_cast<double>(millionths) / 10'000.0, 'g', 6);
}

QString percentText(double share, int decimals)
{
    return QLocale().toString(share * 100, 'f', decimals) + u" %"_s;
}

double errorShare(const GroupCounts &counts)
{
    return counts.spans == 0 ? 0 : static_cast<double>(counts.errors) / static_cast<double>(counts.spans);
}

} // namespace

LatencyModel::LatencyModel(const Objectives &objectives, QObject *parent)
    : FlatTableModel(parent), m_objectives(objectives)
{}

void LatencyModel::setLatencies(LatencyDataPtr data)
{
    beginResetModel();
    m_data = std::move(data);
    m_compliance.clear();
    m_weighted.clear();
    endResetModel();
    refreshObjectives();
}

void LatencyModel::setWeightedCounts(std::vector<std::optional<double>> counts)
{
    m_weighted = std::move(counts);
    announceColumn(Rate);
}

std::optional<double> LatencyModel::weightedCount(std::uint32_t group) const
{
    const bool isAsked = m_representativeness == Representativeness::HeadSampled && group < m_weighted.size();
    return isAsked ? m_weighted[group] : std::nullopt;
}

void LatencyModel::setRepresentativeness(Representativeness kind)
{
    if (kind == m_representativeness)
        return;
    m_representativeness = kind;
    refreshObjectives();
    announceColumn(Rate);
}

void LatencyModel::refreshObjectives()
{
    if (!m_data)
        return;
    m_compliance.assign(m_data->groups().size(), std::nullopt);
    if (isRepresentative(m_representativeness) && m_objectives.size() > 0) {
        for (std::uint32_t group = 0; group < m_compliance.size(); ++group) {
            if (const auto objective = m_objectives.find(m_data->groups()[group]))
                m_compliance[group] = m_data->compliance(group, *objective);
        }
    }
    announceColumn(ObjectiveVerdict);
}

std::optional<Compliance> LatencyModel::compliance(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return at < m_compliance.size() ? m_compliance[at] : std::nullopt;
}

int LatencyModel::rowOf(const LatencyGroup &group) const
{
    for (int row = 0; row < rows(); ++row) {
        const LatencyGroup &candidate = m_data->groups()[static_cast<std::size_t>(row)];
        if (candidate.service == group.service && candidate.operation == group.operation
            && candidate.kind == group.kind)
            return row;
    }
    return -1;
}

QVariant LatencyModel::cell(int row, int column, int role) const
{
    const auto group = static_cast<std::uint32_t>(row);
    switch (role) {
    case Qt::DisplayRole:
        return text(group, column);
    case Qt::ToolTipRole: {
        const QString tip = toolTip(group, column);
        return tip.isEmpty() ? tip : u"<p style='white-space:pre'>"_s + tip.toHtmlEscaped() + u"</p>"_s;
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case SortRole:
        return sortValue(group, column);
    case UncertainRole:
        return isUncertain(group, column);
    case VerdictRole: {
        const std::optional<Compliance> known = compliance(row);
        return column == ObjectiveVerdict && known ? QVariant(static_cast<int>(known->verdict)) : QVariant();
    }
    default:
        return {};
    }
}

QVariant LatencyModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isText(column) || column == Activity ? Qt::AlignLeft : Qt::AlignRight)
                                   | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (isQuantile(column))
        return quantileName(kLatencyQuantiles[quantileNumber(column)]);
    switch (column) {
    case Service:
        return tr("Service");
    case Operation:
        return tr("Operation");
    case Kind:
        return tr("Kind");
    case Count:
        return tr("Spans");
    case Rate:
        return tr("Rate");
    case Errors:
        return tr("Errors");
    case Mean:
        return tr("Mean");
    case Longest:
        return tr("Longest");
    case ObjectiveVerdict:
        return tr("Objective");
    case Activity:
        return tr("Over time");
    default:
        return {};
    }
}

double LatencyModel::ratePerSecond(std::uint32_t group) const
{
    const double seconds = static_cast<double>(m_data->lastStartNs() - m_data->firstStartNs()) / kSecondNs;
    const double spans = weightedCount(group).value_or(static_cast<double>(m_data->rows()[group].counts.spans));
    return seconds > 0 ? spans / seconds : 0;
}

QString LatencyModel::text(std::uint32_t group, int column) const
{
    const LatencyGroup &named = m_data->groups()[group];
    const LatencyRow &row = m_data->rows()[group];
    switch (column) {
    case Service:
        return named.service.empty() ? tr("(no service)") : toQString(named.service);
    case Operation:
        if (m_data->question().grouping == LatencyGrouping::Service)
            return tr("all");
        return named.operation.empty() ? tr("(no name)") : toQString(named.operation);
    case Kind:
        return m_data->question().grouping == LatencyGrouping::Service ? QString()
                                                                       : toQString(spanKindName(named.kind));
    case Count:
        return valuetext::count(row.counts.spans);
    case Rate:
        if (!isRepresentative(m_representativeness) || m_data->lastStartNs() == m_data->firstStartNs())
            return none();
        return tr("%1/s").arg(QLocale().toString(ratePerSecond(group), 'g', 3));
    case Errors:
        return row.counts.errors == 0
                   ? QString()
                   : tr("%1 (%2)", "count (share)")
                         .arg(valuetext::count(row.counts.errors), percentText(errorShare(row.counts), 1));
    case ObjectiveVerdict: {
        const std::optional<Compliance> known = compliance(static_cast<int>(group));
        if (!known)
            return m_objectives.find(named) ? tr("set, no verdict") : QString();
        const QString verdict = known->verdict == Verdict::Pass   ? tr("kept")
                                : known->verdict == Verdict::Fail ? tr("missed")
                                                                  : tr("not sure");
        return tr("%1: %2", "verdict: share").arg(verdict, percentText(known->good.share, 2));
    }
    case Activity:
        return {};
    default:
        return durationCell(group, column);
    }
}

QString LatencyModel::durationCell(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    if (row.measured == 0)
        return none();
    if (column == Mean)
        return durationText(static_cast<std::int64_t>(row.meanNs));
    if (column == Longest)
        return durationText(row.maxNs);
    return durationText(row.quantiles[quantileNumber(column)].value);
}

bool LatencyModel::isUncertain(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    return isQuantile(column) && row.measured > 0 && !row.quantiles[quantileNumber(column)].isBounded();
}

QString LatencyModel::toolTip(std::uint32_t group, int column) const
{
    const LatencyGroup &named = m_data->groups()[group];
    const LatencyRow &row = m_data->rows()[group];
    if (column == Service || column == Operation)
        return toQString(column == Service ? named.service : named.operation);
    if (column == ObjectiveVerdict)
        return objectiveToolTip(group);
    if (column == Count && row.counts.withoutDuration > 0)
        return tr("%Ln span(s) without a usable duration: counted, not measured", nullptr,
                  static_cast<int>(row.counts.withoutDuration));
    if (column == Rate && !isRepresentative(m_representativeness))
        return tr("A rate can be told only of traces that stand for all requests: say above what these traces are.");
    if (const std::optional<double> weighted = weightedCount(group); column == Rate && weighted)
        return tr("%1 spans stand for about %2, as their traces tell how they were sampled")
            .arg(valuetext::count(row.counts.spans), QLocale().toString(*weighted, 'f', 0));
    if (column == Rate && m_representativeness == Representativeness::HeadSampled)
        return tr("Of the spans there are: not all of their traces tell how they were sampled.");
    if (!isQuantile(column) || row.measured == 0)
        return {};
    const QuantileEstimate &estimate = row.quantiles[quantileNumber(column)];
    QString tip = tr("%1 of n = %2").arg(exactDurationText(estimate.value), valuetext::count(row.measured));
    if (estimate.isBounded())
        tip += u'\n' + tr("95 % interval: %1 to %2").arg(durationText(*estimate.lower), durationText(*estimate.upper));
    else if (estimate.lower)
        tip += u'\n' + tr("95 % interval: %1 or more").arg(durationText(*estimate.lower));
    else if (estimate.upper)
        tip += u'\n' + tr("95 % interval: %1 or less").arg(durationText(*estimate.upper));
    if (!estimate.isBounded())
        tip += u'\n'
               + tr("Too few spans to be sure: n = %1, need %2")
                     .arg(valuetext::count(row.measured),
                          valuetext::count(leastCountForInterval(kLatencyQuantiles[quantileNumber(column)])));
    return tip;
}

QString LatencyModel::objectiveToolTip(std::uint32_t group) const
{
    const auto objective = m_objectives.find(m_data->groups()[group]);
    if (!objective)
        return {};
    QString tip = tr("Objective: %1 of the requests without error within %2")
                      .arg(percentText(objective->target, 2), exactDurationText(objective->thresholdNs));
    const std::optional<Compliance> known = compliance(static_cast<int>(group));
    if (!known)
        return tip + u'\n' + tr("A verdict needs traces that stand for all requests: say above what these traces are.");
    tip += u'\n'
           + tr("Kept by %1 (95 % interval %2 to %3) of n = %4")
                 .arg(percentText(known->good.share, 3), percentText(known->good.lower, 3),
                      percentText(known->good.upper, 3), valuetext::count(static_cast<std::uint64_t>(known->total)));
    return tip + u'\n' + tr("Used of the error budget: %1").arg(percentText(known->budgetConsumed, 1));
}

QVariant LatencyModel::sortValue(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    if (isText(column) && column != ObjectiveVerdict)
        return text(group, column);
    switch (column) {
    case Count:
    case Rate:
    case Activity:
        return QVariant::fromValue<qulonglong>(row.counts.spans);
    case Errors:
        return errorShare(row.counts);
    case Mean:
        return row.measured == 0 ? -1.0 : row.meanNs;
    case Longest:
        return QVariant::fromValue<qlonglong>(row.measured == 0 ? -1 : row.maxNs);
    case ObjectiveVerdict: {
        const std::optional<Compliance> known = compliance(static_cast<int>(group));
        return known ? known->good.share : 2.0;
    }
    default:
        return QVariant::fromValue<qlonglong>(row.measured == 0 ? -1 : row.quantiles[quantileNumber(column)].value);
    }
}

} // namespace traceloupe
