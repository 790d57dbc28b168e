// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/latency/latencydelegate.h"

#include "core/models/latencymodel.h"
#include "widgets/common/chartcolors.h"

#include <QAbstractProxyModel>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kRowPaddingPx = 9;
constexpr int kMarginPx = 5;
constexpr double kUncertainShare = 0.55; ///< of the text's colour

int sourceRow(const QModelIndex &index)
{
    const auto *proxy = qobject_cast<const QAbstractProxyModel *>(index.model());
    return proxy ? proxy->mapToSource(index).row() : index.row();
}

} // namespace

LatencyDelegate::LatencyDelegate(const LatencyModel *model, QObject *parent)
    : QStyledItemDelegate(parent), m_model(model)
{}

QSize LatencyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + kRowPaddingPx};
}

void LatencyDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    const ChartColors colors = ChartColors::fromPalette(option->palette);
    if (index.data(LatencyModel::UncertainRole).toBool()) {
        option->font.setItalic(true);
        option->palette.setColor(QPalette::Text, mixed(colors.text, colors.background, kUncertainShare));
    }
    if (index.column() == LatencyModel::Errors && index.data(LatencyModel::SortRole).toDouble() > 0)
        option->palette.setColor(QPalette::Text, colors.error);
    const QVariant verdict = index.data(LatencyModel::VerdictRole);
    if (!verdict.isValid())
        return;
    const auto known = static_cast<Verdict>(verdict.toInt());
    const QString sign = known == Verdict::Pass ? u"\u2713 "_s : known == Verdict::Fail ? u"\u2717 "_s : u"? "_s;
    option->text.prepend(sign);
    if (known == Verdict::Fail)
        option->palette.setColor(QPalette::Text, colors.error);
}

void LatencyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (m_model != nullptr && index.column() == LatencyModel::Activity)
        paintActivity(*painter, option, sourceRow(index));
}

void LatencyDelegate::paintActivity(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const LatencyDataPtr &data = m_model->latencies();
    if (!data || row < 0)
        return;
    const auto steps = data->activity().steps(static_cast<std::uint32_t>(row));
    const std::uint32_t most = steps.empty() ? 0 : *std::ranges::max_element(steps);
    if (most == 0)
        return;
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    const QColor color = isSelected ? option.palette.color(QPalette::HighlightedText)
                                    : ChartColors::fromPalette(option.palette).accent;
    const QRectF area = option.rect.adjusted(kMarginPx, kMarginPx - 1, -kMarginPx, -kMarginPx + 1);
    const double width = area.width() / static_cast<double>(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] == 0)
            continue;
        const double height = std::max(1.0, area.height() * steps[i] / most);
        const double left = std::floor(area.left() + static_cast<double>(i) * width);
        painter.fillRect(QRectF(left, area.bottom() - height, std::max(1.0, std::floor(width)), height), color);
    }
    // a time that is left out: a thin line from top to bottom
    const QColor line = isSelected ? color : ChartColors::fromPalette(option.palette).dimText;
    for (const double share : data->activity().breaks())
        painter.fillRect(QRectF(std::floor(area.left() + share * area.width()), area.top(), 1, area.height()), line);
}

} // namespace traceloupe
