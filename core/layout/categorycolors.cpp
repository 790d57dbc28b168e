// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/categorycolors.h"

#include "core/layout/colortable.h"

namespace traceloupe {

std::uint8_t categoryColor(SpanCategory category)
{
    switch (category) { // far apart in hue where they are often seen together
    case SpanCategory::App:
        return 0;
    case SpanCategory::Database:
        return 1;
    case SpanCategory::Cache:
        return 5;
    case SpanCategory::Messaging:
        return 3;
    case SpanCategory::Rpc:
        return 2;
    case SpanCategory::GenAi:
        return 6;
    case SpanCategory::Http:
        return 4;
    case SpanCategory::Faas:
        return 7;
    case SpanCategory::External:
        return 8;
    case SpanCategory::Unknown:
        break;
    }
    return kNoColor;
}

} // namespace traceloupe
