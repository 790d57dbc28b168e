// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/spanmerge.h"

#include <string>

namespace traceloupe {

/// What one copy of a span says, in texts that are free of its builder's numbering, for comparing copies.
struct SpanContent {
    std::string canonical;      ///< equal for copies that a backend rearranged or flattened
    std::string linkAttributes; ///< apart from `canonical`, since backends lose them; empty = none
    std::string exact;          ///< tells apart what `canonical` calls equal
    int books = 0; ///< attributes that a backend added for itself: a copy without them is nearer to what was sent
    int richness = 0; ///< how much it says of what backends lose
};

[[nodiscard]] SpanContent spanContent(const SpanRecord &record, const SpanMergeInput &input);

} // namespace traceloupe
