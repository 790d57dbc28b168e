// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/latencymodel.h"

#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "core/models/valuetext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kSecondNs = 1e9;
/// A rate of fewer spans could as well be twice as high.
constexpr std::uint64_t kLeastSpansOfRate = 10;

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
    return percentageText(share * 100, decimals);
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
    m_weighted.reset();
    endResetModel();
    refreshObjectives();
}

void LatencyModel::setWeighted(WeightedLatenciesPtr weighted)
{
    const bool isOfThese = weighted && weighted->data() == m_data;
    m_weighted = isOfThese ? std::move(weighted) : nullptr;
    refreshObjectives();
    if (rows() > 0)
        announceRows(0, rows() - 1);
}

const WeightedRow *LatencyModel::weighted(std::uint32_t group) const
{
    return m_representativeness == Representativeness::HeadSampled && m_weighted ? m_weighted->row(group) : nullptr;
}

/// Traces that don't tell how they were sampled: what is shown is of the spans as they are.
bool LatencyModel::isUnweighted(std::uint32_t group) const
{
    return m_representativeness == Representativeness::HeadSampled && weighted(group) == nullptr;
}

std::optional<Objective> LatencyModel::objective(std::uint32_t group) const
{
    return m_objectives.find(m_partsOf ? *m_partsOf : m_data->groups()[group]);
}

void LatencyModel::setPartsOf(std::optional<LatencyGroup> whole)
{
    m_partsOf = std::move(whole);
    refreshObjectives();
}

const QuantileEstimate &LatencyModel::quantile(std::uint32_t group, std::size_t number) const
{
    const WeightedRow *of = weighted(group);
    return of != nullptr ? of->quantiles[number] : m_data->rows()[group].quantiles[number];
}

double LatencyModel::meanNs(std::uint32_t group) const
{
    const WeightedRow *of = weighted(group);
    return of != nullptr ? of->meanNs : m_data->rows()[group].meanNs;
}

double LatencyModel::errorShare(std::uint32_t group) const
{
    if (const WeightedRow *of = weighted(group))
        return of->errorShare();
    const GroupCounts &counts = m_data->rows()[group].counts;
    return counts.spans == 0 ? 0 : static_cast<double>(counts.errors) / static_cast<double>(counts.spans);
}

void LatencyModel::setRepresentativeness(Representativeness kind)
{
    if (kind == m_representativeness)
        return;
    m_representativeness = kind;
    refreshObjectives();
    if (rows() > 0)
        announceRows(0, rows() - 1);
}

void LatencyModel::refreshObjectives()
{
    if (!m_data)
        return;
    m_compliance.assign(m_data->groups().size(), std::nullopt);
    if (isRepresentative(m_representativeness) && m_objectives.size() > 0) {
        for (std::uint32_t group = 0; group < m_compliance.size(); ++group) {
            const std::optional<Objective> set = objective(group);
            if (!set || isUnweighted(group))
                continue;
            m_compliance[group] = weighted(group) != nullptr ? m_weighted->compliance(group, *set)
                                                             : m_data->compliance(group, *set);
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

std::optional<double> LatencyModel::ratePerSecond(std::uint32_t group) const
{
    const GroupActivity::Watched &watched = m_data->activity().watched(group);
    if (!isRepresentative(m_representativeness) || isUnweighted(group) || watched.lengthNs == 0)
        return std::nullopt;
    const WeightedRow *of = weighted(group);
    const double spans = of != nullptr ? of->watched : static_cast<double>(watched.spans);
    return spans / (static_cast<double>(watched.lengthNs) / kSecondNs);
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
        if (const std::optional<double> rate = ratePerSecond(group))
            return valuetext::rate(*rate);
        return none();
    case Errors:
        return row.counts.errors == 0
                   ? QString()
                   : tr("%1 (%2)", "count (share)")
                         .arg(valuetext::count(row.counts.errors), percentText(errorShare(group), 1));
    case ObjectiveVerdict:
        return objectiveText(group);
    case Activity:
        return {};
    default:
        return durationCell(group, column);
    }
}

QString LatencyModel::objectiveText(std::uint32_t group) const
{
    if (const std::optional<Compliance> known = compliance(static_cast<int>(group))) {
        const QString verdict = known->verdict == Verdict::Pass   ? tr("kept")
                                : known->verdict == Verdict::Fail ? tr("missed")
                                                                  : tr("inconclusive");
        return tr("%1: %2", "verdict: share").arg(verdict, percentText(known->good.share, 2));
    }
    if (!objective(group))
        return {};
    switch (m_representativeness) {
    case Representativeness::Unknown:
        return tr("set; traces unknown");
    case Representativeness::HeadSampled:
        return tr("set; sampling not told");
    default:
        return tr("set; not of all requests");
    }
}

QString LatencyModel::durationCell(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    if (row.measured == 0)
        return none();
    if (column == Mean)
        return durationText(static_cast<std::int64_t>(meanNs(group)));
    if (column == Longest)
        return durationText(row.maxNs);
    return durationText(quantile(group, quantileNumber(column)).value);
}

bool LatencyModel::isUncertain(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    if (column == Rate)
        return m_data->activity().watched(group).spans < kLeastSpansOfRate;
    if (row.measured == 0)
        return false;
    if (isQuantile(column))
        return isUnweighted(group) || !quantile(group, quantileNumber(column)).isBounded();
    return isUnweighted(group) && (column == Mean || column == Errors);
}

QVariant LatencyModel::sortValue(std::uint32_t group, int column) const
{
    const LatencyRow &row = m_data->rows()[group];
    if (isText(column) && column != ObjectiveVerdict)
        return text(group, column);
    switch (column) {
    case Rate:
        return ratePerSecond(group).value_or(-1);
    case Count:
    case Activity:
        return QVariant::fromValue<qulonglong>(row.counts.spans);
    case Errors:
        return errorShare(group);
    case Mean:
        return row.measured == 0 ? -1.0 : meanNs(group);
    case Longest:
        return QVariant::fromValue<qlonglong>(row.measured == 0 ? -1 : row.maxNs);
    case ObjectiveVerdict: {
        const std::optional<Compliance> known = compliance(static_cast<int>(group));
        return known ? known->good.share : 2.0;
    }
    default:
        return QVariant::fromValue<qlonglong>(row.measured == 0 ? -1 : quantile(group, quantileNumber(column)).value);
    }
}

} // namespace traceloupe
