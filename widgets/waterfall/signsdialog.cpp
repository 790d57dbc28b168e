// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/signsdialog.h"

#include "widgets/waterfall/namecolumnpainter.h"
#include "widgets/waterfall/signtext.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace traceloupe {

namespace {

constexpr QSize kSignArea{56, 20};
constexpr QRectF kBar{6, 5, 44, 9};
constexpr int kSampleColor = 0;
constexpr int kStartWidthPx = 520;

void paintSampleBar(QPainter &painter, const ChartColors &colors)
{
    painter.fillRect(kBar, colors.service(kSampleColor));
}

void paintEventTicks(QPainter &painter, const ChartColors &colors)
{
    paintSampleBar(painter, colors);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    for (const auto &[x, half] : {std::pair(18.0, 2.5), std::pair(36.0, 4.0)})
        painter.drawPolygon(QPolygonF{{x - half, kBar.top() - 4}, {x + half, kBar.top() - 4}, {x, kBar.top() + 0.5}});
}

void paintPathStrip(QPainter &painter, const ChartColors &colors)
{
    paintSampleBar(painter, colors);
    painter.fillRect(QRectF(kBar.left(), kBar.bottom(), 26, 3), colors.text);
    for (double x = kBar.left() + 28; x < kBar.right(); x += 6)
        painter.fillRect(QRectF(x, kBar.bottom() + 1, 3, 1), colors.text);
}

void paintErrorLine(QPainter &painter, const ChartColors &colors)
{
    paintSampleBar(painter, colors);
    painter.fillRect(QRectF(kBar.left(), kBar.bottom() + 1, kBar.width(), 2), colors.error);
}

void paintRunning(QPainter &painter, const ChartColors &colors)
{
    QLinearGradient fade(kBar.left() + 16, 0, kBar.right(), 0);
    fade.setColorAt(0, colors.service(kSampleColor));
    fade.setColorAt(1, colors.background);
    painter.fillRect(kBar, fade);
    painter.fillRect(QRectF(kBar.left(), kBar.bottom() - 1, kBar.width(), 1), colors.service(kSampleColor));
}

void paintMissing(QPainter &painter, const ChartColors &colors)
{
    painter.fillRect(kBar, QBrush(colors.phantom, Qt::BDiagPattern));
    painter.setPen(colors.phantom);
    painter.drawRect(kBar.adjusted(0, 0, -1, -1));
}

void paintMoved(QPainter &painter, const ChartColors &colors)
{
    painter.fillRect(kBar.adjusted(16, 0, 0, 0), colors.service(kSampleColor));
    for (double x = kBar.left(); x < kBar.left() + 16; x += 4)
        painter.fillRect(QRectF(x, kBar.center().y(), 2, 1), colors.warning);
    painter.fillRect(QRectF(kBar.left(), kBar.top() - 1, 1, kBar.height() + 2), colors.warning);
}

void paintBreak(QPainter &painter, const ChartColors &colors)
{
    const QRectF band(24, 0, 10, kSignArea.height());
    painter.fillRect(band, mixed(colors.text, colors.background, 0.06));
    painter.fillRect(band, QBrush(colors.separator, Qt::FDiagPattern));
}

} // namespace

SignsDialog::SignsDialog(QWidget *parent)
    : QDialog(parent), m_colors(ChartColors::fromPalette(palette())), m_list(new QTreeWidget(this))
{
    setWindowTitle(tr("Signs in the waterfall"));
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setIconSize(kSignArea);
    addNameSigns();
    addBarSigns();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(buttons);
    fitHeight();
}

void SignsDialog::addNameSigns()
{
    addGroup(tr("Beside the names"));
    for (const RowSign sign : {RowSign::Error, RowSign::ErrorBelow, RowSign::Warning, RowSign::Links,
                               RowSign::DeadLinks, RowSign::LinkedFrom})
        addLine(signMeaning(sign), [sign](QPainter &painter, const ChartColors &colors) {
            paintSign(painter, QRectF(QPointF(), QSizeF(kSignArea)).center(), colors, sign);
        });
}

void SignsDialog::addBarSigns()
{
    addGroup(tr("On the bars"));
    addLine(tr("Events; a wide one stands for several"), paintEventTicks);
    addLine(tr("The span failed"), paintErrorLine);
    addLine(tr("On the critical path; dashed: ran meanwhile without being waited for, or waited in a queue"),
            paintPathStrip);
    addLine(tr("No end yet, or its end was lost"), paintRunning);
    addLine(tr("A span that others name as their parent and that is missing"), paintMissing);
    addLine(tr("Moved to one clock; the line is where its own clock puts it"), paintMoved);
    addLine(tr("Idle time that is left out"), paintBreak);
}

void SignsDialog::addLine(const QString &meaning, const Draw &draw)
{
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(kSignArea * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    draw(painter, m_colors);
    painter.end();
    auto *line = new QTreeWidgetItem(m_list, {meaning});
    line->setIcon(0, QIcon(picture));
    line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
}

void SignsDialog::addGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem(m_list, {title});
    QFont font = m_list->font();
    font.setBold(true);
    group->setFont(0, font);
    group->setFlags(Qt::ItemIsEnabled);
}

/// Every line is seen and none is cut, in any language.
void SignsDialog::fitHeight()
{
    int height = 2 * m_list->frameWidth() + 8;
    for (int line = 0; line < m_list->topLevelItemCount(); ++line)
        height += std::max(kSignArea.height(), m_list->visualItemRect(m_list->topLevelItem(line)).height());
    m_list->setMinimumHeight(height);
    m_list->resizeColumnToContents(0);
    m_list->setMinimumWidth(std::max(kStartWidthPx, m_list->header()->sectionSize(0) + 2 * m_list->frameWidth() + 8));
}

} // namespace traceloupe
