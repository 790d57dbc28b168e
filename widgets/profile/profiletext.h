// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/profilelayout.h"

#include <QStringList>

namespace traceloupe {

/// A node of a merged critical path in words, one fact each: title first. Plain text, safe to show.
[[nodiscard]] QStringList profileNodeFacts(const ProfileComparison &profile, std::uint32_t node, ProfileSide side);
/// The same of a block, which may stand for nodes too narrow to be seen.
[[nodiscard]] QStringList profileBlockFacts(const ProfileComparison &profile, const ProfileBlock &block,
                                            ProfileSide side);
/// The facts on one line.
[[nodiscard]] QString profileReadout(const QStringList &facts);
/// "web: GET / · slowest, from p99 · 12 traces, mean 1.2 s".
[[nodiscard]] QString profileCaption(const PathProfile &profile);

} // namespace traceloupe
