// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/structuregroupmodel.h"

#include "core/formats/csvtext.h"
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "core/models/profiletablemodel.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::size_t kPartsInRow = 3; ///< of what tells a structure apart; the tooltip has more

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

/// "≈" where there are too few values for an interval.
QString quantileText(const QuantileEstimate &estimate)
{
    return (estimate.isBounded() ? QString() : u"≈ "_s) + durationText(estimate.value);
}

/// "with redis: GET; without auth: check; db: query 12/3"
std::string csvDifference(const StructureDifference &difference)
{
    std::string out;
    for (const StructureDifference::Part &part : difference.parts) {
        const std::string title = part.operation.service + ": " + part.operation.name;
        out += out.empty() ? "" : "; ";
        if (part.kind == StructureDifference::Kind::Count)
            out += title + ' ' + std::to_string(part.here) + '/' + std::to_string(part.there);
        else
            out += (part.kind == StructureDifference::Kind::Added ? "with " : "without ") + title;
    }
    return out;
}

void addNumber(std::string &out, std::optional<std::int64_t> value)
{
    out += ',';
    if (value)
        out += std::to_string(*value);
}

} // namespace

void StructureGroupModel::setGroups(std::vector<StructureGroup> groups)
{
    beginResetModel();
    m_groups = std::move(groups);
    m_parts.assign(m_groups.size() + 1, {});
    m_rows.clear();
    for (std::uint32_t i = 0; i < m_groups.size(); ++i) {
        const std::uint32_t parent = m_groups[i].parent;
        auto &siblings = m_parts[parent == ContextTree::kNone ? 0 : parent + 1];
        m_rows.push_back(static_cast<std::uint32_t>(siblings.size()));
        siblings.push_back(i);
    }
    endResetModel();
}

const StructureGroup &StructureGroupModel::groupAt(const QModelIndex &index) const
{
    return m_groups[index.internalId()];
}

QModelIndex StructureGroupModel::indexOf(StructureLevel level, std::uint64_t key) const
{
    for (std::uint32_t i = 0; i < m_groups.size(); ++i) {
        if (m_groups[i].level == level && m_groups[i].key == key)
            return indexOfNumber(i);
    }
    return {};
}

QModelIndex StructureGroupModel::indexOfNumber(std::uint32_t number) const
{
    return createIndex(static_cast<int>(m_rows[number]), 0, quintptr(number));
}

TraceId StructureGroupModel::traceAt(const QModelIndex &index) const
{
    const StructureGroup &group = groupAt(index);
    return index.column() == Fastest ? group.fastest : index.column() == Slowest ? group.slowest : group.representative;
}

const std::vector<std::uint32_t> &StructureGroupModel::partsOf(const QModelIndex &parent) const
{
    return m_parts[parent.isValid() ? parent.internalId() + 1 : 0];
}

QModelIndex StructureGroupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(partsOf(parent)[static_cast<std::size_t>(row)]));
}

QModelIndex StructureGroupModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const std::uint32_t above = m_groups[child.internalId()].parent;
    return above == ContextTree::kNone ? QModelIndex()
                                       : createIndex(static_cast<int>(m_rows[above]), 0, quintptr(above));
}

int StructureGroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(partsOf(parent).size());
}

int StructureGroupModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant StructureGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StructureGroup &group = groupAt(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(group, static_cast<std::uint32_t>(index.internalId()), column);
    case Qt::ToolTipRole:
        return toolTip(group, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter) | int(column > Structure ? Qt::AlignRight : Qt::AlignLeft);
    case UncertainRole:
        return (column == Median && !group.p50.isBounded()) || (column == P95 && !group.p95.isBounded());
    case SortRole: {
        const std::array<QVariant, ColumnCount> values{structureText(group, 0),    qulonglong(group.traces),
                                                       group.shareOfTime,          qulonglong(group.spans),
                                                       qlonglong(group.fastestNs), qlonglong(group.p50.value),
                                                       qlonglong(group.p95.value), qlonglong(group.slowestNs)};
        return values[static_cast<std::size_t>(column)];
    }
    default:
        return {};
    }
}

/// "with redis: GET, without auth: check, db: query 12 times, not 3 (and 2 more)"
QString StructureGroupModel::differenceText(const StructureDifference &difference, std::size_t mostParts)
{
    QStringList words;
    const std::size_t shown = std::min(mostParts, difference.parts.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const StructureDifference::Part &part = difference.parts[i];
        const QString title = profilewords::title(part.operation);
        switch (part.kind) {
        case StructureDifference::Kind::Added:
            words += tr("with %1", "a call").arg(title);
            break;
        case StructureDifference::Kind::Missing:
            words += tr("without %1", "a call").arg(title);
            break;
        case StructureDifference::Kind::Count:
            words += tr("%1 ×%2 (not ×%3)", "a call, how often it is called here and elsewhere")
                         .arg(title, countText(part.here), countText(part.there));
        }
    }
    QString text = words.join(u", "_s);
    const auto more = static_cast<int>(difference.parts.size() - shown + difference.more);
    return more > 0 ? tr("%1, and %Ln more", nullptr, more).arg(text) : text;
}

QString StructureGroupModel::structureText(const StructureGroup &group, std::uint32_t number) const
{
    QString paths = tr("%Ln path(s)", "of operations, in a trace", static_cast<int>(group.paths));
    if (!group.difference.isEmpty())
        paths += u" · "_s + differenceText(group.difference, kPartsInRow);
    switch (group.level) {
    case StructureLevel::Root:
        return profilewords::title(group.root);
    case StructureLevel::Paths:
        return tr("Structure %1: %2").arg(m_rows[number] + 1).arg(paths);
    case StructureLevel::Counts:
        return tr("Structure and counts %1: %2").arg(m_rows[number] + 1).arg(paths);
    case StructureLevel::Order:
        break;
    }
    return tr("Structure, counts and order %1: %2").arg(m_rows[number] + 1).arg(paths);
}

QString StructureGroupModel::text(const StructureGroup &group, std::uint32_t number, int column) const
{
    switch (column) {
    case Structure:
        return structureText(group, number);
    case Traces:
        return countText(group.traces);
    case ShareOfTime:
        return percentageText(100 * group.shareOfTime, 1);
    case Spans:
        return countText(group.spans);
    case Fastest:
        return durationText(group.fastestNs);
    case Median:
        return quantileText(group.p50);
    case P95:
        return quantileText(group.p95);
    default:
        return durationText(group.slowestNs);
    }
}

QString StructureGroupModel::toolTip(const StructureGroup &group, int column) const
{
    const auto interval = [](const QuantileEstimate &estimate) {
        if (!estimate.isBounded())
            return tr("Of %Ln trace(s): too few for an interval", nullptr, static_cast<int>(estimate.count));
        return tr("95 % interval: %1 to %2").arg(durationText(*estimate.lower), durationText(*estimate.upper));
    };
    switch (column) {
    case Structure: {
        const QString title = profilewords::title(group.root).toHtmlEscaped();
        if (group.difference.isEmpty())
            return title;
        return title + u"<br>"_s
               + tr("Against the one beside it with most time: %1")
                     .arg(differenceText(group.difference, StructureDifference::kMostParts).toHtmlEscaped());
    }
    case Fastest:
        return tr("Enter opens the fastest trace");
    case Median:
        return interval(group.p50);
    case P95:
        return interval(group.p95);
    case Slowest:
        return tr("Enter opens the slowest trace");
    case Spans:
        return tr("Of the trace in the middle");
    default:
        return {};
    }
}

QVariant StructureGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(section > Structure ? Qt::AlignRight : Qt::AlignLeft);
    const std::array<std::pair<QString, QString>, ColumnCount> texts{
        {{tr("Structure"), tr("Root operation; in it, which paths of operations there are; in those, how often each is "
                              "called (once, 2-4, 5-9, 10 or more times). Groups of 20 traces or more are split.")},
         {tr("Traces"), {}},
         {tr("Share of time"), tr("Of the durations of all traces")},
         {tr("Spans"), tr("Of the trace in the middle")},
         {tr("Fastest"), {}},
         {tr("p50"), tr("The duration in the middle; Enter opens that trace")},
         {tr("p95"), {}},
         {tr("Slowest"), {}}}};
    const auto &[title, explanation] = texts[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return title;
    return role == Qt::ToolTipRole && !explanation.isEmpty() ? QVariant(explanation) : QVariant();
}

QByteArray structureGroupsCsv(const std::vector<StructureGroup> &groups)
{
    constexpr std::array<const char *, kStructureLevels> kLevels{"root", "paths", "counts", "order"};
    std::string out = "group,parent,level,service,operation,traces,total_ns,share_of_time,paths,spans,p50_ns,"
                      "p50_lower_ns,p50_upper_ns,p95_ns,p95_lower_ns,p95_upper_ns,fastest_ns,fastest_trace,"
                      "median_trace,slowest_ns,slowest_trace,difference\r\n";
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const StructureGroup &group = groups[i];
        out += std::to_string(i + 1) + ',';
        if (group.parent != ContextTree::kNone)
            out += std::to_string(group.parent + 1);
        out += std::string(",") + kLevels[static_cast<std::size_t>(group.level)] + ',';
        appendCsvText(out, group.root.service);
        out += ',';
        appendCsvText(out, group.root.name);
        out += ',' + std::to_string(group.traces) + ',' + std::to_string(group.totalNs) + ','
               + QByteArray::number(group.shareOfTime, 'g', 6).toStdString() + ',' + std::to_string(group.paths) + ','
               + std::to_string(group.spans);
        for (const QuantileEstimate &estimate : {group.p50, group.p95}) {
            addNumber(out, estimate.value);
            addNumber(out, estimate.lower);
            addNumber(out, estimate.upper);
        }
        out += ',' + std::to_string(group.fastestNs) + ',' + group.fastest.toHex() + ',' + group.representative.toHex()
               + ',' + std::to_string(group.slowestNs) + ',' + group.slowest.toHex() + ',';
        appendCsvText(out, csvDifference(group.difference));
        out += "\r\n";
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
