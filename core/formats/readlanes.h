// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/readcontext.h"

#include <functional>
#include <vector>

namespace traceloupe {

/// Tokens of a list of spans that one thread reads in one go: some 3 MB of text, so that what two threads hold beside
/// the collector stays small, and a reader that is to stop does so at once.
inline constexpr std::uint32_t kTokensPerSlice = 1U << 19;

/// What a second thread needs to read a part of a long list: a cursor and a context of its own, which collects without
/// flushing and is asked for nothing until it is taken over.
class ReadLane {
public:
    ReadLane(const JsonCursor &cursor, const ReadContext &context);

    [[nodiscard]] JsonCursor &cursor() { return m_cursor; }
    [[nodiscard]] ReadContext &context() { return m_context; }

private:
    JsonCursor m_cursor;
    ReadOptions m_options;
    ReadReport m_report;
    TraceCollector m_collector;
    ReadContext m_context;
};

/// Reads slice after slice of a list that was cut (JsonCursor::skipAndCut): `here` every other one, on this thread;
/// `there` meanwhile the next one, on another. Afterwards what was read there is taken over, so that all is as if one
/// thread had read everything in order. Stops at the first error.
[[nodiscard]] Result<> readInLanes(const std::vector<JsonCursor::Mark> &cuts, ReadContext &context, ReadLane &lane,
                                   const std::function<Result<>(JsonCursor::Mark, JsonCursor::Mark)> &here,
                                   const std::function<Result<>(JsonCursor::Mark, JsonCursor::Mark)> &there);

} // namespace traceloupe
