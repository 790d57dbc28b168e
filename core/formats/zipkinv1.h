// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/zipkinspan.h"

#include <vector>

namespace traceloupe {

/// The spans of version 2 that a span of version 1 holds (zipkin.md section 5): one for each service that its
/// annotations name, a client and a server side always apart. Appended to `out`.
void convertZipkinV1(const ZipkinRecord &record, std::vector<ZipkinSpan> &out);

} // namespace traceloupe
