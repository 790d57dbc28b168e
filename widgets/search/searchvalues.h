// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/sources/tracesource.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace traceloupe {

/// What a search form holds: text where people type text. A plain value; settings keep it.
struct SearchValues {
    static constexpr int kAllTime = 0;      ///< lastSeconds: no window (the cache; sources: the last hour)
    static constexpr int kCustomWindow = -1; ///< lastSeconds: fromMs to toMs
    static constexpr int kMaxLimit = 10'000;

    QString sourceId; ///< "" = the cache
    QStringList alsoIn; ///< further ids
    QString service;
    QString operation;
    QString tags;        ///< key=value pairs
    QString minDuration; ///< with unit
    QString maxDuration;
    QString traceQl;     ///< the query; the fields above and errorsOnly are what a form can show of it
    int lastSeconds = kAllTime;
    qint64 fromMs = 0;   ///< Unix epoch
    qint64 toMs = 0;
    int limit = 100;
    bool errorsOnly = false;

    friend bool operator==(const SearchValues &, const SearchValues &) = default;
};

enum class SearchField { Tags, MinDuration, MaxDuration, Window };

/// Why a field can't be searched with, as a sentence for its reader.
struct SearchProblem {
    SearchField field = SearchField::Tags;
    QString sentence;
};

/// Everything that is wrong with the values; nothing means that the two functions below can be used.
[[nodiscard]] std::vector<SearchProblem> searchProblems(const SearchValues &values);
/// The query as text: as it is, else made of the fields. Requires: no problems.
[[nodiscard]] QString queryOfValues(const SearchValues &values);
/// For the cache: what the fields say. Requires: no problems.
[[nodiscard]] TraceFilter toTraceFilter(const SearchValues &values, qint64 nowMs);
/// For a backend: the query where it takes TraceQL, else what the fields say; of all times, the last hour. Requires: no
/// problems.
[[nodiscard]] SearchRequest toSearchRequest(const SearchValues &values, SourceKind kind, qint64 nowMs);

} // namespace traceloupe
