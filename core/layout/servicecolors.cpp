// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicecolors.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace traceloupe {

int serviceColorIndex(std::string_view serviceName)
{
    return static_cast<int>(stableHash(serviceName) % static_cast<std::uint64_t>(kServiceColorCount));
}

double DistinctColors::distanceToTaken(int color) const
{
    double nearest = std::numeric_limits<double>::max();
    for (int other = 0; other < kServiceColorCount; ++other) {
        if (m_isTaken[static_cast<std::size_t>(other)])
            nearest = std::min(nearest, serviceColorDifference(color, other));
    }
    return nearest;
}

int DistinctColors::take(int preferred)
{
    if (m_taken == kServiceColorCount) {
        m_isTaken.fill(false);
        m_taken = 0;
    }
    int best = preferred;
    double farthest = distanceToTaken(preferred);
    for (int step = 1; step < kServiceColorCount && farthest < kWellApart; ++step) {
        const int color = (preferred + step) % kServiceColorCount;
        if (const double distance = distanceToTaken(color); distance > farthest) {
            farthest = distance;
            best = color;
        }
    }
    m_isTaken[static_cast<std::size_t>(best)] = true;
    ++m_taken;
    return best;
}

std::vector<int> distinctServiceColors(const std::vector<std::string_view> &names)
{
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&names](std::size_t i) { return stableHash(names[i]); });
    std::vector<int> colors(names.size(), 0);
    DistinctColors distinct;
    for (const std::size_t i : order)
        colors[i] = distinct.take(serviceColorIndex(names[i]));
    return colors;
}

ServiceColors::ServiceColors(const Trace &trace, const ServiceColorChoices &chosen)
{
    const std::vector<StringId> &services = trace.services();
    std::vector<std::string_view> names;
    names.reserve(services.size());
    for (const StringId service : services)
        names.push_back(trace.text(service));
    const std::vector<int> colors = distinctServiceColors(names);
    for (std::size_t i = 0; i < services.size(); ++i) {
        const std::size_t id = services[i].value();
        if (id >= m_byStringId.size())
            m_byStringId.resize(id + 1);
        const auto choice = chosen.find(std::string(names[i]));
        const int color = choice != chosen.end() ? choice->second % kServiceColorCount : colors[i];
        m_byStringId[id] = static_cast<std::uint8_t>(color);
    }
}

int ServiceColors::colorOf(StringId service) const
{
    return service.isValid() && service.value() < m_byStringId.size() ? m_byStringId[service.value()] : 0;
}

} // namespace traceloupe
