// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/spanfinder.h"

#include "core/session/spansearch.h"
#include "core/traceql/evaluator.h"

#include <algorithm>

namespace traceloupe {

namespace {

MatchedRows findByQuery(const Trace &trace, const QString &text, const std::atomic_bool &cancelled)
{
    MatchedRows found;
    const auto program = traceql::compile(text.toStdString());
    if (!program) {
        found.problem = QString::fromStdString(program.error().toText());
        return found;
    }
    const auto rows = traceql::matchingRows(**program, trace, &cancelled);
    if (!rows) {
        found.problem = rows.error().detail;
        return found;
    }
    found.rows.reserve(rows->size());
    for (const SpanIndex span : *rows)
        found.rows.push_back(span.value());
    return found;
}

} // namespace

SpanFinder::SpanFinder(TracePtr trace, QObject *parent) : QObject(parent), m_trace(std::move(trace)) {}

void SpanFinder::find(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text)
        return;
    m_text = wanted;
    m_job.cancel();
    if (wanted.isEmpty() || (!wanted.startsWith(u'{') && SpanQuery::parse(wanted).isEmpty())) {
        m_rows.clear();
        setState(State::Idle);
        return;
    }
    setState(State::Searching);
    m_job.run(
        this,
        [trace = m_trace, wanted](const std::atomic_bool &cancelled) {
            if (wanted.startsWith(u'{'))
                return findByQuery(*trace, wanted, cancelled);
            return MatchedRows{findSpans(*trace, SpanQuery::parse(wanted), cancelled), {}};
        },
        [this](MatchedRows found) { take(std::move(found)); });
}

void SpanFinder::take(MatchedRows found)
{
    m_problem = found.problem;
    if (!m_problem.isEmpty()) {
        m_rows.clear();
        setState(State::Problem);
        return;
    }
    m_rows = std::move(found.rows);
    setState(State::Done);
}

void SpanFinder::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

bool SpanFinder::isMatch(SpanIndex span) const
{
    return std::ranges::binary_search(m_rows, span.value());
}

std::size_t SpanFinder::countIn(std::uint32_t first, std::uint32_t end) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_rows, end) - std::ranges::lower_bound(m_rows, first));
}

SpanIndex SpanFinder::next(SpanIndex from, bool isForward) const
{
    if (m_rows.empty())
        return {};
    if (!from.isValid())
        return SpanIndex(isForward ? m_rows.front() : m_rows.back());
    if (isForward) {
        const auto after = std::ranges::upper_bound(m_rows, from.value());
        return SpanIndex(after == m_rows.end() ? m_rows.front() : *after);
    }
    const auto at = std::ranges::lower_bound(m_rows, from.value());
    return SpanIndex(at == m_rows.begin() ? m_rows.back() : *(at - 1));
}

std::size_t SpanFinder::placeOf(SpanIndex span) const
{
    const auto at = std::ranges::lower_bound(m_rows, span.value());
    return at != m_rows.end() && *at == span.value() ? static_cast<std::size_t>(at - m_rows.begin()) + 1 : 0;
}

} // namespace traceloupe
