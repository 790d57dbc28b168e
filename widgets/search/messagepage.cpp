// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/messagepage.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace traceloupe {
namespace {

constexpr int kTextWidthCharacters = 70;
constexpr double kTitleScale = 1.5;

QString translated(const char *text)
{
    return QCoreApplication::translate("traceloupe::MessagePage", text);
}

} // namespace

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this)), m_buttons(new QWidget(this))
{
    auto *layout = new QVBoxLayout(this);
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * kTitleScale);
    m_title->setFont(titleFont);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFixedWidth(kTextWidthCharacters * fontMetrics().averageCharWidth());
    auto *textRow = new QHBoxLayout; // an alignment instead would keep the label from growing with its lines
    textRow->addStretch();
    textRow->addWidget(m_text);
    textRow->addStretch();
    m_buttonLayout = new QHBoxLayout(m_buttons);
    m_buttonLayout->setAlignment(Qt::AlignHCenter);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addSpacing(8);
    layout->addLayout(textRow);
    layout->addSpacing(8);
    layout->addWidget(m_buttons);
    layout->addStretch(3);
}

void MessagePage::setMessage(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
    qDeleteAll(m_buttons->findChildren<QPushButton *>());
}

void MessagePage::addButton(const QString &text, QObject *receiver, std::function<void()> pressed)
{
    auto *button = new QPushButton(text, m_buttons);
    button->setAutoDefault(false);
    m_buttonLayout->addWidget(button);
    connect(button, &QPushButton::clicked, receiver, std::move(pressed),
            Qt::QueuedConnection); // it may replace this message
}

QString errorTitle(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Io:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "A file could not be read or written"));
    case ErrorCode::NotFound:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "Not found"));
    case ErrorCode::InvalidInput:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "This can't be understood"));
    case ErrorCode::Unsupported:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "This is not supported"));
    case ErrorCode::LimitExceeded:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "Too large"));
    case ErrorCode::Cancelled:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "Stopped"));
    case ErrorCode::Database:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "The cache has a problem"));
    case ErrorCode::NewerSchema:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "The cache was written by a newer Traceloupe"));
    case ErrorCode::Network:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "The source could not be reached"));
    case ErrorCode::Refused:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "The source refused the request"));
    case ErrorCode::Authentication:
        return translated(QT_TRANSLATE_NOOP("traceloupe::MessagePage", "The source wants other credentials"));
    }
    return {};
}

} // namespace traceloupe
