// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <memory>

namespace traceloupe {

class ByteReader;

/// The texts of a trace, in the order of their ids.
[[nodiscard]] Bytes encodeStrings(const StringPool &strings);
/// Null for bytes that are no such section.
[[nodiscard]] std::shared_ptr<const StringPool> decodeStrings(ByteReader in);

/// What a trace has besides columns, texts and details: resources, scopes, raw times, aliases, diagnostics.
[[nodiscard]] Bytes encodeTables(const TraceParts &parts);
/// Fills those parts; `parts.strings` is already there. False for bytes that are no such section, and for
/// ids of texts that are out of range.
[[nodiscard]] bool decodeTables(ByteReader in, std::uint32_t rows, TraceParts &parts);

} // namespace traceloupe
