// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/sources/secretstore.h"

#include <QDialog>

#include <map>
#include <set>

class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace traceloupe {

class SourceForm;

/// Adds, edits, tests and removes sources. Works on a copy: sourcesSaved() is announced when the person saves, after
/// the secrets went to the store.
class SourcesDialog final : public QDialog {
    Q_OBJECT
public:
    /// `access` and `secrets` outlive the dialog.
    SourcesDialog(std::vector<SourceConfig> sources, SourceAccess &access, SecretStore &secrets,
                  QWidget *parent = nullptr);

    void addSource();

Q_SIGNALS:
    void sourcesSaved(const std::vector<traceloupe::SourceConfig> &sources);

private:
    QWidget *buildListSide();
    QWidget *buildFormSide();
    void showCurrent();
    void loadSecrets(const QString &id);
    void keepEdits();
    void removeSource();
    void testConnection();
    void forgetTest();
    void showTestResult(const Result<SourceCheck> &check);
    void save();
    void saveSecrets();
    void finishSaving(const Result<> &result);
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QString freeName() const;
    [[nodiscard]] int nameCount(const QString &name) const;

    SourceAccess &m_access;
    SecretStore &m_secrets;
    SourceListModel m_model{SourceListModel::First::Sources};
    std::map<QString, Credentials> m_credentials; ///< of sources that were looked at
    std::set<QString> m_changedSecrets;
    std::set<QString> m_removedIds;
    QListView *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QStackedWidget *m_stack = nullptr;
    SourceForm *m_form = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    QLabel *m_testResult = nullptr;
    QLabel *m_problem = nullptr;
    quint64 m_testGeneration = 0;
    int m_pendingWrites = 0;
    Result<> m_writeResult;
    bool m_isFilling = false;
};

} // namespace traceloupe
