// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/zipkinspan.h"

#include <vector>

namespace traceloupe {

/// Makes spans of what a file says under one trace and span id (zipkin.md section 3): decides which are the server
/// side of a shared id, and merges pieces that were reported at different times. Works in place.
void mergeZipkinPieces(std::vector<ZipkinSpan> &pieces);

} // namespace traceloupe
