// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <cstdint>
#include <random>
#include <string>

namespace traceloupe::test {

/// Traces and queries made of the same few names and values, so that they meet often. The same seed gives the same ones
/// on any machine.
class RandomQueries {
public:
    explicit RandomQueries(std::uint64_t seed) : m_random(seed) {}

    /// A tree of up to `maxSpans` spans with everything that queries ask for: attributes of all types and scopes,
    /// several roots, missing parents, shared, repeated and absent ids.
    [[nodiscard]] TracePtr trace(std::uint64_t number, std::uint32_t maxSpans);
    /// A valid search query that has no fault in any trace.
    [[nodiscard]] std::string query();
    /// `{ ... }`
    [[nodiscard]] std::string filter();
    [[nodiscard]] std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(m_random() % limit); }
    [[nodiscard]] bool chance(std::uint32_t percent) { return below(100) < percent; }

private:
    template <std::size_t Count>
    [[nodiscard]] std::string oneOf(const char *const (&texts)[Count])
    {
        return texts[below(Count)];
    }
    [[nodiscard]] std::string condition(int depth);
    [[nodiscard]] std::string comparison();
    [[nodiscard]] std::string attribute();
    [[nodiscard]] std::string spansets(int depth);
    enum class Place { All, Spans, Resources, Events, Links, Scopes };
    void addAttributes(AttributeWriter &writer, Place place);

    std::mt19937_64 m_random;
    Place m_place = Place::All; ///< where the attributes of the current trace are
};

} // namespace traceloupe::test
