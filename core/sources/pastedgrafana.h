// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/pasted.h"

namespace traceloupe {

/// A page of Grafana Explore (panes= of today, left= of Grafana 7 to 9) that shows a trace or a TraceQL search.
[[nodiscard]] std::optional<PastedReference> parsePastedGrafana(const QUrl &url, qint64 nowMs);

} // namespace traceloupe
