// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/figuresmodel.h"

#include "core/layout/durationtext.h"
#include "core/models/valuetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr double kSecondNs = 1e9;

QString none()
{
    return u"\u2013"_s;
}

std::optional<std::size_t> quantileNumber(int column)
{
    if (column < LatencyModel::FirstQuantile || column > LatencyModel::LastQuantile)
        return std::nullopt;
    return static_cast<std::size_t>(column - LatencyModel::FirstQuantile);
}

QString durationOf(double ns)
{
    return durationText(std::llround(ns));
}

QString kindText(SpanKind kind)
{
    const std::string_view name = spanKindName(kind);
    return kind == SpanKind::Unspecified ? none()
                                         : QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// How many the figures of durations are of: what the buckets hold, where there are any.
std::optional<double> measuredOf(const Figures &figures)
{
    return figures.buckets.empty() ? figures.calls : std::optional(countOf(figures.buckets));
}

} // namespace

void FiguresModel::setFigures(FiguresTable table, std::int64_t windowNs)
{
    beginResetModel();
    m_table = std::move(table);
    m_windowNs = std::max<std::int64_t>(1, windowNs);
    endResetModel();
}

int FiguresModel::rowOf(const FiguresGroup &group) const
{
    const auto found = std::find_if(m_table.rows.begin(), m_table.rows.end(),
                                    [&group](const FiguresTable::Row &row) { return row.group == group; });
    return found == m_table.rows.end() ? -1 : static_cast<int>(found - m_table.rows.begin());
}

QString FiguresModel::quantileText(const BucketQuantile &quantile)
{
    return quantile.isBeyond() ? tr("≥ %1", "at least this duration").arg(durationOf(quantile.ns))
                               : durationOf(quantile.ns);
}

QString FiguresModel::bucketText(const BucketQuantile &quantile)
{
    if (quantile.isBeyond())
        return tr("beyond the largest bound, %1").arg(durationOf(quantile.lowNs));
    if (!quantile.hasBucket())
        return {};
    return tr("between %1 and %2").arg(durationOf(quantile.lowNs), durationOf(quantile.highNs));
}

QVariant FiguresModel::cell(int row, int column, int role) const
{
    const FiguresTable::Row &of = m_table.rows[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(of, column);
    case Qt::ToolTipRole: {
        const QString tip = toolTip(of, column);
        return tip.isEmpty() ? tip : u"<p style='white-space:pre'>"_s + tip.toHtmlEscaped() + u"</p>"_s;
    }
    case LatencyModel::UncertainRole:
        return isUncertain(of, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column <= LatencyModel::Kind ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case LatencyModel::SortRole:
        return sortValue(of, column);
    default:
        return {};
    }
}

bool FiguresModel::isUncertain(const FiguresTable::Row &row, int column)
{
    const auto number = quantileNumber(column);
    const std::optional<double> measured = measuredOf(row.figures);
    return number && row.figures.quantiles[*number] && measured
           && *measured < static_cast<double>(leastCountForInterval(kLatencyQuantiles[*number]));
}

QString FiguresModel::toolTip(const FiguresTable::Row &row, int column) const
{
    if (column == LatencyModel::Service)
        return row.group.service;
    if (column == LatencyModel::Operation)
        return row.group.operation;
    if (column == LatencyModel::Rate && row.figures.calls)
        return tr("%1 counted in %2, the whole window of time", "number, duration")
            .arg(valuetext::count(static_cast<std::uint64_t>(std::llround(*row.figures.calls))),
                 durationText(m_windowNs));
    const auto number = quantileNumber(column);
    if (!number || !row.figures.quantiles[*number])
        return {};
    QString tip = bucketText(*row.figures.quantiles[*number]);
    if (isUncertain(row, column))
        tip += (tip.isEmpty() ? QString() : u"\n"_s)
               + tr("Too few spans to be sure: n = %1, need %2")
                     .arg(valuetext::count(static_cast<std::uint64_t>(std::llround(*measuredOf(row.figures)))),
                          valuetext::count(leastCountForInterval(kLatencyQuantiles[*number])));
    return tip;
}

QString FiguresModel::text(const FiguresTable::Row &row, int column) const
{
    const Figures &figures = row.figures;
    if (const auto number = quantileNumber(column))
        return figures.quantiles[*number] ? quantileText(*figures.quantiles[*number]) : none();
    switch (column) {
    case LatencyModel::Service:
        return row.group.service.isEmpty() ? tr("(no service)") : row.group.service;
    case LatencyModel::Operation:
        return row.group.operation.isEmpty() ? tr("all") : row.group.operation;
    case LatencyModel::Kind:
        return kindText(row.group.kind);
    case LatencyModel::Count:
        return figures.calls ? valuetext::count(static_cast<std::uint64_t>(std::llround(*figures.calls))) : none();
    case LatencyModel::Rate:
        return figures.calls ? valuetext::rate(*figures.calls / (static_cast<double>(m_windowNs) / kSecondNs)) : none();
    case LatencyModel::Errors: {
        if (!figures.errors || !figures.calls)
            return none();
        if (*figures.errors <= 0)
            return u"0"_s;
        const double share = *figures.calls > 0 ? *figures.errors / *figures.calls : 0;
        return u"%1 (%2 %)"_s.arg(valuetext::count(static_cast<std::uint64_t>(std::llround(*figures.errors))),
                                  QLocale().toString(share * 100, 'f', 1));
    }
    case LatencyModel::Mean:
        return figures.meanNs ? durationOf(*figures.meanNs) : none();
    default:
        return none();
    }
}

QVariant FiguresModel::sortValue(const FiguresTable::Row &row, int column) const
{
    const Figures &figures = row.figures;
    if (const auto number = quantileNumber(column))
        return figures.quantiles[*number] ? figures.quantiles[*number]->ns : -1.0;
    switch (column) {
    case LatencyModel::Count:
    case LatencyModel::Rate:
        return figures.calls.value_or(-1);
    case LatencyModel::Errors:
        return figures.errors && figures.calls.value_or(0) > 0 ? *figures.errors / *figures.calls : -1.0;
    case LatencyModel::Mean:
        return figures.meanNs.value_or(-1);
    default:
        return text(row, column);
    }
}

QVariant FiguresModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column <= LatencyModel::Kind ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (const auto number = quantileNumber(column))
        return u"p"_s + QLocale::c().toString(Figures::kQuantiles[*number] * 100, 'g', 6);
    switch (column) {
    case LatencyModel::Service:
        return tr("Service");
    case LatencyModel::Operation:
        return tr("Operation");
    case LatencyModel::Kind:
        return tr("Kind");
    case LatencyModel::Count:
        return tr("Spans");
    case LatencyModel::Rate:
        return tr("Rate");
    case LatencyModel::Errors:
        return tr("Errors");
    case LatencyModel::Mean:
        return tr("Mean");
    default:
        return tr("Longest");
    }
}

QString originText(const FiguresOrigin &origin)
{
    QString text = origin.what + u'.';
    if (origin.isPartial)
        text += u" ⚠ "_s + QCoreApplication::translate("traceloupe::FiguresModel", "The answer is incomplete.");
    for (const QString &note : origin.notes)
        text += u' ' + note;
    return text;
}

} // namespace traceloupe
