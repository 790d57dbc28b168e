// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/graph/dotlayout.h"

#include <QByteArray>

#include <optional>

namespace traceloupe {

/// The argument that makes the program lay out one graph: request on standard input, layout on standard output.
inline constexpr const char *kLayoutArgument = "--layout-graph";

/// Most that is laid out; beyond it only plain columns are.
inline constexpr std::size_t kMaxLayoutNodes = 5'000;
inline constexpr std::size_t kMaxLayoutEdges = 20'000;

[[nodiscard]] QByteArray encodeRequest(const GraphLayoutRequest &request, DotEffort effort);
[[nodiscard]] QByteArray encodeLayout(const GraphLayout &layout);
/// Nothing for anything but the layout of `request`: every node and edge has its place.
[[nodiscard]] std::optional<GraphLayout> decodeLayout(const QByteArray &bytes, const GraphLayoutRequest &request);

/// The child's whole work: reads, lays out, writes; gives the exit status.
[[nodiscard]] int answerLayoutRequest();

} // namespace traceloupe
