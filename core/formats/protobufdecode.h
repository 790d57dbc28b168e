// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one way to include protozero, for .cpp files only: with views of the standard library, and with wrong wire types
// as an exception, where it would only assert.

#include <exception>
#include <string_view>

namespace traceloupe {

class WrongWireType final : public std::exception {
public:
    [[nodiscard]] const char *what() const noexcept override { return "a field has another wire type"; }
};

} // namespace traceloupe

#define protozero_assert(condition) \
    do { \
        if (!(condition)) \
            throw traceloupe::WrongWireType(); \
    } while (false)
#define PROTOZERO_USE_VIEW std::string_view

#include <protozero/pbf_reader.hpp>
