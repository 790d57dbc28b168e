// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/slo.h"

#include <algorithm>
#include <cmath>

namespace traceloupe {

namespace {
constexpr double kZ = 1.959963984540054; ///< 97.5 % of a normal distribution lies below
} // namespace

ShareInterval wilsonInterval(double good, double total)
{
    if (total <= 0)
        return {};
    const double share = std::clamp(good / total, 0.0, 1.0);
    const double scale = 1 + kZ * kZ / total;
    const double centre = (share + kZ * kZ / (2 * total)) / scale;
    const double half = kZ / scale * std::sqrt(share * (1 - share) / total + kZ * kZ / (4 * total * total));
    return {share, std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

std::string_view verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return "pass";
    case Verdict::Fail:
        return "fail";
    case Verdict::Inconclusive:
        break;
    }
    return "inconclusive";
}

void ComplianceCount::add(std::int64_t durationNs, bool isError, double weight)
{
    if (!isError && durationNs <= m_objective.thresholdNs)
        m_good += weight;
    m_total += weight;
    m_squares += weight * weight;
}

void ComplianceCount::addCounted(std::uint64_t good, std::uint64_t total)
{
    m_good += static_cast<double>(good);
    m_total += static_cast<double>(total);
    m_squares += static_cast<double>(total);
}

void ComplianceCount::addWeighted(double good, double total, double squares)
{
    m_good += good;
    m_total += total;
    m_squares += squares;
}

void ComplianceCount::merge(const ComplianceCount &other)
{
    m_good += other.m_good;
    m_total += other.m_total;
    m_squares += other.m_squares;
}

Compliance ComplianceCount::result() const
{
    Compliance out;
    out.total = m_total;
    out.budget = 1 - m_objective.target;
    if (m_total <= 0)
        return out;
    // weighted requests say as much as this many equal ones
    const double count = m_total * m_total / m_squares;
    out.good = wilsonInterval(m_good / m_total * count, count);
    out.budgetConsumed = burnRate(m_total - m_good, m_total, m_objective.target);
    if (out.good.lower >= m_objective.target)
        out.verdict = Verdict::Pass;
    else if (out.good.upper < m_objective.target)
        out.verdict = Verdict::Fail;
    return out;
}

double burnRate(double bad, double total, double target)
{
    return total > 0 && target < 1 ? bad / total / (1 - target) : 0;
}

double budgetShare(double burn, double windowHours, double periodHours)
{
    return burn * windowHours / periodHours;
}

} // namespace traceloupe
