// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/cache.h"

#include <QString>

#include <vector>

namespace traceloupe::cli {

/// The traces of the cache that a TraceQL query finds, newest first: of a metrics query there are none, so it is
/// refused. The cache has been opened before.
Result<std::vector<TraceSummary>> tracesMatching(const QString &query, const QString &cacheFile);

} // namespace traceloupe::cli
