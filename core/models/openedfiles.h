// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/searchplace.h"

#include <QCoreApplication>

#include <vector>

namespace traceloupe {

/// A file that was opened, and what it holds.
struct OpenedFile {
    QString path;
    std::unordered_set<TraceId> traces;
};

/// The files that were opened while the program runs, as places to search in: all of them; then, where there are
/// several, what was opened at once, and each by itself.
class OpenedFiles {
    Q_DECLARE_TR_FUNCTIONS(OpenedFiles)
public:
    static constexpr std::size_t kMaxSingle = 20; ///< the latest are offered by themselves

    /// The id of the collection that is what was opened now. A file that was opened before is as it is now.
    QString add(const QString &title, const std::vector<OpenedFile> &files);
    /// In a stable order: a later one has the same collections in the same order, and more.
    [[nodiscard]] std::vector<TraceCollection> collections() const;
    [[nodiscard]] static bool isOpenedFiles(const QString &collectionId);

private:
    struct Entry {
        TraceCollection collection;
        bool isFile = false;
    };

    void put(const TraceCollection &collection, bool isFile);
    [[nodiscard]] QString nameOf(const QString &path) const;
    [[nodiscard]] std::vector<const Entry *> files() const;

    std::vector<Entry> m_entries; ///< in the order of opening
};

} // namespace traceloupe
