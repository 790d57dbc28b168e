// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/formquery.h"
#include "widgets/search/searchvalues.h"
#include "widgets/search/tracesearch.h"

#include <QWidget>

#include <map>
#include <optional>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace traceloupe {

class SourceListModel;

/// The fields of a search: over the cache or over a saved source, whose services and operations complete the input.
/// They read and write the same query as the bar above; what they can't say stays in it and is shown as further
/// conditions. The form asks for completions by signals and knows neither cache nor network. Search and capture are
/// announced only when every field can be used; else the field says what is wrong.
class SearchForm final : public QWidget {
    Q_OBJECT
public:
    /// `sources` has the cache as its first row and outlives the form.
    explicit SearchForm(SourceListModel &sources, QWidget *parent = nullptr);

    [[nodiscard]] SearchValues values() const;
    void setValues(const SearchValues &values);
    /// The query as text. Setting it fills the fields and tells nobody.
    [[nodiscard]] const QString &query() const { return m_query; }
    void setQuery(const QString &query);
    /// As if someone had typed it.
    void setService(const QString &service);
    void setTimeZone(const DisplayTimeZone &zone);
    /// Null for the cache and its parts.
    [[nodiscard]] const SourceConfig *source() const;
    /// As if someone had chosen it; the cache, if there is no such place.
    void setPlace(const QString &id);
    void setAlsoIn(const QStringList &ids); ///< further places
    /// The chosen one first, then those it is searched in too.
    [[nodiscard]] std::vector<SearchTarget> targets() const;
    void setServices(const QStringList &services);
    void setOperations(const QStringList &operations);
    /// Marks fields and returns whether the values can be used.
    bool validate();
    /// The keyboard goes to the first field that can't be used.
    void goToProblem();

Q_SIGNALS:
    void queryChanged(const QString &query); ///< by the fields
    void valuesChanged();                    ///< by anyone
    void searchRequested();
    void captureRequested();
    void sourceChanged();
    void placeChosen(); ///< by someone, not by setValues()
    void serviceChanged(const QString &service);
    void sourcesDialogRequested();

private:
    void buildSourceRow(QBoxLayout &layout);
    void buildFields(QBoxLayout &layout);
    void buildWindow(QBoxLayout &layout);
    void buildButtons(QBoxLayout &layout);
    void connectFields();
    QLabel *addField(QBoxLayout &layout, const QString &label, QWidget *field, const QString &name);
    QLabel *addProblemLine(QBoxLayout &layout, SearchField field);
    void fillAlsoMenu();
    void fillWindowChoices();
    void showFieldsOfSource();
    void showWindowFields();
    void showQueryInFields();
    void writeQuery();
    [[nodiscard]] std::vector<QWidget *> queryFields() const;
    void submit();
    void setCustomWindow(qint64 fromMs, qint64 toMs);
    [[nodiscard]] qint64 msOf(const QDateTimeEdit &edit) const;
    [[nodiscard]] int lastSeconds() const;

    SourceListModel &m_sources;
    DisplayTimeZone m_zone;
    QComboBox *m_source = nullptr;
    QToolButton *m_also = nullptr;
    QStringList m_alsoIn; ///< ids, "" = the cache
    QComboBox *m_service = nullptr;
    QComboBox *m_operation = nullptr;
    QLineEdit *m_tags = nullptr;
    QLineEdit *m_minDuration = nullptr;
    QLineEdit *m_maxDuration = nullptr;
    QLabel *m_more = nullptr;
    QComboBox *m_window = nullptr;
    QWidget *m_customWindow = nullptr;
    QDateTimeEdit *m_from = nullptr;
    QDateTimeEdit *m_to = nullptr;
    QSpinBox *m_limit = nullptr;
    QLabel *m_limitLabel = nullptr;
    QCheckBox *m_errorsOnly = nullptr;
    QPushButton *m_capture = nullptr;
    std::map<SearchField, QLabel *> m_problems;
    QString m_query;
    FormQuery m_form;      ///< what m_query says; its fields that are not shown are kept
    bool m_isFilling = false;
    bool m_isWindowForced = false; ///< on a place that can't be asked for all times
};

} // namespace traceloupe
