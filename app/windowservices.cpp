// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"

#include "core/models/errortext.h"

#include <QFileInfo>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceloupe {

WindowServices::WindowServices(const QString &cacheFile, const QString &sourcesFile,
                               SourceAccess::CredentialLookup credentials)
    : cache(cacheFile),
      columns(cacheFile),
      sources(std::move(credentials)),
      savedSources(sourcesFile),
      objectives(QFileInfo(sourcesFile).absolutePath() + u"/objectives.json"_s),
      searchableSources(SourceListModel::First::Cache),
      countingSources(SourceListModel::First::Cache),
      loader(cache, sources),
      imports(cacheFile),
      captures(sources),
      queries(QFileInfo(sourcesFile).absolutePath() + u"/queries.json"_s),
      unfinished(QFileInfo(sourcesFile).absolutePath() + u"/unfinished"_s, cacheFile, imports, captures)
{
    if (const auto loaded = savedSources.load()) {
        m_allSources = loaded->sources;
        showSources();
        for (const QString &problem : loaded->problems)
            startProblems += errorText(problem);
    } else {
        startProblems = {errorText(loaded.error())};
    }
    unfinished.restore(searchableSources.sources());
    cache.startWatching();
}

void WindowServices::showSources()
{
    const auto only = [this](bool (*isWanted)(SourceKind)) {
        std::vector<SourceConfig> some;
        std::copy_if(m_allSources.begin(), m_allSources.end(), std::back_inserter(some),
                     [isWanted](const SourceConfig &source) { return isWanted(source.kind); });
        return some;
    };
    searchableSources.setSources(only(holdsTraces));
    countingSources.setSources(only(countsRequests));
}

Result<> WindowServices::setSources(const std::vector<SourceConfig> &configs)
{
    for (const SourceConfig &before : m_allSources)
        sources.forget(before.id);
    m_allSources = configs;
    showSources();
    QStringList ids;
    for (const SourceConfig &config : configs)
        ids += config.id;
    captures.keepSources(ids);
    return savedSources.save(configs);
}

} // namespace traceloupe
