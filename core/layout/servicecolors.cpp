// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicecolors.h"

#include <algorithm>
#include <array>

namespace traceloupe {

int serviceColorIndex(std::string_view serviceName)
{
    return static_cast<int>(stableHash(serviceName) % static_cast<std::uint64_t>(kServiceColorCount));
}

ServiceColors::ServiceColors(const Trace &trace, const ServiceColorChoices &chosen)
{
    std::vector<StringId> services = trace.services();
    std::ranges::sort(services, {}, [&trace](StringId id) { return stableHash(trace.text(id)); });
    std::array<int, kServiceColorCount> used{};
    int round = 0; // once all colours are taken they are taken a second time
    int taken = 0;
    for (const StringId service : services) {
        int color = serviceColorIndex(trace.text(service));
        while (used[static_cast<std::size_t>(color)] > round)
            color = (color + 1) % kServiceColorCount;
        ++used[static_cast<std::size_t>(color)];
        if (++taken % kServiceColorCount == 0)
            ++round;
        if (service.value() >= m_byStringId.size())
            m_byStringId.resize(service.value() + 1);
        m_byStringId[service.value()] = static_cast<std::uint8_t>(color);
        if (const auto choice = chosen.find(std::string(trace.text(service))); choice != chosen.end())
            m_byStringId[service.value()] = static_cast<std::uint8_t>(choice->second % kServiceColorCount);
    }
}

int ServiceColors::colorOf(StringId service) const
{
    return service.isValid() && service.value() < m_byStringId.size() ? m_byStringId[service.value()] : 0;
}

} // namespace traceloupe
