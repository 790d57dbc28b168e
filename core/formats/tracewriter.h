// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/format.h"
#include "core/model/diagnostic.h"
#include "core/model/result.h"
#include "core/model/trace.h"

#include <QIODevice>

#include <functional>
#include <memory>

namespace traceloupe {

/// Writes traces one after the other as one document of a format. What the format can't carry is counted
/// (Diagnostic::LostOnExport). Use: make, add() for each trace, finish(). Used by one thread.
class TraceWriter {
public:
    virtual ~TraceWriter() = default;
    virtual Result<> add(const Trace &trace) = 0;
    virtual Result<> finish() = 0;
    [[nodiscard]] const DiagnosticReport &diagnostics() const { return m_diagnostics; }

    /// `out` is open for writing and outlives the writer. OtlpJson, OtlpProto, Jaeger, ZipkinV2, and TempoJson
    /// (v2 "trace", base64 ids); Unsupported for the others.
    static Result<std::unique_ptr<TraceWriter>> create(Format format, QIODevice &out);

protected:
    DiagnosticReport m_diagnostics;
};

} // namespace traceloupe
