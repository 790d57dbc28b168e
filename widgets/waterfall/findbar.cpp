// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/findbar.h"

#include "core/models/errortext.h"
#include "widgets/common/chartcolors.h"
#include "widgets/common/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kTypingPauseMs = 150;
constexpr int kCountCharacters = 20;
constexpr int kMostEditPx = 560;

} // namespace

FindBar::FindBar(TraceSession &session, QWidget *parent) : QWidget(parent), m_session(session)
{
    createControls();
    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &FindBar::applyText);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_typing.start(); });
    connect(m_previous, &QToolButton::clicked, this, [this] { go(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(true); });
    connect(m_hide, &QToolButton::clicked, &session.filters(), &FilterStack::setHidesOthers);
    connect(&session.filters(), &FilterStack::currentChanged, this, &FindBar::showFilter);
    connect(&session.finder(), &SpanFinder::changed, this, &FindBar::showCount);
    connect(&session.selection(), &Selection::currentChanged, this, &FindBar::showCount);
    showFilter(session.filters().current());
    showCount();
}

void FindBar::createControls()
{
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"findInTrace"_s);
    m_edit->setClearButtonEnabled(true);
    m_edit->setPlaceholderText(tr("Find: words, key=value or { TraceQL }"));
    m_edit->setAccessibleName(tr("Find in this trace"));
    m_edit->setToolTip(plaintext::toolTip(
        tr("Any of the words is found in names, services, attributes and events; \"quotes\" keep words together, "
           "-key leaves an attribute out, { … } is a TraceQL query.\nEnter: next, Shift+Enter: previous")));
    m_edit->setMaximumWidth(kMostEditPx);
    m_edit->installEventFilter(this);
    m_count = new QLabel(this);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // what is wrong with a query can be long
    m_count->installEventFilter(this);
    m_count->setMinimumWidth(fontMetrics().averageCharWidth() * kCountCharacters);
    m_previous = createButton(u"‹"_s, tr("Previous match (Shift+N)"));
    m_next = createButton(u"›"_s, tr("Next match (N)"));
    m_hide = createButton(tr("Hide others"), tr("Show only what matches, with its callers (H)"));
    m_hide->setCheckable(true);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 8, 3);
    layout->setSpacing(4);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_hide);
    layout->addWidget(m_count, 1);
    applyColors();
}

QToolButton *FindBar::createButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    return button;
}

void FindBar::addControl(QWidget *control)
{
    layout()->addWidget(control);
}

void FindBar::start()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::applyText()
{
    m_typing.stop();
    m_session.filters().setText(m_edit->text());
}

void FindBar::showFilter(const SpanFilter &filter)
{
    if (!m_typing.isActive() && m_edit->text() != filter.text)
        m_edit->setText(filter.text);
    m_hide->setChecked(filter.hidesOthers);
}

void FindBar::showCount()
{
    const SpanFinder &finder = m_session.finder();
    const std::size_t count = finder.rows().size();
    m_count->setToolTip({});
    m_count->setAccessibleName({});
    switch (finder.state()) {
    case SpanFinder::State::Idle:
        m_count->clear();
        break;
    case SpanFinder::State::Searching:
        m_count->setText(tr("searching…"));
        break;
    case SpanFinder::State::Problem:
        m_count->setToolTip(plaintext::toolTip(errorText(finder.problem())));
        fitProblem();
        break;
    case SpanFinder::State::Done: {
        const std::size_t place = finder.placeOf(m_session.selection().current());
        const QString all = QLocale().toString(static_cast<qulonglong>(count));
        m_count->setText(count == 0   ? tr("no match")
                         : place == 0 ? tr("%Ln match(es)", nullptr, static_cast<int>(count))
                                      : tr("%1 of %2", "a match among all matches")
                                            .arg(QLocale().toString(static_cast<qulonglong>(place)), all));
        if (m_goesWhenFound && count > 0 && place == 0)
            m_session.goToMatch(true);
        m_goesWhenFound = false;
        break;
    }
    }
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
    applyColors();
}

/// What is wrong with the query, and where, as far as there is room; the tooltip has all of it.
void FindBar::fitProblem()
{
    const QString whole = errorText(m_session.finder().problem());
    m_count->setAccessibleName(whole);
    m_count->setText(fontMetrics().elidedText(whole, Qt::ElideRight, m_count->width()));
}

void FindBar::go(bool isForward)
{
    if (m_typing.isActive() || m_session.finder().state() == SpanFinder::State::Searching) {
        applyText();
        m_goesWhenFound = m_session.finder().state() == SpanFinder::State::Searching;
        if (m_goesWhenFound)
            return;
    }
    m_session.goToMatch(isForward);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_count && event->type() == QEvent::Resize
        && m_session.finder().state() == SpanFinder::State::Problem)
        fitProblem();
    if (watched != m_edit || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        go(!key->modifiers().testFlag(Qt::ShiftModifier));
        return true;
    case Qt::Key_Down:
        applyText();
        Q_EMIT left();
        return true;
    case Qt::Key_Escape:
        if (!m_edit->text().isEmpty()) {
            m_edit->clear();
            m_typing.stop();
            m_session.filters().setText({}, FilterStack::Change::Whole);
        } else {
            Q_EMIT left();
        }
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

void FindBar::applyColors()
{
    const ChartColors colors = ChartColors::fromPalette(palette());
    const bool isBad = m_session.finder().state() == SpanFinder::State::Problem
                       || (m_session.finder().isActive() && m_session.finder().rows().empty());
    QPalette shown = m_count->palette();
    const QColor wanted = isBad ? colors.error : colors.dimText;
    if (shown.color(QPalette::WindowText) == wanted)
        return;
    shown.setColor(QPalette::WindowText, wanted);
    m_count->setPalette(shown);
}

} // namespace traceloupe
