// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/cacheaccess.h"
#include "core/models/sourceaccess.h"
#include "widgets/search/queryedit.h"

#include <QObject>

#include <functional>
#include <optional>

namespace traceloupe {

namespace traceql {
struct CompletionContext;
}

/// Finds what may come at the cursor of a query: the language's words at once, keys and values of attributes from the
/// cache's index and, where a source is searched, from its API. Answers come when they are there; the bar drops those
/// that are late.
class QueryCompletion final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMaxChoices = 200;

    QueryCompletion(CacheAccess &cache, SourceAccess &sources, QObject *parent = nullptr);

    /// Where the query goes; nothing for the cache alone.
    void setSource(const std::optional<SourceConfig> &source);
    void ask(const QString &text, int position, bool byHand);
    /// What a query means, in words; "" for one with mistakes and for none.
    [[nodiscard]] static QString meaningOf(const QString &query);

Q_SIGNALS:
    void answered(const QString &text, int position, bool byHand, const std::vector<traceloupe::QueryChoice> &choices);

private:
    void askData(const traceql::CompletionContext &context,
                 const std::function<void(const Result<QStringList> &)> &add);

    CacheAccess &m_cache;
    SourceAccess &m_sources;
    std::optional<SourceConfig> m_source;
    quint64 m_generation = 0;
};

} // namespace traceloupe
