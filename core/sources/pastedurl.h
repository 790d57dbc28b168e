// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/pasted.h"

namespace traceloupe {

/// The trace or search of a page's or API's address; nothing for other addresses. `nowMs` is what "now" means in it.
[[nodiscard]] std::optional<PastedReference> parsePastedUrl(const QUrl &url, qint64 nowMs);

} // namespace traceloupe
