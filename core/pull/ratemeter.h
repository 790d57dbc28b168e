// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>

namespace traceloupe {

/// A rate over the last few seconds of a number that grows.
class RateMeter {
public:
    static constexpr std::int64_t kSpanMs = 3'000;

    void add(std::int64_t nowMs, std::uint64_t total)
    {
        m_samples.push_back({nowMs, total});
        while (m_samples.size() > 2 && m_samples.front().ms < nowMs - kSpanMs)
            m_samples.pop_front();
    }
    [[nodiscard]] double perSecond() const
    {
        if (m_samples.size() < 2 || m_samples.back().ms == m_samples.front().ms)
            return 0;
        const auto grown = static_cast<double>(m_samples.back().total - m_samples.front().total);
        return grown * 1000.0 / static_cast<double>(m_samples.back().ms - m_samples.front().ms);
    }

private:
    struct Sample {
        std::int64_t ms;
        std::uint64_t total;
    };
    std::deque<Sample> m_samples;
};

} // namespace traceloupe
