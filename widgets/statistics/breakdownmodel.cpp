// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statistics/breakdownmodel.h"

#include "core/layout/categorycolors.h"
#include "core/layout/colortable.h"
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr double kWholeShare = 10'000;

QString serviceName(const std::string &service)
{
    return service.empty() ? BreakdownModel::tr("(no service)") : plaintext::oneLine(service);
}

constexpr int kNetworkColor = 20;

/// What stands for a host where a trace names only the service (clockdomain.h).
constexpr std::string_view kServiceAsHost = "service ";

StringId serviceAsHost(const BreakdownRow &row, const Trace &trace)
{
    const std::string_view label = row.label;
    return label.starts_with(kServiceAsHost) ? trace.strings().find(label.substr(kServiceAsHost.size())) : StringId();
}

/// What a row would be coloured with if it stood alone. Below 0: nothing.
int preferredColor(BreakdownBy by, const BreakdownRow &row, const TracePtr &trace, const ServiceColors &colors)
{
    if (row.kind == PartKind::Missing || (by == BreakdownBy::Host && row.label.empty()))
        return -1;
    if (row.kind == PartKind::Network)
        return kNetworkColor;
    if (by == BreakdownBy::Category || row.kind == PartKind::Queue) {
        const std::uint8_t color = categoryColor(row.category);
        return color == kNoColor ? -1 : color;
    }
    if (by != BreakdownBy::Host)
        return colors.colorOf(trace->strings().find(row.label));
    const StringId service = serviceAsHost(row, *trace);
    return service.isValid() ? colors.colorOf(service) : nameColorIndex(row.label);
}

/// Which rows choose their colours first: those that have a service's, as it is; then those that other views colour
/// alike; the rest have what looks unlike.
enum class Round : std::uint8_t { Service, Known, Rest };

Round roundOf(BreakdownBy by, const BreakdownRow &row, const Trace &trace)
{
    if (by == BreakdownBy::Service || by == BreakdownBy::Operation)
        return Round::Service;
    if (by == BreakdownBy::Host && row.kind == PartKind::Own)
        return serviceAsHost(row, trace).isValid() ? Round::Service : Round::Known;
    return row.kind == PartKind::Own ? Round::Known : Round::Rest;
}

} // namespace

BreakdownModel::BreakdownModel(BreakdownBy by, QObject *parent) : FlatTableModel(parent), m_by(by) {}

void BreakdownModel::setBreakdown(std::shared_ptr<const PathBreakdown> parts, const TracePtr &trace,
                                  const ServiceColors &colors)
{
    beginResetModel();
    m_parts = std::move(parts);
    colorRows(trace, colors);
    endResetModel();
}

void BreakdownModel::setColors(const TracePtr &trace, const ServiceColors &colors)
{
    colorRows(trace, colors);
    if (rows() > 0)
        announceColumn(Part);
}

void BreakdownModel::colorRows(const TracePtr &trace, const ServiceColors &colors)
{
    m_colors.assign(static_cast<std::size_t>(rows()), kNoColor);
    DistinctColors distinct;
    for (const Round round : {Round::Service, Round::Known, Round::Rest}) {
        for (int i = 0; i < rows(); ++i) {
            int color = preferredColor(m_by, row(i), trace, colors);
            if (color < 0 || roundOf(m_by, row(i), *trace) != round)
                continue;
            if (round == Round::Service)
                distinct.mark(color);
            else
                color = distinct.take(color);
            m_colors[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(color);
        }
    }
}

const BreakdownRow &BreakdownModel::row(int row) const
{
    return m_parts->rows(m_by)[static_cast<std::size_t>(row)];
}

int BreakdownModel::rows() const
{
    return m_parts ? static_cast<int>(std::min<std::size_t>(m_parts->rows(m_by).size(), kMaxRows)) : 0;
}

int BreakdownModel::hiddenRows() const
{
    return m_parts ? static_cast<int>(m_parts->rows(m_by).size()) - rows() : 0;
}

QString BreakdownModel::partText(const BreakdownRow &row) const
{
    switch (row.kind) {
    case PartKind::Network:
        return tr("Network %1 → %2", "time on the way between two services")
            .arg(serviceName(row.label), serviceName(row.detail));
    case PartKind::Remote:
        return tr("%1 (no spans from there)", "a category of calls: the called side sends no spans")
            .arg(categoryText(row.category));
    case PartKind::Queue:
        return tr("Waiting in a queue");
    case PartKind::Missing:
        return categoryText(SpanCategory::Unknown);
    case PartKind::Own:
        break;
    }
    if (m_by == BreakdownBy::Category)
        return categoryText(row.category);
    if (m_by == BreakdownBy::Host)
        return row.label.empty() ? tr("(no host)") : plaintext::oneLine(row.label);
    if (m_by == BreakdownBy::Service)
        return serviceName(row.label);
    return serviceName(row.label) + u"  "_s + plaintext::oneLine(row.detail);
}

QString BreakdownModel::text(const BreakdownRow &row, int column) const
{
    switch (column) {
    case Part:
        return partText(row);
    case Time:
        return durationText(row.ns);
    case Share:
        return percentageText(row.share / 100.0, 1);
    default:
        return QLocale().toString(row.spans);
    }
}

QString BreakdownModel::toolTip(const BreakdownRow &row) const
{
    QStringList lines{partText(row)};
    if (m_by == BreakdownBy::Operation && row.kind == PartKind::Own && row.spanKind != SpanKind::Unspecified)
        lines << tr("Kind: %1").arg(kindText(row.spanKind));
    lines << tr("%1 of the critical path, in %Ln span(s)", nullptr, static_cast<int>(row.spans))
                 .arg(exactDurationText(row.ns));
    return plaintext::toolTip(lines.join(u'\n'));
}

QVariant BreakdownModel::cell(int index, int column, int role) const
{
    const BreakdownRow &part = row(index);
    switch (role) {
    case Qt::DisplayRole:
        return text(part, column);
    case Qt::ToolTipRole:
        return toolTip(part);
    case Qt::TextAlignmentRole:
        return QVariant(column == Part ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    case ValueRole:
        if (column == Part)
            return text(part, column);
        return column == Spans ? QVariant(part.spans) : QVariant(static_cast<qlonglong>(part.ns));
    case ShareRole:
        return column == Share ? QVariant(part.share / kWholeShare) : QVariant();
    case ColorRole:
        return column == Part ? QVariant(m_colors[static_cast<std::size_t>(index)]) : QVariant();
    default:
        return {};
    }
}

QVariant BreakdownModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == Part ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Part:
        switch (m_by) {
        case BreakdownBy::Category:
            return tr("Category");
        case BreakdownBy::Service:
            return tr("Service");
        case BreakdownBy::Operation:
            return tr("Operation");
        case BreakdownBy::Host:
            break;
        }
        return tr("Host");
    case Time:
        return tr("Time");
    case Share:
        return tr("Share");
    default:
        return tr("Spans");
    }
}

} // namespace traceloupe
