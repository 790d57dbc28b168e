// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/querystore.h"
#include "core/traceql/parser.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace traceloupe {

class QueryCompletion;
class QueryEdit;

/// The line that asks: a query with what it means (or what is wrong with it) under it, the button that runs it, and the
/// queries of before and those with a name.
class QueryBar final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the bar.
    QueryBar(QueryStore &store, QueryCompletion &completion, QWidget *parent = nullptr);

    [[nodiscard]] QString query() const;
    /// Tells nobody.
    void setQuery(const QString &query);
    /// Whether it can be asked; what is wrong is shown already.
    [[nodiscard]] bool isValid() const { return m_isValid; }
    /// The keyboard goes to what is wrong, and it is said at once.
    void goToMistake();
    /// While a search runs, the button stops it.
    void setSearching(bool searching);
    void remember();
    [[nodiscard]] QueryEdit &edit() { return *m_edit; }

Q_SIGNALS:
    void queryEdited(); ///< by a person, or taken from a menu
    void searchRequested();
    void stopRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void check();
    void showVerdict();
    void showWords(const QString &words);
    void showWarning(const QString &sentence);
    void submit();
    void use(const QString &query);
    void fillMenu();
    void fillHistory();
    void askForName();
    void showProblem(const Result<> &result);

    QueryStore &m_store;
    QueryCompletion &m_completion;
    QueryEdit *m_edit;
    QLabel *m_meaning;
    QPushButton *m_search;
    QToolButton *m_saved;
    QMenu *m_menu;
    QTimer m_mistakeDelay;
    std::optional<traceql::QueryError> m_mistake;
    QString m_words; ///< "" while a warning is shown
    bool m_isValid = true;
    bool m_isSearching = false;
    bool m_isSetting = false;
};

} // namespace traceloupe
