// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/hints.h"
#include "core/session/tracesession.h"
#include "widgets/common/picturesource.h"

#include <vector>

namespace traceloupe {

/// The cards of hints as a picture, without what steps through their spans; `rows` are hints. Says what is left out.
[[nodiscard]] WholePicture hintsPicture(TraceSession &session, const std::vector<Hint> &hints, int widthPx,
                                        int maxHeightPx);
/// What was looked for, for where nothing was found.
[[nodiscard]] QString soughtHints();
/// For captions.
[[nodiscard]] QString hintsTitle();
/// How sure the hints are, their order, and what is left out beyond the first `shown`.
[[nodiscard]] QString hintsIntroduction(const std::vector<Hint> &hints, std::size_t shown);

} // namespace traceloupe
