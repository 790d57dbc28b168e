// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicecolors.h"

#include <string>

namespace traceloupe {

int serviceColorIndex(std::string_view serviceName)
{
    return ServiceColorBook::shared().colorsOf({serviceName}).front();
}

ServiceColors::ServiceColors(const Trace &trace, const ServiceColorChoices &chosen)
{
    const std::vector<StringId> &services = trace.services();
    std::vector<std::string_view> names;
    names.reserve(services.size());
    for (const StringId service : services)
        names.push_back(trace.text(service));
    const std::vector<int> colors = ServiceColorBook::shared().learn(names);
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
