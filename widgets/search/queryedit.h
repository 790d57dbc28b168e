// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/search/queryhighlighter.h"

#include <QPlainTextEdit>

class QListWidget;

namespace traceloupe {

/// Something that may stand at the cursor of a query.
struct QueryChoice {
    QString text;    ///< what is written
    QString meaning; ///< a few words behind it; may be empty
    int begin = 0;   ///< positions of the text that it takes the place of
    int end = 0;
};

/// One line for a query that grows to several: coloured, with the place of a mistake underlined, with choices for what
/// may come at the cursor (Ctrl+Space, and while one types) and the queries of before (Up and Down at its ends). Enter
/// asks, Shift+Enter begins a line.
class QueryEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    static constexpr int kMaxLines = 6;
    /// More is not pasted: laying out a line of a million characters takes a minute.
    static constexpr qsizetype kMaxCharacters = 16 * 1'024;

    explicit QueryEdit(QWidget *parent = nullptr);

    /// Positions of the text; nothing for a query without mistakes.
    void setMistake(std::optional<std::pair<int, int>> range);
    /// The cursor goes there.
    void goToMistake();
    /// Choices leave this widget, which tells what is wrong, free; it outlives the edit.
    void setChoicesBelow(const QWidget *widget) { m_below = widget; }
    /// Newest first.
    void setHistory(const QStringList &queries) { m_history = queries; }
    /// Offers these at the cursor; none closes the list. `byHand`: someone asked for them, so one alone is taken.
    void showChoices(const std::vector<QueryChoice> &choices, bool byHand);
    [[nodiscard]] bool areChoicesShown() const;
    [[nodiscard]] QListWidget &choices() { return *m_choices; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void submitted();
    /// What was to be pasted would have made the query so long, which is too much.
    void pasteRefused(qsizetype characters);
    /// What may come at the cursor? showChoices() is the answer.
    void choicesWanted(bool byHand);

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();
    void placeChoices();
    void takeChoice();
    bool pressWithChoices(const QKeyEvent &event);
    bool walkHistory(int step);
    [[nodiscard]] int linesShown() const;

    QueryHighlighter *m_highlighter;
    QListWidget *m_choices;
    const QWidget *m_below = nullptr;
    std::vector<QueryChoice> m_offered;
    QStringList m_history;
    int m_historyPlace = -1; ///< -1: what is being written
    QString m_draft;
};

} // namespace traceloupe
