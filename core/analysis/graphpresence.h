// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace traceloupe {

/// Who knows of a node or an edge, where a graph of traces is laid over one that a backend has counted.
enum class GraphPresence : std::uint8_t {
    Both,
    HereOnly,  ///< in the traces only
    SourceOnly ///< counted by the backend only
};

} // namespace traceloupe
