// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/profiletablemodel.h"

#include "core/formats/csvtext.h"
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kMostPathSteps = 30; ///< of a tooltip

QString shareOf(double part, double whole)
{
    return whole <= 0 ? QString() : percentageText(100 * part / whole, 1);
}

/// From the root down, one line each.
QString pathText(const ProfileComparison &profile, std::uint32_t row)
{
    QStringList lines;
    for (std::uint32_t node = row; node != ContextTree::kNone && lines.size() < kMostPathSteps;
         node = profile.nodes[node].parent)
        lines.push_front(profilewords::title(profile.nodes[node].operation));
    return lines.join(u"\n→ "_s);
}

void addNumber(std::string &out, double value)
{
    out += ',' + std::to_string(std::llround(value));
}

std::string csvPath(const ProfileComparison &profile, std::uint32_t row)
{
    std::vector<const Operation *> steps;
    for (std::uint32_t node = row; node != ContextTree::kNone; node = profile.nodes[node].parent)
        steps.push_back(&profile.nodes[node].operation);
    std::string path;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step)
        path += (path.empty() ? "" : " > ") + (*step)->service + ": " + (*step)->name;
    return path;
}

} // namespace

void ProfileTableModel::setProfile(ProfileComparisonPtr profile)
{
    beginResetModel();
    m_profile = std::move(profile);
    endResetModel();
}

QVariant ProfileTableModel::cell(int row, int column, int role) const
{
    const ComparedNode &node = m_profile->nodes[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(node, column);
    case SortRole:
        return sortValue(node, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter) | int(column >= Mean ? Qt::AlignRight : Qt::AlignLeft);
    case Qt::ToolTipRole:
        return column <= CalledBy
                   ? pathText(*m_profile, static_cast<std::uint32_t>(row)).toHtmlEscaped().replace(u'\n', u"<br>"_s)
                   : QVariant();
    default:
        return {};
    }
}

QString ProfileTableModel::text(const ComparedNode &node, int column) const
{
    const auto count = [](std::uint64_t value) { return QLocale().toString(static_cast<qulonglong>(value)); };
    switch (column) {
    case Service:
        return profilewords::service(node.operation);
    case Name:
        return profilewords::name(node.operation);
    case CalledBy:
        return node.parent == ContextTree::kNone ? QString()
                                                 : profilewords::title(m_profile->nodes[node.parent].operation);
    case Mean:
        return profilewords::duration(node.meanNs);
    case Share:
        return shareOf(node.meanNs, m_profile->meanNs());
    case BaselineMean:
        return m_profile->isCompared() ? profilewords::duration(node.baselineMeanNs) : QString();
    case Delta:
        return m_profile->isCompared() ? profilewords::offset(node.deltaNs()) : QString();
    case DeltaShare:
        return profilewords::deltaShare(*m_profile, node);
    case Traces:
        return count(node.shown.traces);
    case P50:
        return durationText(node.shown.p50Ns);
    case P95:
        return durationText(node.shown.p95Ns);
    default:
        return durationText(node.shown.maxNs);
    }
}

QVariant ProfileTableModel::sortValue(const ComparedNode &node, int column) const
{
    switch (column) {
    case Service:
    case Name:
    case CalledBy:
        return text(node, column);
    case Mean:
    case Share:
        return node.meanNs;
    case BaselineMean:
        return node.baselineMeanNs;
    case Delta:
        return node.deltaNs();
    case DeltaShare:
        return m_profile->deltaNs() < 0 ? -node.deltaNs() : node.deltaNs();
    case Traces:
        return static_cast<qulonglong>(node.shown.traces);
    case P50:
        return static_cast<qlonglong>(node.shown.p50Ns);
    case P95:
        return static_cast<qlonglong>(node.shown.p95Ns);
    default:
        return static_cast<qlonglong>(node.shown.maxNs);
    }
}

QVariant ProfileTableModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter) | int(column >= Mean ? Qt::AlignRight : Qt::AlignLeft);
    const std::array<std::pair<QString, QString>, ColumnCount> texts{
        {{tr("Service"), {}},
         {tr("Operation"), {}},
         {tr("Called by"), {}},
         {tr("Mean"), tr("Its own part of the critical path: mean per trace, those without it included")},
         {tr("Share"), tr("Of the mean duration")},
         {tr("Compared"), tr("The same mean of the band that is compared with")},
         {tr("Difference"), tr("Of the two means; all of them add up to the difference of the mean durations")},
         {tr("Explains"), tr("Part of the difference of the mean durations; may be negative or more than 100 %")},
         {tr("Traces"), tr("Traces that have it on their critical path")},
         {tr("p50"), tr("Median of its own part, over all traces of the band")},
         {tr("p95"), tr("95th percentile of its own part, over all traces of the band")},
         {tr("Longest"), tr("The most of it in one trace, which Enter opens")}}};
    const auto &[title, explanation] = texts[static_cast<std::size_t>(column)];
    if (role == Qt::DisplayRole)
        return title;
    return role == Qt::ToolTipRole && !explanation.isEmpty() ? QVariant(explanation) : QVariant();
}

QByteArray profileCsv(const ProfileComparison &profile)
{
    std::string out = "path,service,operation,kind,traces,mean_ns,inclusive_mean_ns,sum_ns,p50_ns,p95_ns,longest_ns,"
                      "longest_trace,baseline_traces,baseline_mean_ns,delta_ns\r\n";
    for (std::uint32_t i = 0; i < profile.nodes.size(); ++i) {
        const ComparedNode &node = profile.nodes[i];
        appendCsvText(out, csvPath(profile, i));
        out += ',';
        appendCsvText(out, node.operation.service);
        out += ',';
        appendCsvText(out, node.operation.name);
        out += ',';
        out += spanKindName(node.operation.kind);
        out += ',' + std::to_string(node.shown.traces);
        addNumber(out, node.meanNs);
        addNumber(out, node.inclusiveNs);
        out += ',' + std::to_string(node.shown.sumNs) + ',' + std::to_string(node.shown.p50Ns) + ','
               + std::to_string(node.shown.p95Ns) + ',' + std::to_string(node.shown.maxNs) + ','
               + (node.shown.traces > 0 ? node.shown.exemplar.toHex() : std::string());
        out += ',';
        if (profile.isCompared()) {
            out += std::to_string(node.baseline.traces);
            addNumber(out, node.baselineMeanNs);
            addNumber(out, node.deltaNs());
        } else {
            out += ",,";
        }
        out += "\r\n";
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
