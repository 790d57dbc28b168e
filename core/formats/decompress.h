// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/inputwindow.h"
#include "core/formats/tracereader.h"
#include "core/model/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace traceloupe {

[[nodiscard]] bool isGzip(std::string_view bytes);
[[nodiscard]] bool isZstd(std::string_view bytes);

/// `source` decompressed, if it begins like gzip (all members) or zstd (all frames), else as it is. What is damaged
/// or cut off ends the data early, and ByteSource::damage() tells; what inflates beyond the limits is an error.
Result<std::unique_ptr<ByteSource>> openDecompressed(std::unique_ptr<ByteSource> source, const ReadLimits &limits);

/// One whole zstd message. InvalidInput if it is damaged.
Result<std::string> decompressZstd(std::string_view bytes, const ReadLimits &limits);

} // namespace traceloupe
