// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/sources/tracesource.h"

#include <QString>

#include <memory>
#include <optional>
#include <unordered_set>

namespace traceloupe {

/// Some traces of the cache that a search can be restricted to: those of files that were opened, or those that a view
/// has listed.
struct TraceCollection {
    QString id;          ///< unlike that of any source
    QString name;        ///< "checkout.json"
    QString title;       ///< in a list of places: "Opened file: checkout.json"
    QString description; ///< more about it: the file's path
    std::shared_ptr<const std::unordered_set<TraceId>> traces;
};

/// Where a search looks: a source, else some traces of the cache, else all of it.
struct SearchTarget {
    std::optional<SourceConfig> source;
    std::optional<TraceCollection> collection;
    [[nodiscard]] bool isLocal() const { return !source; }
    [[nodiscard]] bool isWholeCache() const { return !source && !collection; }
};

} // namespace traceloupe
