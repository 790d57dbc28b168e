// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/linkbutton.h"

#include "widgets/common/plaintext.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kPaddingPx = 4;
constexpr int kLeastCharacters = 8;
constexpr qreal kFramePx = 2;
constexpr qreal kRadiusPx = 3;
constexpr int kHoverAlpha = 40;

} // namespace

LinkButton::LinkButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(QString(text).replace(u'&', u"&&"_s)); // else it would become a mnemonic
    setToolTip(plaintext::toolTip(text));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void LinkButton::setKeptEnd(qsizetype characters)
{
    m_keptEnd = characters;
    update();
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().size(Qt::TextShowMnemonic, text()).width() + 2 * kPaddingPx,
            fontMetrics().height() + 2 * kPaddingPx};
}

QSize LinkButton::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * kLeastCharacters, sizeHint().height()};
}

void LinkButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const bool isLit = underMouse() || isDown();
    if (isLit) {
        QColor ground = palette().color(QPalette::Highlight);
        ground.setAlpha(kHoverAlpha);
        painter.fillRect(rect(), ground);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(palette().color(QPalette::Highlight), kFramePx));
        const qreal half = kFramePx / 2;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), kRadiusPx, kRadiusPx);
    }
    QFont font = painter.font();
    font.setUnderline(isLit || hasFocus());
    painter.setFont(font);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Link));
    const QRect room = rect().adjusted(kPaddingPx, 0, -kPaddingPx, 0);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic,
                     elidedText(room.width()));
}

QString LinkButton::elidedText(int widthPx) const
{
    const auto elided = [this](const QString &part, int width) {
        return fontMetrics().elidedText(part, Qt::ElideRight, width, Qt::TextShowMnemonic);
    };
    const QString end = text().right(m_keptEnd);
    const int rest = widthPx - fontMetrics().size(Qt::TextShowMnemonic, end).width();
    if (end.isEmpty() || rest <= 0)
        return elided(text(), widthPx);
    return elided(text().chopped(end.size()), rest) + end;
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace traceloupe
