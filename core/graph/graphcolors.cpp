// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/graph/graphcolors.h"

#include "core/layout/servicecolorbook.h"

#include <string_view>
#include <vector>

namespace traceloupe {

void learnServiceColors(const ServiceGraph &graph)
{
    std::vector<std::string_view> names;
    for (const GraphNode &node : graph.nodes) {
        if (node.isService())
            names.push_back(node.name);
    }
    static_cast<void>(ServiceColorBook::shared().learn(names));
}

} // namespace traceloupe
