// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// To be included before protozero, which is for .cpp files only: gives it the standard library's views, and makes an
// exception of a wrong wire type, where protozero would only assert.

#include <exception>
#include <string_view>

namespace traceloupe {

class WrongWireType final : public std::exception {
public:
    [[nodiscard]] const char *what() const noexcept override { return "a field has another wire type"; }
};

} // namespace traceloupe

#define protozero_assert(condition)                                                                                    \
    do {                                                                                                               \
        if (!(condition))                                                                                              \
            throw traceloupe::WrongWireType();                                                                         \
    } while (false)
#define PROTOZERO_USE_VIEW std::string_view
