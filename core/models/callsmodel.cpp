// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/callsmodel.h"

#include "core/models/figuresmodel.h"
#include "core/models/valuetext.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr std::array<double, 3> kQuantiles{0.5, 0.95, 0.99};
constexpr std::array<const char16_t *, 3> kQuantileNames{u"p50", u"p95", u"p99"};
constexpr double kSecondNs = 1e9;

QString none()
{
    return u"\u2013"_s;
}

QString countText(double count)
{
    return valuetext::count(static_cast<std::uint64_t>(std::llround(std::max(0.0, count))));
}

std::optional<BucketQuantile> quantileAt(const CallEdge &edge, int column)
{
    if (column < CallsModel::FirstQuantile)
        return std::nullopt;
    const auto &buckets = edge.serverBuckets.empty() ? edge.clientBuckets : edge.serverBuckets;
    return quantileOf(buckets, kQuantiles[static_cast<std::size_t>(column - CallsModel::FirstQuantile)],
                      BucketSpread::Even);
}

} // namespace

void CallsModel::setGraph(CallGraph graph, std::int64_t windowNs)
{
    beginResetModel();
    m_graph = std::move(graph);
    m_windowNs = std::max<std::int64_t>(1, windowNs);
    endResetModel();
}

QVariant CallsModel::cell(int row, int column, int role) const
{
    const CallEdge &edge = m_graph.edges[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(edge, column);
    case Qt::ToolTipRole: {
        const auto quantile = quantileAt(edge, column);
        return quantile ? FiguresModel::bucketText(*quantile).toHtmlEscaped() : QString();
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column <= Connection ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case LatencyModel::SortRole:
        return sortValue(edge, column);
    default:
        return {};
    }
}

QString CallsModel::text(const CallEdge &edge, int column) const
{
    switch (column) {
    case Client:
        return edge.client;
    case Server:
        return edge.server;
    case Connection:
        if (edge.connection == "virtual_node"_L1)
            return tr("one side is not traced");
        if (edge.connection == "messaging_system"_L1)
            return tr("messages");
        return edge.connection == "database"_L1 ? tr("database") : tr("calls", "a kind of connection");
    case Calls:
        return countText(edge.calls);
    case Rate:
        return valuetext::rate(edge.calls / (static_cast<double>(m_windowNs) / kSecondNs));
    case Errors: {
        if (!edge.errors)
            return none();
        if (*edge.errors <= 0)
            return u"0"_s;
        return u"%1 (%2 %)"_s.arg(countText(*edge.errors),
                                  QLocale().toString(edge.calls > 0 ? *edge.errors / edge.calls * 100 : 0, 'f', 1));
    }
    default: {
        const auto quantile = quantileAt(edge, column);
        return quantile ? FiguresModel::quantileText(*quantile) : none();
    }
    }
}

QVariant CallsModel::sortValue(const CallEdge &edge, int column)
{
    switch (column) {
    case Client:
        return edge.client;
    case Server:
        return edge.server;
    case Connection:
        return edge.connection;
    case Calls:
    case Rate:
        return edge.calls;
    case Errors:
        return edge.errors && edge.calls > 0 ? *edge.errors / edge.calls : -1.0;
    default: {
        const auto quantile = quantileAt(edge, column);
        return quantile ? quantile->ns : -1.0;
    }
    }
}

QVariant CallsModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column <= Connection ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Client:
        return tr("Caller");
    case Server:
        return tr("Callee");
    case Connection:
        return tr("By");
    case Calls:
        return tr("Calls");
    case Rate:
        return tr("Rate");
    case Errors:
        return tr("Errors");
    default:
        return QString::fromUtf16(kQuantileNames[static_cast<std::size_t>(column - FirstQuantile)]);
    }
}

} // namespace traceloupe
