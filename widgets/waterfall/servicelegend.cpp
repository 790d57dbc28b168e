// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/servicelegend.h"

#include "widgets/common/chartcolors.h"
#include "widgets/common/plaintext.h"

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
    m_more->setAccessibleName(tr("More services"));
    m_more->setMenu(new QMenu(m_more));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    createButtons();
}

void ServiceLegend::createButtons()
{
    for (const ServiceCount &service : m_session.services()) {
        if (static_cast<std::size_t>(m_buttons.size()) >= kMaxButtons)
            break;
        auto *button = new QToolButton(this);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(iconOf(service));
        button->setIconSize({kSwatchPx, kSwatchPx});
        button->setText(u' ' + textOf(service).replace(u'&', u"&&"_s));
        button->setToolTip(plaintext::toolTip(toolTipOf(service)));
        button->setAccessibleDescription(toolTipOf(service));
        connect(button, &QToolButton::clicked, this, [this, id = service.service] { goToNext(id); });
        m_buttons.append(button);
    }
}

QString ServiceLegend::textOf(const ServiceCount &service) const
{
    const QString name = plaintext::oneLine(m_session.trace().text(service.service));
    const QString shown = name.isEmpty() ? tr("(no service)") : fontMetrics().elidedText(name, Qt::ElideMiddle, 220);
    return shown + u"  "_s + QLocale().toString(service.spans);
}

QString ServiceLegend::toolTipOf(const ServiceCount &service) const
{
    QString text = plaintext::oneLine(m_session.trace().text(service.service)) + u'\n'
                   + tr("%Ln span(s)", nullptr, static_cast<int>(service.spans));
    if (service.errors > 0)
        text += u", "_s + tr("%Ln of them failed", nullptr, static_cast<int>(service.errors));
    return text + u'\n' + tr("Click to go to its next span");
}

QIcon ServiceLegend::iconOf(const ServiceCount &service) const
{
    const qreal ratio = devicePixelRatioF();
    QPixmap swatch(QSize(kSwatchPx, kSwatchPx) * ratio);
    swatch.setDevicePixelRatio(ratio);
    swatch.fill(ChartColors::fromPalette(palette()).service(m_session.colors().colorOf(service.service)));
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
            m_buttons[i]->setIcon(iconOf(m_session.services()[static_cast<std::size_t>(i)]));
    }
}

void ServiceLegend::placeButtons()
{
    m_more->setText(tr("+%1 more").arg(m_session.services().size()));
    const int moreWidth = m_more->sizeHint().width();
    int left = kMarginPx;
    qsizetype shown = 0;
    for (; shown < m_buttons.size(); ++shown) {
        QToolButton *button = m_buttons[shown];
        const bool isLast = static_cast<std::size_t>(shown) + 1 == m_session.services().size();
        const int right = left + button->sizeHint().width();
        if (right + (isLast ? 0 : moreWidth + kGapPx) > width() - kMarginPx)
            break;
        button->setGeometry(left, 0, button->sizeHint().width(), height());
        button->show();
        left = right + kGapPx;
    }
    for (qsizetype i = shown; i < m_buttons.size(); ++i)
        m_buttons[i]->hide();
    const std::size_t hidden = m_session.services().size() - static_cast<std::size_t>(shown);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("+%1 more").arg(hidden));
    m_more->setGeometry(left, 0, m_more->sizeHint().width(), height());
    m_more->menu()->clear();
    for (std::size_t i = static_cast<std::size_t>(shown); i < m_session.services().size(); ++i)
        m_more->menu()->addAction(iconOf(m_session.services()[i]),
                                  textOf(m_session.services()[i]).replace(u'&', u"&&"_s), this,
                                  [this, id = m_session.services()[i].service] { goToNext(id); });
}

void ServiceLegend::goToNext(StringId service)
{
    const Trace &trace = m_session.trace();
    const SpanIndex current = m_session.selection().current();
    const std::uint32_t count = trace.rowCount();
    const std::uint32_t first = current.isValid() ? current.value() + 1 : 0;
    for (std::uint32_t step = 0; step < count; ++step) {
        const SpanIndex span((first + step) % count);
        if (!trace.isPhantom(span) && trace.serviceId(span) == service)
            return m_session.goToSpan(span);
    }
}

} // namespace traceloupe
