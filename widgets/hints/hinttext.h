// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/hints.h"

#include <QString>

namespace traceloupe {

/// Hints in words. Plain text.
[[nodiscard]] QString hintTitle(const Hint &hint);
/// What was found, with its figures and what they were compared with.
[[nodiscard]] QString hintSentence(const Trace &trace, const Hint &hint);
/// What it means for the trace's time: part of the critical path, what could be saved at most. Empty for none.
[[nodiscard]] QString hintImpact(const Hint &hint, std::int64_t rootNs);

} // namespace traceloupe
