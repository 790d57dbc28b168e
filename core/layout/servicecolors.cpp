// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicecolors.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace traceloupe {

int serviceColorIndex(std::string_view serviceName)
{
    return static_cast<int>(stableHash(serviceName) % static_cast<std::uint64_t>(kServiceColorCount));
}

std::vector<int> distinctServiceColors(const std::vector<std::string_view> &names)
{
    std::vector<std::size_t> order(names.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&names](std::size_t i) { return stableHash(names[i]); });
    std::vector<int> colors(names.size(), 0);
    std::array<int, kServiceColorCount> used{};
    std::array<int, kServiceHueCount> usedHues{};
    int taken = 0;
    for (const std::size_t i : order) {
        // once all are taken they are taken a second time
        const int hueRound = taken / kServiceHueCount;
        const int round = taken / kServiceColorCount;
        const auto isFree = [&](int color) {
            return used[static_cast<std::size_t>(color)] <= round
                   && usedHues[static_cast<std::size_t>(color % kServiceHueCount)] <= hueRound;
        };
        int color = serviceColorIndex(names[i]);
        while (!isFree(color))
            color = (color + 1) % kServiceColorCount;
        ++used[static_cast<std::size_t>(color)];
        ++usedHues[static_cast<std::size_t>(color % kServiceHueCount)];
        ++taken;
        colors[i] = color;
    }
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
