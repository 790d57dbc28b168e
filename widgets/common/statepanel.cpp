// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statepanel.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace traceloupe {

namespace {

constexpr int kMarkSizePx = 32;
constexpr int kTextWidthPx = 520;
constexpr int kProgressWidthPx = 200;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMaximumWidth(kTextWidthPx);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

StatePanel::StatePanel(QWidget *parent)
    : QWidget(parent),
      m_mark(new QLabel(this)),
      m_title(plainLabel(this)),
      m_hint(plainLabel(this)),
      m_progress(new QProgressBar(this)),
      m_action(new QPushButton(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * 1.25);
    m_title->setFont(titleFont);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setMaximumSize(kProgressWidthPx, 6);
    m_progress->setAccessibleName(tr("Busy"));
    connect(m_action, &QPushButton::clicked, this, &StatePanel::actionTriggered);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addStretch(2);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_mark), static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_hint),
          static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_action)})
        layout->addWidget(widget, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    show(Mark::None, {}, {}, false);
    setActionText({});
}

void StatePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTexts();
}

/// A centred label asks for the height of a width that it does not get: its last lines would be cut.
void StatePanel::fitTexts()
{
    const int margins = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    const int wide = std::clamp(width() - margins, 1, kTextWidthPx);
    for (QLabel *label : {m_title, m_hint}) {
        label->setFixedWidth(wide);
        label->setMinimumHeight(std::max(0, label->heightForWidth(wide))); // -1: it has no text
    }
}

void StatePanel::showEmpty(const QString &title, const QString &hint)
{
    show(Mark::None, title, hint, false);
}

void StatePanel::showLoading(const QString &title, const QString &hint)
{
    show(Mark::None, title, hint, true);
}

void StatePanel::showError(const QString &title, const QString &detail)
{
    show(Mark::Error, title, detail, false);
}

bool StatePanel::isLoading() const
{
    return isVisible() && m_progress->isVisible();
}

void StatePanel::setActionText(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void StatePanel::show(Mark mark, const QString &title, const QString &hint, bool isBusy)
{
    if (mark == Mark::Error)
        m_mark->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(kMarkSizePx));
    m_mark->setVisible(mark == Mark::Error);
    m_title->setText(title);
    m_hint->setText(hint);
    fitTexts();
    m_hint->setVisible(!hint.isEmpty());
    m_progress->setVisible(isBusy);
    setAccessibleName(title);
    setAccessibleDescription(hint);
}

} // namespace traceloupe
