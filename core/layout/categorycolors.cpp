// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/categorycolors.h"

#include "core/layout/colortable.h"

namespace traceloupe {

std::uint8_t categoryColor(SpanCategory category)
{
    switch (category) { // each well apart from each other
    case SpanCategory::App:
        return 0;
    case SpanCategory::Database:
        return 3;
    case SpanCategory::Cache:
        return 5;
    case SpanCategory::Messaging:
        return 18;
    case SpanCategory::Rpc:
        return 14;
    case SpanCategory::GenAi:
        return 6;
    case SpanCategory::Http:
        return 16;
    case SpanCategory::Faas:
        return 17;
    case SpanCategory::External:
        return 13;
    case SpanCategory::Unknown:
        break;
    }
    return kNoColor;
}

} // namespace traceloupe
