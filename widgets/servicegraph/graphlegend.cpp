// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/servicegraph/graphlegend.h"

#include "core/graph/graphtexts.h"
#include "core/layout/durationtext.h"

#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSignPx = 34;
constexpr int kRampPx = 76;
constexpr int kGapPx = 6;
constexpr int kEntryGapPx = 20;

QString numberText(double value, GraphColoring coloring, const GraphRates &rates)
{
    switch (coloring) {
    case GraphColoring::Latency:
        return durationText(static_cast<std::int64_t>(value));
    case GraphColoring::Errors:
        return shareText(value);
    case GraphColoring::Rate:
        return rates.windowSeconds > 0 ? graphRateText(value / rates.windowSeconds) : QString();
    case GraphColoring::Throughput:
        break;
    }
    return QLocale().toString(value, 'f', 0);
}

} // namespace

GraphLegend::GraphLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void GraphLegend::showScale(const GraphScale &scale, std::uint64_t mostCalls, const GraphRates &rates,
                            const GraphStyle &style)
{
    const QString least = numberText(scale.least, scale.coloring, rates);
    const QString most = numberText(scale.most, scale.coloring, rates);
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
    setEntries({{Entry::Sign::Ramp, style.colorOf(scale.coloring), style.low, 0, ramp},
                {Entry::Sign::Line, style.low, 0, 4.5,
                 tr("wide: many calls, at most %1").arg(QLocale().toString(static_cast<qulonglong>(mostCalls)))},
                {Entry::Sign::Dashed, style.low, 0, 1.6, tr("messages")},
                {Entry::Sign::Dotted, style.low, 0, 1.6, tr("inferred from the tree")},
                {Entry::Sign::DashedBox, style.border, 0, 1, tr("sends no spans")}},
               style);
}

void GraphLegend::showChanges(const GraphStyle &style)
{
    setEntries({{Entry::Sign::Line, style.added, 0, 3, tr("new")},
                {Entry::Sign::Line, style.removed, 0, 3, tr("gone")},
                {Entry::Sign::Line, style.errors, 0, 3, tr("slower or more errors")},
                {Entry::Sign::Line, style.throughput, 0, 3, tr("faster or fewer errors")},
                {Entry::Sign::Line, style.low, 0, 1.6, tr("no evidence of a change")}},
               style);
}

void GraphLegend::showPresence(const QString &source, const GraphStyle &style)
{
    setEntries({{Entry::Sign::Line, style.low, 0, 3, tr("here and in %1: figures of here / of %1").arg(source)},
                {Entry::Sign::Line, style.hereOnly, 0, 3, tr("here only")},
                {Entry::Sign::Dashed, style.sourceOnly, 0, 2, tr("in %1 only").arg(source)}},
               style);
}

void GraphLegend::setEntries(std::vector<Entry> entries, const GraphStyle &style)
{
    m_entries = std::move(entries);
    m_text = style.dimText;
    QStringList words;
    for (const Entry &entry : m_entries)
        words.push_back(entry.text);
    setAccessibleName(tr("Legend: %1").arg(words.join(u"; "_s)));
    update();
}

QSize GraphLegend::sizeHint() const
{
    return {600, fontMetrics().height() + 8};
}

void GraphLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 4;
    const int middle = height() / 2;
    for (const Entry &entry : m_entries) {
        const int sign = entry.sign == Entry::Sign::Ramp ? kRampPx : kSignPx;
        const int text = fontMetrics().horizontalAdvance(entry.text);
        if (x + sign + kGapPx + text > width())
            break;
        const QColor color = QColor::fromRgb(entry.color);
        if (entry.sign == Entry::Sign::Ramp) {
            QLinearGradient ramp(x, 0, x + sign, 0);
            ramp.setColorAt(0, QColor::fromRgb(entry.from));
            ramp.setColorAt(1, color);
            painter.fillRect(QRect(x, middle - 4, sign, 8), ramp);
        } else if (entry.sign == Entry::Sign::DashedBox) {
            painter.setPen(QPen(color, 1, Qt::DashLine));
            painter.drawRoundedRect(QRectF(x + 0.5, middle - 6.5, sign - 1, 13), 3, 3);
        } else {
            QPen pen(color, entry.widthPx, Qt::SolidLine, Qt::FlatCap);
            if (entry.sign == Entry::Sign::Dashed)
                pen.setDashPattern({4, 2.6});
            else if (entry.sign == Entry::Sign::Dotted)
                pen.setDashPattern({1, 2.2});
            painter.setPen(pen);
            painter.drawLine(x, middle, x + sign, middle);
        }
        painter.setPen(QColor::fromRgb(m_text));
        painter.drawText(QRect(x + sign + kGapPx, 0, text + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += sign + kGapPx + text + kEntryGapPx;
    }
}

} // namespace traceloupe
