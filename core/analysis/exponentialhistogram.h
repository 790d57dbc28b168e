// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace traceloupe {

/// OpenTelemetry's exponential histogram of values >= 0 (analysis.md section 4.2): bucket i holds (base^i, base^(i+1)]
/// with base = 2^(2^-scale), 0 has a bucket of its own. Quantiles are off by at most relativeError(): 0.271 % at
/// scale 7. For groups too large to keep every value, and for OTLP's own histograms. Merging is exact.
class ExponentialHistogram {
public:
    static constexpr int kDefaultScale = 7;
    static constexpr int kMinScale = -10;
    static constexpr int kMaxScale = 20;

    /// Requires: kMinScale <= scale <= kMaxScale.
    explicit ExponentialHistogram(int scale = kDefaultScale) : m_scale(scale) {}

    /// Requires: value >= 0 and finite.
    void add(double value, std::uint64_t count = 1);
    /// Buckets as OTLP gives them: counts[i] is of bucket offset + i.
    void addBuckets(std::int32_t offset, const std::vector<std::uint64_t> &counts);
    void addZeros(std::uint64_t count);
    /// The coarser of both scales is kept.
    void merge(const ExponentialHistogram &other);
    /// Halves the resolution until it is `scale`; no-op for a finer one.
    void coarsen(int scale);

    [[nodiscard]] int scale() const { return m_scale; }
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::uint64_t zeros() const { return m_zeros; }
    /// Index of the bucket that holds `value` > 0.
    [[nodiscard]] std::int32_t indexOf(double value) const;
    [[nodiscard]] double lowerBound(std::int32_t index) const;
    [[nodiscard]] double upperBound(std::int32_t index) const { return lowerBound(index + 1); }
    /// The value in a bucket that is wrong by the same share at both ends.
    [[nodiscard]] double estimate(std::int32_t index) const;
    [[nodiscard]] double relativeError() const;
    /// Nearest rank of a quantile in millionths (kP95, ...), as its bucket's estimate. Requires: count() > 0.
    [[nodiscard]] double quantile(std::uint32_t millionths) const;
    [[nodiscard]] std::int32_t firstIndex() const { return m_offset; }
    [[nodiscard]] const std::vector<std::uint64_t> &counts() const { return m_counts; }

private:
    void addAt(std::int32_t index, std::uint64_t count);

    int m_scale;
    std::int32_t m_offset = 0; ///< bucket of m_counts[0]
    std::vector<std::uint64_t> m_counts;
    std::uint64_t m_zeros = 0;
    std::uint64_t m_count = 0;
};

} // namespace traceloupe
