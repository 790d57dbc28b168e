// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/servicelegend.h"

#include "widgets/common/chartcolors.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/spantext.h"
#include "widgets/waterfall/spancontextmenu.h"
#include "widgets/waterfall/waterfallcolumns.h"

#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kSwatchPx = 10;
constexpr int kGapPx = 2;
constexpr int kMarginPx = 6;
/// Buttons made at most: the others are in the menu, however wide the window is.
constexpr std::size_t kMaxButtons = 40;

} // namespace

ServiceLegend::ServiceLegend(TraceSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_more(new QToolButton(this))
{
    m_more->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    createButtons();
    connect(&session.coloring(), &SpanColoring::changed, this, &ServiceLegend::showColors);
}

void ServiceLegend::showColors()
{
    for (QToolButton *button : std::as_const(m_buttons))
        button->deleteLater();
    m_buttons.clear();
    createButtons();
    placeButtons();
}

void ServiceLegend::createButtons()
{
    m_more->setAccessibleName(m_session.coloring().table().choice.by == ColorBy::Service ? tr("More services")
                                                                                         : tr("More values"));
    for (const LegendEntry &entry : entries()) {
        if (static_cast<std::size_t>(m_buttons.size()) >= kMaxButtons)
            break;
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(iconOf(entry));
        button->setIconSize({kSwatchPx, kSwatchPx});
        button->setText(u' ' + textOf(entry).replace(u'&', u"&&"_s));
        button->setToolTip(plaintext::toolTip(toolTipOf(entry)));
        button->setAccessibleDescription(toolTipOf(entry));
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(button, &QToolButton::clicked, this, [this, entry] { goToNext(entry); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, button, entry](const QPoint &position) { showColorMenu(*button, entry, position); });
        m_buttons.append(button);
    }
}

void ServiceLegend::showColorMenu(QWidget &button, const LegendEntry &entry, const QPoint &position)
{
    if (m_session.coloring().table().choice.by != ColorBy::Service || !entry.first.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillColorMenu(*menu, m_session, m_session.trace().serviceId(entry.first));
    menu->popup(button.mapToGlobal(position));
}

QString ServiceLegend::nameOf(const LegendEntry &entry) const
{
    switch (m_session.coloring().table().choice.by) {
    case ColorBy::Service:
        return entry.label.empty() ? tr("(no service)") : plaintext::oneLine(entry.label);
    case ColorBy::Kind:
        return entry.kind == SpanKind::Unspecified ? tr("(no kind)") : kindText(entry.kind);
    case ColorBy::Attribute:
        return entry.color == kNoColor ? tr("(without it)") : plaintext::oneLine(entry.label);
    case ColorBy::Category:
        return categoryText(entry.category);
    case ColorBy::Rank:
        break;
    }
    if (entry.step < 0)
        return tr("(not comparable)");
    const QString from = QLocale().toString(kStepStarts[entry.step]);
    return entry.step + 1 < kStepCount
               ? tr("p%1 to p%2", "percentile ranks").arg(from, QLocale().toString(kStepStarts[entry.step + 1]))
               : tr("p%1 and above", "percentile rank").arg(from);
}

QString ServiceLegend::textOf(const LegendEntry &entry) const
{
    return fontMetrics().elidedText(nameOf(entry), Qt::ElideMiddle, 220) + u"  "_s + QLocale().toString(entry.spans);
}

QString ServiceLegend::toolTipOf(const LegendEntry &entry) const
{
    QString text = nameOf(entry) + u'\n' + tr("%Ln span(s)", nullptr, static_cast<int>(entry.spans));
    if (entry.errors > 0)
        text += u", "_s + tr("%Ln of them failed", nullptr, static_cast<int>(entry.errors));
    return text + u'\n' + tr("Click to go to its next span");
}

QIcon ServiceLegend::iconOf(const LegendEntry &entry) const
{
    const qreal ratio = devicePixelRatioF();
    QPixmap swatch(QSize(kSwatchPx, kSwatchPx) * ratio);
    swatch.setDevicePixelRatio(ratio);
    swatch.fill(ChartColors::fromPalette(palette()).of(entry.color));
    return QIcon(swatch);
}

QSize ServiceLegend::sizeHint() const
{
    return {400, m_more->sizeHint().height()};
}

QSize ServiceLegend::minimumSizeHint() const
{
    return {60, m_more->sizeHint().height()};
}

void ServiceLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
}

void ServiceLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        for (qsizetype i = 0; i < m_buttons.size(); ++i)
            m_buttons[i]->setIcon(iconOf(entries()[static_cast<std::size_t>(i)]));
    }
}

void ServiceLegend::placeButtons()
{
    m_more->setText(tr("+%1 more").arg(entries().size()));
    const int moreWidth = m_more->sizeHint().width();
    int left = kMarginPx;
    qsizetype shown = 0;
    for (; shown < m_buttons.size(); ++shown) {
        QToolButton *button = m_buttons[shown];
        const bool isLast = static_cast<std::size_t>(shown) + 1 == entries().size();
        const int right = left + button->sizeHint().width();
        if (right + (isLast ? 0 : moreWidth + kGapPx) > width() - kMarginPx)
            break;
        button->setGeometry(left, 0, button->sizeHint().width(), height());
        button->show();
        left = right + kGapPx;
    }
    for (qsizetype i = shown; i < m_buttons.size(); ++i)
        m_buttons[i]->hide();
    const std::size_t hidden = entries().size() - static_cast<std::size_t>(shown);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("+%1 more").arg(hidden));
    m_more->setGeometry(left, 0, m_more->sizeHint().width(), height());
    m_more->menu()->clear();
    for (std::size_t i = static_cast<std::size_t>(shown); i < entries().size(); ++i)
        m_more->menu()->addAction(iconOf(entries()[i]), textOf(entries()[i]).replace(u'&', u"&&"_s), this,
                                  [this, entry = entries()[i]] { goToNext(entry); });
}

bool ServiceLegend::isOf(const LegendEntry &entry, SpanIndex span) const
{
    const Trace &trace = m_session.trace();
    if (trace.isPhantom(span))
        return false;
    const ColorTable &table = m_session.coloring().table();
    if (table.colorOf(span) != entry.color)
        return false;
    switch (table.choice.by) { // colours are shared where there are many values
    case ColorBy::Service:
        return trace.serviceName(span) == entry.label;
    case ColorBy::Attribute: {
        const WaterfallColumn column{WaterfallColumn::Kind::Attribute, QString::fromStdString(table.choice.attribute)};
        return entry.color == kNoColor || columnCell(m_session, column, span).text == nameOf(entry);
    }
    default:
        return true;
    }
}

void ServiceLegend::goToNext(const LegendEntry &entry)
{
    const SpanIndex current = m_session.selection().current();
    const std::uint32_t count = m_session.trace().rowCount();
    const std::uint32_t first = current.isValid() ? current.value() + 1 : 0;
    for (std::uint32_t step = 0; step < count; ++step) {
        const SpanIndex span((first + step) % count);
        if (isOf(entry, span))
            return m_session.goToSpan(span);
    }
}

} // namespace traceloupe
