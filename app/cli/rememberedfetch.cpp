// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rememberedfetch.h"

#include "app/jobjson.h"
#include "core/sources/savedsources.h"

#include <QFileInfo>

#include <algorithm>

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

namespace {

/// The saved source that this is, by name or by address.
std::optional<SourceConfig> savedSource(const SourceConfig &config)
{
    const auto saved = SavedSources().load();
    if (!saved)
        return std::nullopt;
    const auto isSame = [&config](const SourceConfig &source) {
        return source.id == config.id || (source.kind == config.kind && source.baseUrl == config.baseUrl);
    };
    const auto source = std::ranges::find_if(saved->sources, isSame);
    return source == saved->sources.end() ? std::nullopt : std::optional(*source);
}

/// What it asks for, without how far it came.
QJsonObject questionOf(const PullRequest &request)
{
    return jobjson::ofCapture({}, request, {});
}

/// The same capture that was stopped earlier is run again now.
void forgetSame(const QString &folder, const PullRequest &request)
{
    JobFiles files(folder, request.cacheFile);
    for (const JobFiles::Job &job : files.adopt()) {
        if (const auto capture = jobjson::toCapture(job.content);
            capture && questionOf(capture->request) == questionOf(request))
            files.remove(job.key);
    }
}

} // namespace

RememberedFetch::RememberedFetch(const PullRequest &request) : m_request(request)
{
    const auto source = savedSource(request.source);
    if (!source)
        return;
    m_request.source.id = source->id;
    const QString folder = QFileInfo(SavedSources::defaultFile()).absolutePath() + u"/unfinished"_s;
    forgetSame(folder, m_request);
    m_title = request.search.service.isEmpty() ? source->name : request.search.service + u" · "_s + source->name;
    m_files.emplace(folder, request.cacheFile);
    m_key = m_files->add(jobjson::ofCapture(m_title, m_request, {}));
}

void RememberedFetch::finish(const Result<PullProgress> &result, const PullProgress &reached)
{
    if (!m_files)
        return;
    const bool isStopped = !result && (result.error().code == ErrorCode::Cancelled || reached.fetched > 0);
    if (isStopped)
        m_files->update(m_key, jobjson::ofCapture(m_title, m_request, reached));
    else
        m_files->remove(m_key);
}

} // namespace traceloupe::cli
