// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstdint>

namespace traceloupe {

/// A 64-bit checksum against damage on disk (not against people); several gigabytes a second.
/// Part of the file format: the same bytes give the same number on any machine, for ever.
[[nodiscard]] std::uint64_t blobHash(ByteView bytes);

} // namespace traceloupe
