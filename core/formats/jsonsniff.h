// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"

#include <QString>

namespace traceloupe {

/// What a JSON document is, by its keys.
enum class DocumentKind { Otlp, Jaeger, Zipkin, Logs, Metrics, Profiles, Unknown };

/// Looks at the value at the cursor (a copy: the caller's stays) only as far as is needed to tell.
[[nodiscard]] DocumentKind sniffDocument(JsonCursor cursor);

/// What stands there, for the message that refuses it: "an object with the keys a, b".
[[nodiscard]] QString describeDocument(JsonCursor cursor);

} // namespace traceloupe
