// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The searching half of PullWorker: windows, and what their answers name.
#include "core/pull/pullworker.h"

#include <QRegularExpression>

#include <algorithm>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// What the error names as the most that the server allows in one search (Tempo), or 0.
std::uint32_t allowedLimit(const QString &error)
{
    static const QRegularExpression pattern(u"exceeds max limit (\\d{1,9})"_s);
    return pattern.match(error).captured(1).toUInt();
}

/// The backend could not do this window at once, but may do a shorter one: too large an answer, a window beyond its
/// configured length (Tempo), its own time limit.
bool isTooMuchAtOnce(const Error &error)
{
    return error.code == ErrorCode::LimitExceeded || error.detail.contains("(status 504)"_L1)
           || error.detail.contains("range specified by start and end exceeds"_L1);
}

} // namespace

std::uint32_t PullWorker::remainingLimit() const
{
    const std::uint64_t limit = m_request.search.limit;
    const auto named = static_cast<std::uint64_t>(m_seen.size());
    return limit == 0 ? UINT32_MAX : static_cast<std::uint32_t>(limit > named ? limit - named : 0);
}

void PullWorker::startSearch(const WindowPtr &window)
{
    const std::uint32_t remaining = remainingLimit();
    if (remaining == 0) {
        m_progress.truncated = true;
        return;
    }
    SearchRequest search = window->search;
    search.startNs = window->time.startNs;
    search.endNs = window->time.endNs;
    search.limit = std::min(search.limit, remaining);
    await(m_source->search(search),
          [this, window](Result<SearchAnswer> answer) { searched(window, std::move(answer)); });
}

void PullWorker::searched(const WindowPtr &window, Result<SearchAnswer> answer)
{
    if (!answer)
        return searchFailed(window, answer.error());
    m_failuresInARow = 0;
    m_anySearchDone = true;
    for (const QString &warning : answer->warnings)
        addProblem(warning);
    for (FoundTrace &found : answer->traces)
        accept(std::move(found), window);
    if (answer->truncated)
        return cutOff(window);
    window->isWhole = true;
    m_coveredNs += static_cast<double>(window->time.lengthNs());
    maybeDone(window);
}

void PullWorker::cutOff(const WindowPtr &window)
{
    if (remainingLimit() == 0) {
        m_progress.truncated = true;
        return;
    }
    if (window->time.lengthNs() >= kShortestSplitNs)
        return splitWindow(window);
    if (window->search.limit < m_limits.largestPage) {
        auto larger = std::make_shared<Window>();
        larger->search = window->search;
        larger->search.limit = std::min(m_limits.largestPage, window->search.limit * 4);
        larger->time = window->time;
        m_windows.push_back(std::move(larger));
        return;
    }
    m_progress.truncated = true;
}

void PullWorker::splitWindow(const WindowPtr &window)
{
    const auto [older, newer] = halvesOf(window->time);
    for (const TimeWindow &half : {older, newer}) {
        auto part = std::make_shared<Window>();
        part->search = window->search;
        part->time = half;
        m_windows.push_back(std::move(part));
    }
}

void PullWorker::searchFailed(const WindowPtr &window, const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    ++m_failuresInARow;
    const bool mayGoOn = m_failuresInARow < kMaxFailuresInARow;
    if (mayGoOn && isTooMuchAtOnce(error) && window->time.lengthNs() >= kShortestSplitNs)
        return splitWindow(window);
    if (const std::uint32_t allowed = allowedLimit(error.detail); allowed > 0 && allowed < window->search.limit) {
        m_limits.page = std::min(m_limits.page, allowed);
        m_limits.largestPage = allowed;
        for (const WindowPtr &waiting : m_windows)
            waiting->search.limit = std::min(waiting->search.limit, allowed);
        window->search.limit = allowed;
        m_windows.push_back(window);
        return;
    }
    ++m_progress.failed;
    m_hasGaps = true;
    addProblem(error.detail);
    // What the backend says to the first question it would say to all.
    if (!m_anySearchDone || error.code == ErrorCode::Authentication || !mayGoOn)
        stopWith(error);
}

void PullWorker::accept(FoundTrace found, const WindowPtr &window)
{
    if (!m_seen.contains(found.id)) {
        if (remainingLimit() == 0) {
            m_progress.truncated = true;
            return;
        }
        m_seen.insert(found.id);
        ++m_progress.found;
        if (isCached(found.id, found.spans)) {
            ++m_progress.skipped;
            return;
        }
        m_waiting[found.id].push_back(window);
        ++window->unstored;
        if (found.trace)
            addToBatch(std::move(found.trace), found.partial);
        else
            m_wanted.push_back({found.id, found.startNs, found.startNs + found.durationNs});
        return;
    }
    // Named before, by a window that was split or a neighbour: this window is done when it is stored, too.
    if (const auto waiting = m_waiting.find(found.id); waiting != m_waiting.end()) {
        waiting->second.push_back(window);
        ++window->unstored;
    }
}

} // namespace traceloupe
