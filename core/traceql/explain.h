// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/ast.h"

#include <string>
#include <vector>

namespace traceloupe::traceql {

/// One step of a query in words, with the part of the text that it is about.
struct ExplainedStep {
    SourceRange range;
    std::string text; ///< an English phrase without a full stop
};

/// What a query means, in English words, step by step. As error details, the words are not translated: they name
/// pieces of the language, which is English. Strings of the query appear in “quotes”. Long or deep parts appear as they
/// are written.
[[nodiscard]] std::vector<ExplainedStep> explain(const Query &query);
/// The steps as one sentence.
[[nodiscard]] std::string explanation(const Query &query);

} // namespace traceloupe::traceql
