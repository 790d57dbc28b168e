// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/veil.h"

#include <QEvent>
#include <QPainter>

namespace traceloupe {
namespace {

constexpr int kDelayMs = 200;
constexpr float kStrength = 0.55F;

} // namespace

Veil::Veil(QWidget *dimmed) : QWidget(dimmed)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setObjectName(QStringLiteral("veil"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &Veil::cover);
    dimmed->installEventFilter(this);
    hide();
}

void Veil::setDown(bool isDown)
{
    if (isDown == m_isDown)
        return;
    m_isDown = isDown;
    if (isDown) {
        m_delay.start();
    } else {
        m_delay.stop();
        hide();
    }
}

void Veil::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

bool Veil::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Veil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor color = palette().color(QPalette::Window);
    color.setAlphaF(kStrength);
    painter.fillRect(rect(), color);
}

} // namespace traceloupe
