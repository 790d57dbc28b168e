// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/resultservices.h"

#include "core/layout/servicecolorbook.h"

#include <QHash>

#include <algorithm>
#include <string>

namespace traceloupe {

ResultServices servicesOf(const ResultRows &rows)
{
    ResultServices result;
    QHash<QString, std::size_t> indexes;
    std::vector<std::size_t> services; // by row
    services.reserve(rows.services.size());
    for (const QString &name : rows.services) {
        const std::size_t index = indexes.value(name, result.byTraces.size());
        if (index == result.byTraces.size()) {
            result.byTraces.push_back({name, 0, 0});
            indexes.insert(name, index);
        }
        ++result.byTraces[index].traces;
        services.push_back(index);
    }
    std::vector<std::string> names;
    names.reserve(result.byTraces.size());
    for (const ResultService &service : result.byTraces)
        names.push_back(service.name.toStdString());
    const std::vector<int> colors = ServiceColorBook::shared().colorsOf({names.begin(), names.end()});
    for (std::size_t i = 0; i < colors.size(); ++i)
        result.byTraces[i].color = colors[i];
    result.colors.reserve(services.size());
    for (const std::size_t service : services)
        result.colors.push_back(static_cast<std::uint8_t>(colors[service]));
    std::ranges::sort(result.byTraces, [](const ResultService &a, const ResultService &b) {
        return a.traces != b.traces ? a.traces > b.traces : a.name < b.name;
    });
    return result;
}

} // namespace traceloupe
