// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace traceloupe {

enum class ProtoKind {
    None,          ///< no protobuf message that we know
    Traces,        ///< TracesData, ExportTraceServiceRequest, Tempo's Trace: the same on the wire
    TempoResponse, ///< Tempo's TraceByIDResponse
    Logs,
    Metrics
};

/// What a message is, by the numbers and types of its fields; its first part is enough.
[[nodiscard]] ProtoKind sniffProto(std::string_view message);

} // namespace traceloupe
