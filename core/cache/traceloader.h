// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/tracefinder.h"
#include "core/model/result.h"
#include "core/model/trace.h"

namespace traceloupe {

class Connection;

/// Reads the payload of a stored trace. A damaged one is InvalidInput and names the trace. Throws what SQLiteCpp throws.
[[nodiscard]] Result<TracePtr> loadTrace(Connection &connection, const StoredTrace &stored);

} // namespace traceloupe
