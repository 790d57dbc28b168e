// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/readlanes.h"

#include <future>

namespace traceloupe {

namespace {

/// The caller's wish to stop is asked for on the caller's thread only.
ReadOptions withoutCallbacks(const ReadOptions &options)
{
    ReadOptions lane;
    lane.limits = options.limits;
    return lane;
}

} // namespace

ReadLane::ReadLane(const JsonCursor &cursor, const ReadContext &context)
    : m_cursor(cursor), m_options(withoutCallbacks(context.options())), m_context(m_collector, m_options, m_report)
{
    m_context.shareRecord(context);
}

Result<> readInLanes(const std::vector<JsonCursor::Mark> &cuts, ReadContext &context, ReadLane &lane,
                     const std::function<Result<>(JsonCursor::Mark, JsonCursor::Mark)> &here,
                     const std::function<Result<>(JsonCursor::Mark, JsonCursor::Mark)> &there)
{
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
        std::future<Result<>> other;
        if (i + 2 < cuts.size())
            other = std::async(std::launch::async, there, cuts[i + 1], cuts[i + 2]);
        const auto read = here(cuts[i], cuts[i + 1]);
        const auto readThere = other.valid() ? other.get() : Result<>();
        if (!read)
            return read;
        if (auto taken = context.takeOver(lane.context()); !taken)
            return taken;
        if (!readThere)
            return readThere;
    }
    return {};
}

} // namespace traceloupe
