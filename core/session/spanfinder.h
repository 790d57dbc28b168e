// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "core/session/latestjob.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace traceloupe {

/// Rows that a search found, ascending; or why it could not be understood.
struct MatchedRows {
    std::vector<std::uint32_t> rows;
    QString problem; ///< what is wrong with the query, and where; empty = nothing
};

/// The search in an open trace: takes a text, finds spans beside the window's thread, answers with all of them. Only
/// the latest text counts. Lives on the GUI thread.
class SpanFinder final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Searching, Done, Problem };
    explicit SpanFinder(TracePtr trace, QObject *parent = nullptr);

    /// Words, or a TraceQL query, which begins with a brace. Nothing is found for an empty text.
    void find(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Whether there is an answer to go by; it may be empty.
    [[nodiscard]] bool isActive() const { return m_state == State::Done; }
    [[nodiscard]] const std::vector<std::uint32_t> &rows() const { return m_rows; }
    [[nodiscard]] bool isMatch(SpanIndex span) const;
    /// How many there are in [first, end).
    [[nodiscard]] std::size_t countIn(std::uint32_t first, std::uint32_t end) const;
    /// The next or previous match from a row, going on at the other end; invalid where there is none.
    [[nodiscard]] SpanIndex next(SpanIndex from, bool isForward) const;
    /// 1 for the first; 0 where the span is no match.
    [[nodiscard]] std::size_t placeOf(SpanIndex span) const;

Q_SIGNALS:
    /// State or matches are others.
    void changed();

private:
    void take(MatchedRows found);
    void setState(State state);

    TracePtr m_trace;
    QString m_text;
    State m_state = State::Idle;
    QString m_problem;
    std::vector<std::uint32_t> m_rows;
    LatestJob m_job;
};

} // namespace traceloupe
