// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"

#include <cstddef>
#include <cstdint>
#include <set>

namespace traceloupe {

/// What LLVMFuzzerTestOneInput returns: libFuzzer keeps the input, or never adds it to its corpus.
enum class FuzzVerdict : int { Keep = 0, Reject = -1 };

/// Reads the bytes with small limits, builds every trace, and decodes every span, so that what is only decoded
/// when it is looked at is covered too. Rejects input that was read as another format than the ones given,
/// which keeps each target on its reader; an empty set takes all.
FuzzVerdict fuzzReader(const std::uint8_t *data, std::size_t size, const std::set<Format> &formats);

} // namespace traceloupe
