// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphlegend.h"

#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSignPx = 34;
constexpr int kRampPx = 76;
constexpr int kGapPx = 6;
constexpr int kEntryGapPx = 20;
constexpr int kMarginPx = 4;

QString numberText(double value, GraphColoring coloring)
{
    switch (coloring) {
    case GraphColoring::Latency:
        return durationText(static_cast<std::int64_t>(value));
    case GraphColoring::Errors:
        return shareText(value);
    case GraphColoring::Rate:
        return graphRateText(value);
    case GraphColoring::Throughput:
        break;
    }
    return QLocale().toString(value, 'f', 0);
}

} // namespace

GraphLegend::GraphLegend(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void GraphLegend::showScale(const GraphScale &scale, const ServiceGraph &graph, const GraphStyle &style)
{
    const QString least = numberText(scale.least, scale.coloring);
    const QString most = numberText(scale.most, scale.coloring);
    QString ramp;
    switch (scale.coloring) {
    case GraphColoring::Latency:
        ramp = tr("p95 %1 to %2").arg(least, most);
        break;
    case GraphColoring::Errors:
        ramp = tr("errors %1 to %2 or more").arg(least, most);
        break;
    case GraphColoring::Rate:
        ramp = tr("rate %1 to %2").arg(least, most);
        break;
    case GraphColoring::Throughput:
        ramp = tr("calls %1 to %2").arg(least, most);
        break;
    }
    std::uint64_t mostCalls = 0;
    std::uint16_t flags = 0;
    bool hasUnknown = false;
    for (const GraphEdge &edge : graph.edges) {
        mostCalls = std::max(mostCalls, edge.calls);
        flags |= edge.flags;
        hasUnknown = hasUnknown || !scale.valueOf(edge);
    }
    const auto has = [&graph](CallKind kind) {
        return std::ranges::find(graph.edges, kind, &GraphEdge::kind) != graph.edges.end();
    };
    std::vector<Entry> entries{{Entry::Sign::Ramp, style.colorOf(scale.coloring), style.low, 0, ramp}};
    if (hasUnknown)
        entries.push_back({Entry::Sign::Line, style.unknown, 0, 3, tr("not known")});
    entries.push_back({Entry::Sign::Line, style.low, 0, 4.5,
                       tr("wide: many calls, at most %1").arg(QLocale().toString(static_cast<qulonglong>(mostCalls)))});
    if (has(CallKind::Messaging))
        entries.push_back({Entry::Sign::Dashed, style.low, 0, 1.6, tr("messages")});
    if (has(CallKind::Inferred))
        entries.push_back({Entry::Sign::Dotted, style.low, 0, 1.6, tr("inferred from the tree")});
    if (std::ranges::find(graph.nodes, GraphNodeKind::Peer, &GraphNode::kind) != graph.nodes.end())
        entries.push_back({Entry::Sign::DashedBox, style.border, 0, 1, tr("sends no spans")});
    addSigns(entries, flags, style);
    setEntries(std::move(entries), style);
}

void GraphLegend::addSigns(std::vector<Entry> &entries, std::uint16_t flags, const GraphStyle &style)
{
    const auto add = [&](std::uint16_t flag, const QString &text) {
        if ((flags & flag) != 0)
            entries.push_back({Entry::Sign::Glyph, style.dimText, 0, 0, edgeSign(flag) + u' ' + text});
    };
    add(GraphEdgeFlag::kLinks, tr("by links"));
    add(GraphEdgeFlag::kBatch, tr("batches, the largest"));
    add(GraphEdgeFlag::kFanout, tr("one call, several servers"));
    add(GraphEdgeFlag::kServerSpansMissing, tr("calls without a server span"));
}

void GraphLegend::showChanges(const GraphStyle &style)
{
    setEntries({{Entry::Sign::Line, style.added, 0, 3, tr("new")},
                {Entry::Sign::Line, style.removed, 0, 3, tr("gone")},
                {Entry::Sign::Line, style.errors, 0, 3, tr("▲ slower or more errors")},
                {Entry::Sign::Line, style.throughput, 0, 3, tr("▼ faster or fewer errors")},
                {Entry::Sign::Line, style.mixed, 0, 3, tr("one better, another worse")},
                {Entry::Sign::Line, style.low, 0, 1.6, tr("no evidence of a change, or too few traces to say")}},
               style);
}

void GraphLegend::showPresence(const QString &source, const GraphStyle &style)
{
    setEntries({{Entry::Sign::Line, style.low, 0, 3, tr("here and in %1: figures of here / of %1").arg(source)},
                {Entry::Sign::Line, style.hereOnly, 0, 3, tr("here only")},
                {Entry::Sign::Dashed, style.sourceOnly, 0, 2, tr("in %1 only").arg(source)}},
               style);
}

/// With the gap behind it.
int GraphLegend::signWidth(Entry::Sign sign)
{
    if (sign == Entry::Sign::Glyph) // it stands in the text
        return 0;
    return (sign == Entry::Sign::Ramp ? kRampPx : kSignPx) + kGapPx;
}

void GraphLegend::setEntries(std::vector<Entry> entries, const GraphStyle &style)
{
    m_entries = std::move(entries);
    m_text = style.dimText;
    tellNames();
    updateGeometry();
    update();
}

void GraphLegend::setSignsShown(bool areShown)
{
    if (areShown == m_areSignsShown)
        return;
    m_areSignsShown = areShown;
    tellNames();
    update();
}

QStringList GraphLegend::shownTexts() const
{
    QStringList texts;
    for (const Entry &entry : m_entries) {
        if (isShown(entry))
            texts.push_back(entry.text);
    }
    return texts;
}

void GraphLegend::tellNames()
{
    setAccessibleName(tr("Legend: %1").arg(shownTexts().join(u"; "_s)));
}

int GraphLegend::widthOf(const Entry &entry) const
{
    return signWidth(entry.sign) + fontMetrics().horizontalAdvance(entry.text);
}

int GraphLegend::lineHeight() const
{
    return fontMetrics().height() + 4;
}

std::vector<QPoint> GraphLegend::places(int width) const
{
    std::vector<QPoint> out;
    QPoint at(kMarginPx, kMarginPx / 2);
    for (const Entry &entry : m_entries) {
        if (at.x() > kMarginPx && at.x() + widthOf(entry) > width)
            at = {kMarginPx, at.y() + lineHeight()};
        out.push_back(at);
        at.rx() += widthOf(entry) + kEntryGapPx;
    }
    return out;
}

QSize GraphLegend::sizeHint() const
{
    return {600, lineHeight() + kMarginPx};
}

int GraphLegend::heightForWidth(int width) const
{
    const std::vector<QPoint> at = places(width);
    return (at.empty() ? 0 : at.back().y() - kMarginPx / 2) + lineHeight() + kMarginPx;
}

void GraphLegend::paintSign(QPainter &painter, const Entry &entry, QPoint at) const
{
    const QColor color = QColor::fromRgb(entry.color);
    const int middle = at.y() + lineHeight() / 2;
    if (entry.sign == Entry::Sign::Ramp) {
        QLinearGradient ramp(at.x(), 0, at.x() + kRampPx, 0);
        ramp.setColorAt(0, QColor::fromRgb(entry.from));
        ramp.setColorAt(1, color);
        painter.fillRect(QRect(at.x(), middle - 4, kRampPx, 8), ramp);
    } else if (entry.sign == Entry::Sign::DashedBox) {
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(at.x() + 0.5, middle - 6.5, kSignPx - 1, 13), 3, 3);
    } else if (entry.sign != Entry::Sign::Glyph) {
        QPen pen(color, entry.widthPx, Qt::SolidLine, Qt::FlatCap);
        if (entry.sign == Entry::Sign::Dashed)
            pen.setDashPattern({4, 2.6});
        else if (entry.sign == Entry::Sign::Dotted)
            pen.setDashPattern({1, 2.2});
        painter.setPen(pen);
        painter.drawLine(at.x(), middle, at.x() + kSignPx, middle);
    }
}

void GraphLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<QPoint> at = places(width());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (!isShown(entry))
            continue;
        paintSign(painter, entry, at[i]);
        painter.setPen(QColor::fromRgb(m_text));
        const int sign = signWidth(entry.sign);
        painter.drawText(QRect(at[i].x() + sign, at[i].y(), widthOf(entry) - sign + 2, lineHeight()),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.text);
    }
}

} // namespace traceloupe
