// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/profilebootstrap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace traceloupe {

namespace {

constexpr std::uint64_t kMillion = 1'000'000;
constexpr double kTail = 0.025; ///< left out on either side
constexpr std::uint32_t kNotAsked = std::numeric_limits<std::uint32_t>::max();

/// SplitMix64: small, quick, and the same everywhere.
class Draw {
public:
    explicit Draw(std::uint64_t seed) : m_state(seed) {}

    /// Requires: 0 < n < 2^32.
    std::size_t below(std::size_t n)
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t bits = m_state;
        bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
        bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
        bits ^= bits >> 31U;
        return static_cast<std::size_t>(((bits >> 32U) * n) >> 32U);
    }

private:
    std::uint64_t m_state;
};

/// The traces of a band as places in the order of durations: [begin, end).
struct Places {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;

    Places(DurationBand band, std::uint64_t traces)
        : begin((band.lower * traces + kMillion - 1) / kMillion), end((band.upper * traces + kMillion - 1) / kMillion)
    {}
    [[nodiscard]] std::uint64_t count() const { return end > begin ? end - begin : 0; }
    /// How many of the places from `first` on lie in it.
    [[nodiscard]] std::uint64_t within(std::uint64_t first, std::uint64_t count) const
    {
        const std::uint64_t low = std::max(first, begin);
        const std::uint64_t high = std::min(first + count, end);
        return high > low ? high - low : 0;
    }
};

/// What the draws said of one figure.
DifferenceInterval::Bounds boundsOf(std::vector<float> &values)
{
    const auto at = [&values](double share) {
        const auto rank = static_cast<std::size_t>(std::llround(share * static_cast<double>(values.size() - 1)));
        std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(rank));
        return static_cast<double>(values[rank]);
    };
    return {at(kTail), at(1 - kTail)};
}

/// The draws of one sample: differences of the asked paths, and of the durations as a whole.
class Bootstrap {
public:
    Bootstrap(const PathSample &sample, DurationBand band, DurationBand baseline, std::span<const std::uint64_t> paths)
        : m_sample(sample),
          m_shown(band, sample.traces.size()),
          m_baseline(baseline, sample.traces.size()),
          m_numbers(sample.paths.size(), kNotAsked),
          m_deltas(paths.size()),
          m_shares(paths.size()),
          m_now(paths.size()),
          m_times(sample.traces.size())
    {
        for (std::uint32_t i = 0; i < paths.size(); ++i) {
            const auto at = std::ranges::find(sample.paths, paths[i]);
            if (at != sample.paths.end())
                m_numbers[static_cast<std::size_t>(at - sample.paths.begin())] = i;
        }
    }

    [[nodiscard]] bool isPossible() const { return m_shown.count() > 0 && m_baseline.count() > 0; }

    void draw(Draw &random)
    {
        std::ranges::fill(m_times, 0U);
        for (std::size_t i = 0; i < m_times.size(); ++i)
            ++m_times[random.below(m_times.size())];
        std::ranges::fill(m_now, 0.0);
        double whole = 0;
        std::uint64_t place = 0;
        for (std::size_t i = 0; i < m_times.size(); ++i) {
            const std::uint64_t times = m_times[i];
            const double factor = factorOf(m_shown, place, times) - factorOf(m_baseline, place, times);
            place += times;
            if (factor == 0)
                continue;
            const PathSample::Trace &trace = m_sample.traces[i];
            whole += factor * static_cast<double>(trace.durationNs);
            for (std::size_t part = trace.begin; part < trace.end; ++part) {
                if (const std::uint32_t number = m_numbers[m_sample.parts[part].path]; number != kNotAsked)
                    m_now[number] += factor * static_cast<double>(m_sample.parts[part].ns);
            }
        }
        for (std::size_t i = 0; i < m_now.size(); ++i) {
            m_deltas[i].push_back(static_cast<float>(m_now[i]));
            if (whole != 0)
                m_shares[i].push_back(static_cast<float>(m_now[i] / whole));
        }
    }

    [[nodiscard]] DifferenceIntervals intervals(std::span<const std::uint64_t> paths)
    {
        DifferenceIntervals out;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            if (m_deltas[i].empty() || m_shares[i].empty())
                continue;
            out.emplace(paths[i], DifferenceInterval{boundsOf(m_deltas[i]), boundsOf(m_shares[i])});
        }
        return out;
    }

private:
    [[nodiscard]] static double factorOf(const Places &places, std::uint64_t first, std::uint64_t count)
    {
        return static_cast<double>(places.within(first, count)) / static_cast<double>(places.count());
    }

    const PathSample &m_sample;
    Places m_shown;
    Places m_baseline;
    std::vector<std::uint32_t> m_numbers; ///< of the sample's paths among those that were asked
    std::vector<std::vector<float>> m_deltas;
    std::vector<std::vector<float>> m_shares;
    std::vector<double> m_now;          ///< of one draw
    std::vector<std::uint32_t> m_times; ///< how often each trace was drawn
};

} // namespace

DifferenceIntervals bootstrapDifferences(const PathSample &sample, DurationBand band, DurationBand baseline,
                                         std::span<const std::uint64_t> paths, const std::atomic<bool> &cancelled,
                                         std::size_t rounds)
{
    Bootstrap bootstrap(sample, band, baseline, paths);
    if (sample.traces.empty() || !bootstrap.isPossible())
        return {};
    Draw random(sample.seed);
    for (std::size_t round = 0; round < rounds; ++round) {
        if (cancelled)
            return {};
        bootstrap.draw(random);
    }
    return bootstrap.intervals(paths);
}

} // namespace traceloupe
