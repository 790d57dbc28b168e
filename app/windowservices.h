// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imports.h"
#include "app/traceloader.h"
#include "app/unfinishedwork.h"
#include "core/models/cacheaccess.h"
#include "core/models/columnaccess.h"
#include "core/models/objectives.h"
#include "core/models/querystore.h"
#include "core/models/sourceaccess.h"
#include "core/models/sourcelistmodel.h"
#include "core/models/tracestanding.h"
#include "core/sources/savedsources.h"
#include "widgets/search/captures.h"

namespace traceloupe {

/// What works behind the window, made once and passed by reference. Destroyed from the last to the first: captures and
/// imports are cancelled and waited for before the doors that they use close.
class WindowServices {
public:
    WindowServices(const QString &cacheFile, const QString &sourcesFile, SourceAccess::CredentialLookup credentials);

    CacheAccess cache;
    ColumnAccess columns;
    SourceAccess sources;
    SavedSources savedSources;
    Objectives objectives;
    TraceStanding standing;            ///< of the cached traces, for all pages
    SourceListModel searchableSources; ///< the cache first, then those that hold traces
    SourceListModel countingSources;   ///< the cache first, then those that count requests themselves
    TraceLoader loader;
    Imports imports;
    Captures captures;
    QueryStore queries;
    UnfinishedWork unfinished;

    QStringList startProblems; ///< sentences: what could not be read at the start

    /// Saves them and tells everyone.
    Result<> setSources(const std::vector<SourceConfig> &configs);
    [[nodiscard]] const std::vector<SourceConfig> &allSources() const { return m_allSources; }

private:
    void showSources();

    std::vector<SourceConfig> m_allSources;
};

} // namespace traceloupe
