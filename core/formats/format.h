// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace traceloupe {

/// The forms that traces come in and can be written in, told apart by content.
enum class Format {
    Jaeger,
    ZipkinV1,
    ZipkinV2,
    OtlpJson,  ///< also JSON lines, arrays, and Jaeger's v3 "result"
    OtlpProto, ///< also length-prefixed, and Tempo's v1 answer, which is the same bytes
    TempoJson, ///< "batches" (v1) or "trace" (v2)
    TempoProto ///< Tempo's v2 TraceByIDResponse
};

/// The name on the command line and in JSON: "jaeger", "zipkin-v2", "otlp-json", ...
[[nodiscard]] std::string_view formatName(Format format);
/// By name; "zipkin" means v2.
[[nodiscard]] std::optional<Format> formatFromName(std::string_view name);

} // namespace traceloupe
