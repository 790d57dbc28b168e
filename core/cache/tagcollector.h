// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/tagrows.h"
#include "core/model/trace.h"

#include <compare>
#include <string>
#include <tuple>
#include <vector>

namespace traceloupe {

/// A row of the table `tag`. Pairs are told apart by key and value.
struct TagPair {
    std::string key;
    std::string value;
    Bytes rows; ///< as encodeTagRows() gives them; empty where only the trace knows
    friend bool operator==(const TagPair &a, const TagPair &b) { return a.key == b.key && a.value == b.value; }
    friend auto operator<=>(const TagPair &a, const TagPair &b)
    {
        return std::tie(a.key, a.value) <=> std::tie(b.key, b.value);
    }
};

/// The distinct (key, value) pairs of a trace's resources, scopes, spans, events and links, for the tables `tag` and
/// `tag_overflow`. A key whose values are too many or too long is not listed with values: it overflows, and a
/// search for it looks into the payload. Values are texts as ValueView::toText() gives them.
struct TraceTags {
    std::vector<TagPair> pairs;          ///< sorted, distinct
    std::vector<std::string> overflowed; ///< sorted, distinct
};

/// Distinct values of one key that a trace may list.
inline constexpr std::size_t kMaxTagValuesPerKey = 64;
/// A longer value makes its key overflow.
inline constexpr std::size_t kMaxTagValueBytes = 256;
/// Pairs that any trace may list. A larger one may list a pair for every kSpansPerTagPair spans; keys with few
/// values come first.
inline constexpr std::size_t kMinTagPairs = 64;
inline constexpr std::size_t kSpansPerTagPair = 2;

[[nodiscard]] TraceTags collectTags(const Trace &trace);

/// Keys of scopes and links, sorted, distinct: schema 1 did not list those.
[[nodiscard]] std::vector<std::string> scopeAndLinkKeys(const Trace &trace);

/// Whether a resource, scope, span, event or link of the trace has that attribute: what the index says where it can.
[[nodiscard]] bool traceHasTag(const Trace &trace, std::string_view key, std::string_view value);

} // namespace traceloupe
