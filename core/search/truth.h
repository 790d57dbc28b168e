// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

namespace traceloupe {

/// What columns and index alone can say of a condition: it fails, only the whole trace knows, it holds.
enum class Truth : std::uint8_t { No, Maybe, Yes };

[[nodiscard]] constexpr Truth both(Truth a, Truth b)
{
    return std::min(a, b);
}
[[nodiscard]] constexpr Truth either(Truth a, Truth b)
{
    return std::max(a, b);
}
[[nodiscard]] constexpr Truth negated(Truth a)
{
    return static_cast<Truth>(2 - static_cast<int>(a));
}
[[nodiscard]] constexpr bool isPossible(Truth a)
{
    return a != Truth::No;
}
[[nodiscard]] constexpr Truth truthOf(bool holds)
{
    return holds ? Truth::Yes : Truth::No;
}

} // namespace traceloupe
