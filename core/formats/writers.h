// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tracewriter.h"

namespace traceloupe {

/// The writers behind TraceWriter::create(), one a format.
std::unique_ptr<TraceWriter> createOtlpJsonWriter(QIODevice &out);
std::unique_ptr<TraceWriter> createTempoJsonWriter(QIODevice &out);
std::unique_ptr<TraceWriter> createOtlpProtoWriter(QIODevice &out);
std::unique_ptr<TraceWriter> createJaegerWriter(QIODevice &out);
std::unique_ptr<TraceWriter> createZipkinWriter(QIODevice &out); ///< version 2

} // namespace traceloupe
