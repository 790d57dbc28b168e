// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace traceloupe {

/// A query that someone gave a name.
struct SavedQuery {
    QString name;
    QString query;
    friend bool operator==(const SavedQuery &, const SavedQuery &) = default;
};

/// The queries that were asked, newest first, and those that were saved, in a JSON file of the user's. Written at every
/// change; what can't be read is left as it is and starts empty.
class QueryStore final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype kMaxHistory = 200;
    static constexpr std::size_t kMaxSaved = 500;

    /// The file need not exist. "" keeps everything in memory.
    explicit QueryStore(QString file, QObject *parent = nullptr);

    [[nodiscard]] const QStringList &history() const { return m_history; }
    [[nodiscard]] const std::vector<SavedQuery> &saved() const { return m_saved; } ///< by name
    /// A query was asked: it is the newest now, once.
    Result<> remember(const QString &query);
    /// Replaces what has the same name.
    Result<> save(const SavedQuery &query);
    Result<> remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    void read();
    Result<> write();

    QString m_file;
    QStringList m_history;
    std::vector<SavedQuery> m_saved;
};

} // namespace traceloupe
