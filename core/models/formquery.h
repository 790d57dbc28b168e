// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/searchtext.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace traceloupe {

/// What a search form says, as a query and back. A form knows one span set with conditions that all hold; what it has
/// no field for stays as text. A plain value.
struct FormQuery {
    QString service;
    QString operation;
    searchtext::Tags tags;                     ///< values without a type: "500" is the text and the number
    std::optional<std::int64_t> minDurationNs; ///< of the trace
    std::optional<std::int64_t> maxDurationNs;
    bool errorsOnly = false;
    QString otherConditions; ///< in TraceQL, joined by &&
    QString behind;          ///< what follows the span set: "| count() > 2"

    /// Nothing that the form has no field for.
    [[nodiscard]] bool isAllInFields() const { return otherConditions.isEmpty() && behind.isEmpty(); }
    friend bool operator==(const FormQuery &, const FormQuery &) = default;
};

/// Reads a query; nothing if it has mistakes, or is more than one span set and stages behind it. "" and "{ }" are empty
/// forms.
[[nodiscard]] std::optional<FormQuery> formOf(const QString &query);
/// The query; "" for an empty form. formOf(queryOf(form)) is the form.
[[nodiscard]] QString queryOf(const FormQuery &form);

} // namespace traceloupe
