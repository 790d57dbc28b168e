// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/cachequeries.h"

using namespace Qt::StringLiterals;

namespace traceloupe {

void CacheQueries::ask(const traceql::ProgramPtr &program, const QueryOptions &options,
                       std::function<void(Result<CacheAnswer>)> done)
{
    stop();
    const quint64 number = m_desk->wanted;
    m_background.run([desk = m_desk, number, program, options] { return answer(*desk, number, program, options); },
                     done, [done](const QString &reason) { done(fail(ErrorCode::LimitExceeded, reason)); });
}

void CacheQueries::stop()
{
    ++m_desk->wanted;
    m_background.cancel();
    const std::lock_guard lock(m_desk->guard);
    if (m_desk->searcher)
        m_desk->searcher->interrupt();
}

Result<CacheAnswer> CacheQueries::answer(Desk &desk, quint64 number, const traceql::ProgramPtr &program,
                                         const QueryOptions &options)
{
    const std::lock_guard lock(desk.inUse);
    if (desk.wanted != number)
        return fail(ErrorCode::Cancelled, u"The search was stopped."_s);
    if (!desk.searcher) {
        auto opened = CacheSearcher::open(desk.file);
        if (!opened)
            return tl::unexpected(opened.error());
        const std::lock_guard guard(desk.guard);
        desk.searcher = std::move(*opened);
    }
    CacheAnswer answer;
    auto coverage = desk.searcher->search(program, options, [&](QueryHit hit) {
        answer.hits.push_back(std::move(hit));
        return desk.wanted == number;
    });
    if (!coverage)
        return tl::unexpected(coverage.error());
    answer.coverage = std::move(*coverage);
    return answer;
}

} // namespace traceloupe
