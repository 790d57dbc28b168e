// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <map>
#include <memory>
#include <vector>

class QLockFile;

namespace traceloupe {

/// Jobs on disk, a small file for each from when it begins until it ends, so that neither closing the window nor a
/// crash forgets one. A job is locked by the window that has it; several windows may use one folder. A job that can't
/// be written is only not remembered.
class JobFiles {
public:
    struct Job {
        QString key;
        QJsonObject content;
    };

    /// `cacheFile`: jobs of other caches are left alone.
    JobFiles(QString folder, const QString &cacheFile);
    ~JobFiles(); ///< unlocks: the next window may have them

    /// The jobs that no window has, oldest first; this one has them from now on.
    [[nodiscard]] std::vector<Job> adopt();
    /// The key of the new job.
    QString add(const QJsonObject &content);
    void update(const QString &key, const QJsonObject &content);
    void remove(const QString &key);

private:
    [[nodiscard]] QString fileOf(const QString &key) const;
    [[nodiscard]] bool lock(const QString &key);
    void write(const QString &key, QJsonObject content) const;

    QString m_folder;
    QString m_cacheFile;
    int m_added = 0;
    std::map<QString, std::unique_ptr<QLockFile>> m_locks;
};

} // namespace traceloupe
