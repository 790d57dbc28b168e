// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/profiletablemodel.h"

#include "core/analysis/quantileinterval.h"
#include "core/formats/csvtext.h"
#include "core/layout/durationtext.h"
#include "core/layout/percentagetext.h"
#include "core/models/valuetext.h"

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

void addShare(std::string &out, double share)
{
    constexpr int kDigits = 6;
    out += ',' + QByteArray::number(share, 'g', kDigits).toStdString();
}

void addIntervals(std::string &out, const ProfileComparison &profile, const ComparedNode &node)
{
    const bool isKnown = node.interval.has_value();
    if (isKnown) {
        addNumber(out, node.interval->deltaNs.lower);
        addNumber(out, node.interval->deltaNs.upper);
    } else {
        out += ",,";
    }
    if (profile.isCompared() && profile.deltaNs() != 0)
        addShare(out, node.deltaNs() / profile.deltaNs());
    else
        out += ',';
    if (isKnown) {
        addShare(out, node.interval->share.lower);
        addShare(out, node.interval->share.upper);
    } else {
        out += ",,";
    }
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
    case UncertainRole:
        return isUncertain(node, column);
    case Qt::ToolTipRole: {
        const QString tip = toolTip(row, column);
        return tip.isEmpty() ? QVariant() : QVariant(tip.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    }
    default:
        return {};
    }
}

QString ProfileTableModel::toolTip(int row, int column) const
{
    const ComparedNode &node = m_profile->nodes[static_cast<std::size_t>(row)];
    if (column <= CalledBy)
        return pathText(*m_profile, static_cast<std::uint32_t>(row));
    if (isUncertain(node, column) && (column == P50 || column == P95))
        return tr("Too few traces to be sure: n = %1, an interval needs %2")
            .arg(valuetext::count(m_profile->shown.traces),
                 valuetext::count(leastCountForInterval(column == P50 ? kP50 : kP95)));
    if (!node.interval || column < Delta || column > DeltaShare)
        return {};
    const QString tip = column == DeltaShare
                            ? tr("95 % interval: %1", "71 to 86 %").arg(profilewords::shareInterval(node))
                            : tr("95 % interval: %1", "71 to 86 %").arg(profilewords::deltaInterval(node));
    return node.interval->deltaNs.containsZero() ? tip + u'\n' + tr("It may as well be no difference.") : tip;
}

bool ProfileTableModel::isUncertain(const ComparedNode &node, int column) const
{
    if (column == P50 || column == P95)
        return m_profile->shown.traces < leastCountForInterval(column == P50 ? kP50 : kP95);
    return column >= Delta && column <= DeltaShare && node.interval && node.interval->deltaNs.containsZero();
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
    case DeltaInterval:
        return profilewords::deltaInterval(node);
    case DeltaShare: {
        const QString share = profilewords::deltaShare(*m_profile, node);
        const QString interval = profilewords::shareInterval(node);
        return share.isEmpty() || interval.isEmpty() ? share : tr("%1 (%2)", "share (interval)").arg(share, interval);
    }
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
    case DeltaInterval:
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
         {tr("95 % interval"),
          tr("Of the difference: by drawing as many traces with replacement 2,000 times, bands chosen anew each time")},
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
                      "longest_trace,baseline_traces,baseline_mean_ns,delta_ns,delta_lower_ns,delta_upper_ns,"
                      "explains,explains_lower,explains_upper\r\n";
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
        addIntervals(out, profile, node);
        out += "\r\n";
    }
    return QByteArray::fromStdString(out);
}

} // namespace traceloupe
