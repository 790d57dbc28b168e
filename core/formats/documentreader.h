// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/readcontext.h"
#include "core/model/result.h"

namespace traceloupe {

/// The readers of one JSON document each, called by the framework once the format is recognised.
///
/// The cursor is on the document's first value; the reader consumes exactly that value (or stops at a syntax error,
/// which the framework sees by cursor.failed() and counts: everything given to the collector up to there stays).
/// Wrong types, unknown fields and damaged spans inside are counted in the context and left out or defaulted. An
/// Error is returned only where reading the whole file must stop: what ReadContext::spanDone() returned, or
/// InvalidInput when the document turns out to be no trace at all. The reader adds its Format to
/// context.report().formats; the framework counts the documents.

/// {"data":[trace...]}, {"data":trace}, [trace...], a trace, or a list of spans that carry their process.
Result<> readJaegerDocument(JsonCursor &cursor, ReadContext &context);
/// A list of spans, a list of such lists, or one span; version 1 or 2, told apart by annotations with endpoints
/// and binaryAnnotations.
Result<> readZipkinDocument(JsonCursor &cursor, ReadContext &context);
/// {"resourceSpans"}, {"batches"}, {"trace":{...}}, {"result":{...}}, or an array of those.
Result<> readOtlpJsonDocument(JsonCursor &cursor, ReadContext &context);

} // namespace traceloupe
