// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/model/backlink.h"

#include <vector>

namespace traceloupe {

/// Traces that are looked into for links to one trace, and links that are listed of it.
inline constexpr std::size_t kMaxLinkingTraces = 100;
inline constexpr std::size_t kMaxBackLinks = 10'000;
/// Traces that are looked for because a link leads to them.
inline constexpr std::size_t kMaxLinkedTraces = 1'000;

/// The links between spans of one trace. O(rows): for large traces not on the GUI thread.
[[nodiscard]] std::vector<BackLink> linksWithin(const Trace &trace);
/// Other traces that its links lead to, each once. O(rows): for large traces not on the GUI thread.
[[nodiscard]] std::vector<TraceId> linkedTraces(const Trace &trace);
/// Those of them that the cache lacks.
[[nodiscard]] Result<std::vector<TraceId>> missingOf(const std::vector<TraceId> &ids, Cache &cache);
/// The links to spans of that trace from the others of the cache, which are loaded: not on the GUI thread.
[[nodiscard]] Result<std::vector<BackLink>> linksFromOthers(const TraceId &id, Cache &cache);

} // namespace traceloupe
