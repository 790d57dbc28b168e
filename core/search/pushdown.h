// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/tracesource.h"
#include "core/traceql/ast.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace traceloupe {

/// The part of a query that a backend's search parameters can say. What they can't is decided here, on whole traces.
struct PushedPart {
    QString service;
    QString operation;
    std::vector<std::pair<QString, QString>> tags;
    std::optional<std::int64_t> minDurationNs; ///< of a span
    std::optional<std::int64_t> maxDurationNs;
    [[nodiscard]] bool isEmpty() const
    {
        return service.isEmpty() && operation.isEmpty() && tags.empty() && !minDurationNs && !maxDurationNs;
    }
    /// "service cart, spans of at least 20ms", for people.
    [[nodiscard]] QString toText() const;
};

/// Conditions that one span of every matching trace must meet, as far as `kind` can be asked for them. Of several
/// filters the one that says most is taken: these backends look for one span.
[[nodiscard]] PushedPart pushedPart(const traceql::Query &query, SourceKind kind);

/// A Tempo version.
struct TempoVersion {
    int major = 0;
    int minor = 0;
    friend auto operator<=>(const TempoVersion &, const TempoVersion &) = default;
};
/// "Tempo 2.9.1" and the like; nothing where the text tells none.
[[nodiscard]] std::optional<TempoVersion> tempoVersionOf(const QString &server);

/// The newest thing that a query uses, and since when Tempo has it.
struct TempoNeed {
    TempoVersion version{2, 0};
    QString feature; ///< "union operators", for people
};
[[nodiscard]] TempoNeed tempoNeedOf(const traceql::Query &query);
/// Whether a condition of the query means another thing on a list before Tempo 3.0: `!=` and `!~`, which any other
/// element met there.
[[nodiscard]] bool dependsOnLists(const traceql::Query &query);
inline constexpr TempoVersion kTempoWithLists{3, 0};

} // namespace traceloupe
