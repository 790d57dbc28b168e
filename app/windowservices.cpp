// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowservices.h"

#include <QFileInfo>

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
      loader(cache, sources),
      imports(cacheFile),
      queries(QFileInfo(sourcesFile).absolutePath() + u"/queries.json"_s)
{
    if (const auto loaded = savedSources.load()) {
        searchableSources.setSources(loaded->sources);
        startProblems = loaded->problems;
    } else {
        startProblems = {loaded.error().detail};
    }
    cache.startWatching();
}

Result<> WindowServices::setSources(const std::vector<SourceConfig> &configs)
{
    for (const SourceConfig &before : searchableSources.sources())
        sources.forget(before.id);
    searchableSources.setSources(configs);
    QStringList ids;
    for (const SourceConfig &config : configs)
        ids += config.id;
    captures.keepSources(ids);
    return savedSources.save(configs);
}

} // namespace traceloupe
