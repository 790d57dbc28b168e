// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/queryedit.h"

#include "widgets/common/chartcolors.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QMimeData>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr int kShownChoices = 10;
constexpr int kChoicesWidthPx = 460;
constexpr int kMinChoicesWidthPx = 220;
constexpr int kChoicesGapPx = 4;

} // namespace

QueryEdit::QueryEdit(QWidget *parent)
    : QPlainTextEdit(parent), m_highlighter(new QueryHighlighter(document())), m_choices(new QListWidget(this))
{
    setObjectName(u"traceQl"_s);
    setAccessibleName(tr("TraceQL query"));
    setTabChangesFocus(true);
    setLineWrapMode(WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setPlaceholderText(tr("All traces. A query narrows them: %1", "an example follows")
                           .arg(u"{ resource.service.name = \"cart\" && duration > 100ms }"_s));
    m_choices->setWindowFlags(Qt::ToolTip);
    m_choices->setFocusPolicy(Qt::NoFocus);
    m_choices->setFocusProxy(this);
    m_choices->setUniformItemSizes(true);
    m_choices->setObjectName(u"queryChoices"_s);
    m_choices->setAccessibleName(tr("What may come here"));
    m_choices->hide();
    m_highlighter->setPalette(palette());
    connect(this, &QPlainTextEdit::textChanged, this, &QueryEdit::fitHeight);
    connect(m_choices, &QListWidget::itemClicked, this, &QueryEdit::takeChoice);
    fitHeight();
}

int QueryEdit::linesShown() const
{
    int lines = 0;
    for (QTextBlock block = document()->firstBlock(); block.isValid() && lines < kMaxLines; block = block.next())
        lines += std::max(1, block.layout() ? block.layout()->lineCount() : 1);
    return std::clamp(lines, 1, kMaxLines);
}

QSize QueryEdit::sizeHint() const
{
    const int frame = 2 * frameWidth() + static_cast<int>(2 * document()->documentMargin());
    return {400, linesShown() * fontMetrics().lineSpacing() + frame + 2};
}

QSize QueryEdit::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void QueryEdit::fitHeight()
{
    setFixedHeight(sizeHint().height());
}

void QueryEdit::insertFromMimeData(const QMimeData *source)
{
    const QTextCursor cursor = textCursor();
    const qsizetype kept = document()->characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart());
    const qsizetype whole = kept + source->text().size();
    if (whole > kMaxCharacters)
        Q_EMIT pasteRefused(whole);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void QueryEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitHeight();
}

void QueryEdit::setMistake(std::optional<std::pair<int, int>> range)
{
    QList<QTextEdit::ExtraSelection> selections;
    if (range) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = textCursor();
        const int last = std::max(0, document()->characterCount() - 1);
        int begin = std::min(range->first, last);
        const int end = std::min(range->second, last);
        if (begin >= end)
            begin = std::max(0, end - 1); // behind the end: the last character says where
        selection.cursor.setPosition(begin);
        selection.cursor.setPosition(end, QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(ChartColors::fromPalette(palette()).error);
        selections.append(selection);
    }
    setExtraSelections(selections);
}

void QueryEdit::goToMistake()
{
    if (extraSelections().isEmpty())
        return;
    QTextCursor cursor = textCursor();
    cursor.setPosition(extraSelections().front().cursor.selectionEnd());
    setTextCursor(cursor);
    ensureCursorVisible();
}

void QueryEdit::showChoices(const std::vector<QueryChoice> &choices, bool byHand)
{
    m_offered = choices;
    m_choices->clear();
    if (choices.empty()) {
        m_choices->hide();
        return;
    }
    for (const QueryChoice &choice : choices) {
        auto *item = new QListWidgetItem(
            choice.meaning.isEmpty() ? choice.text : choice.text + u"   "_s + choice.meaning, m_choices);
        item->setToolTip(choice.meaning.toHtmlEscaped());
    }
    m_choices->setCurrentRow(0);
    if (byHand && choices.size() == 1) {
        takeChoice();
        return;
    }
    placeChoices();
    m_choices->show();
}

bool QueryEdit::areChoicesShown() const
{
    return m_choices->isVisible();
}

void QueryEdit::placeChoices()
{
    const int rows = std::min(kShownChoices, m_choices->count());
    const int height = rows * m_choices->sizeHintForRow(0) + 2 * m_choices->frameWidth();
    const int width = std::clamp(m_choices->sizeHintForColumn(0) + 24, kMinChoicesWidthPx, kChoicesWidthPx);
    m_choices->resize(width, height);
    QPoint corner = viewport()->mapToGlobal(cursorRect().bottomLeft() + QPoint(0, kChoicesGapPx));
    if (m_below)
        corner.setY(m_below->mapToGlobal(QPoint(0, m_below->height() + kChoicesGapPx)).y());
    m_choices->move(corner);
}

void QueryEdit::takeChoice()
{
    const int row = m_choices->currentRow();
    m_choices->hide();
    if (row < 0 || static_cast<std::size_t>(row) >= m_offered.size())
        return;
    const QueryChoice choice = m_offered[static_cast<std::size_t>(row)];
    QTextCursor cursor = textCursor();
    cursor.setPosition(choice.begin);
    cursor.setPosition(choice.end, QTextCursor::KeepAnchor);
    cursor.insertText(choice.text);
    setTextCursor(cursor);
}

bool QueryEdit::pressWithChoices(const QKeyEvent &event)
{
    const int last = m_choices->count() - 1;
    switch (event.key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int step = event.key() == Qt::Key_Down ? 1 : -1;
        m_choices->setCurrentRow(std::clamp(m_choices->currentRow() + step, 0, last));
        return true;
    }
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const int step = event.key() == Qt::Key_PageDown ? kShownChoices : -kShownChoices;
        m_choices->setCurrentRow(std::clamp(m_choices->currentRow() + step, 0, last));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        takeChoice();
        return true;
    case Qt::Key_Escape:
        m_choices->hide();
        return true;
    default:
        return false;
    }
}

bool QueryEdit::walkHistory(int step)
{
    const int place = m_historyPlace + step;
    if (place < -1 || place >= static_cast<int>(m_history.size()))
        return false;
    if (m_historyPlace < 0)
        m_draft = toPlainText();
    m_historyPlace = place;
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(place < 0 ? m_draft : m_history[place]);
    setTextCursor(cursor);
    m_choices->hide();
    return true;
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    if (areChoicesShown() && pressWithChoices(*event))
        return;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !(event->modifiers() & Qt::ShiftModifier)) {
        m_historyPlace = -1;
        Q_EMIT submitted();
        return;
    }
    if (event->key() == Qt::Key_Space && (event->modifiers() & Qt::ControlModifier)) {
        Q_EMIT choicesWanted(true);
        return;
    }
    const QTextBlock block = textCursor().block();
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (isPlain && event->key() == Qt::Key_Up && !block.previous().isValid() && walkHistory(1))
        return;
    if (isPlain && event->key() == Qt::Key_Down && !block.next().isValid() && walkHistory(-1))
        return;
    const bool wasShown = areChoicesShown();
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    if (!typed.isEmpty() && typed.front().isPrint()) {
        m_historyPlace = -1;
        Q_EMIT choicesWanted(false);
    } else if (wasShown && event->key() == Qt::Key_Backspace) {
        Q_EMIT choicesWanted(false);
    } else if (wasShown) {
        m_choices->hide();
    }
}

void QueryEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setPalette(palette());
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void QueryEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_choices->hide();
}

} // namespace traceloupe
