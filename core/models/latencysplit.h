// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"
#include "core/models/latencydata.h"

#include <atomic>
#include <memory>

namespace traceloupe {

/// Distinct values that get a group of their own; spans with further ones are put together.
inline constexpr std::size_t kMostSplitValues = 500;

/// The spans of one group of `data` as columns whose operations are the values of an attribute ("region = eu"), for a
/// LatencyData with rawNames: latencies split by any attribute of the span or, where it has none, of its resource.
/// Spans without the attribute are a group too. Loads the traces of the group; stops with Cancelled when `cancelled`
/// is set. Values are texts of people's data: not to be trusted as markup.
[[nodiscard]] Result<SpanColumnsPtr> splitByAttribute(Cache &cache, const LatencyData &data, std::uint32_t group,
                                                      const std::string &key, const std::atomic<bool> &cancelled);

} // namespace traceloupe
