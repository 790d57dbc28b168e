// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/overlaps.h"

#include <algorithm>
#include <numeric>

namespace traceloupe {

/// begin[column + 1] holds the count of a column until now, and its first place from here on.
void Overlaps::Times::reserve()
{
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    times.resize(begin.back());
}

void Overlaps::Times::add(int column, std::int64_t timeNs)
{
    times[begin[static_cast<std::size_t>(column)]++] = timeNs;
}

Overlaps::Overlaps(int columns) : m_columns(columns)
{
    const auto places = static_cast<std::size_t>(columns) + 1;
    m_starts.begin.resize(places);
    m_ends.begin.resize(places);
}

void Overlaps::count(int first, int last)
{
    ++m_starts.begin[static_cast<std::size_t>(first) + 1];
    ++m_ends.begin[static_cast<std::size_t>(last) + 1];
}

void Overlaps::reserve()
{
    m_starts.reserve();
    m_ends.reserve();
}

void Overlaps::add(int first, std::int64_t startNs, int last, std::int64_t lastNs)
{
    m_starts.add(first, startNs);
    m_ends.add(last, lastNs);
}

std::vector<std::uint32_t> Overlaps::most()
{
    std::vector<std::uint32_t> most;
    most.reserve(static_cast<std::size_t>(m_columns));
    std::uint32_t running = 0;
    std::size_t start = 0;
    std::size_t end = 0;
    for (std::size_t column = 0; column < static_cast<std::size_t>(m_columns); ++column) {
        // filled: the first place of a column moved to the one past its last
        const std::size_t startsEnd = m_starts.begin[column];
        const std::size_t endsEnd = m_ends.begin[column];
        const auto sortPart = [](std::vector<std::int64_t> &times, std::size_t from, std::size_t to) {
            std::sort(times.begin() + static_cast<std::ptrdiff_t>(from),
                      times.begin() + static_cast<std::ptrdiff_t>(to));
        };
        sortPart(m_starts.times, start, startsEnd);
        sortPart(m_ends.times, end, endsEnd);
        std::uint32_t best = running;
        for (; start < startsEnd; ++start) {
            for (; end < endsEnd && m_ends.times[end] < m_starts.times[start]; ++end)
                --running;
            best = std::max(best, ++running);
        }
        running -= static_cast<std::uint32_t>(endsEnd - end);
        end = endsEnd;
        most.push_back(best);
    }
    return most;
}

} // namespace traceloupe
