// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diagnostic.h"

#include <QString>

namespace traceloupe {

/// One diagnostic in the person's language, for instance "spans whose parent is not in the trace".
[[nodiscard]] QString diagnosticText(Diagnostic diagnostic);
/// A whole report, a line a diagnostic with its count and first examples. Plain text; empty for an empty report.
[[nodiscard]] QString diagnosticsText(const DiagnosticReport &report);

} // namespace traceloupe
