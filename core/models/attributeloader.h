// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/attributecolumns.h"
#include "core/models/cacheaccess.h"

#include <QObject>

#include <memory>
#include <vector>

namespace traceloupe {

/// Looks up the values of attributes for a trace list, off the GUI thread: from the cache's index, and for traces that
/// a backend sent with its answer from those.
class AttributeLoader final : public QObject {
    Q_OBJECT
public:
    /// Where a trace has so many or so long values that the index doesn't list them.
    static QString manyValues();

    explicit AttributeLoader(CacheAccess &cache, QObject *parent = nullptr) : QObject(parent), m_cache(cache) {}

    /// valuesLoaded() follows for each key, unless it is asked for again before.
    void load(const QStringList &keys, const std::vector<TracePtr> &found);
    /// What each trace's structure is (analysis.md section 6.2: the same operations called in the same places, about as
    /// often), as if it were an attribute with the key structureKeyName(). Loads the traces, a few at a time.
    void loadStructures(const std::vector<TraceId> &ids, const std::vector<TracePtr> &found);
    static QString structureKeyName();
    /// Which keys there are to choose from; keysLoaded() follows.
    void loadKeys();

Q_SIGNALS:
    void valuesLoaded(const QString &key, const traceloupe::AttributeColumns::Values &values);
    void keysLoaded(const QStringList &keys);

private:
    struct Structures;
    void loadNextStructures(const std::shared_ptr<Structures> &structures, quint64 generation);

    CacheAccess &m_cache;
    quint64 m_generation = 0;
};

} // namespace traceloupe
