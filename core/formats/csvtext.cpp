// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/csvtext.h"

namespace traceloupe {

namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

} // namespace

void appendCsvText(std::string &out, std::string_view text)
{
    const bool isFormula = !text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos;
    out += '"';
    if (isFormula)
        out += '\'';
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

} // namespace traceloupe
