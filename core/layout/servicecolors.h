// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// Colours that services are told apart by; what they look like is widgets/common/palette's business.
inline constexpr int kServiceColorCount = 24;
/// Colours with numbers that differ by so much have one hue and look alike.
inline constexpr int kServiceHueCount = 12;

/// The colour of a service by its name alone: the same on every machine, in every trace and view.
[[nodiscard]] int serviceColorIndex(std::string_view serviceName);

/// The colours of names that are shown together, one each in their order: the colour of the name; where two would share
/// a hue, all but one of them (the one whose name hashes lowest) take the next free one, and once all hues are taken
/// the next free colour, so that up to kServiceColorCount are told apart. Depends on the set of names only. Requires:
/// each name once.
[[nodiscard]] std::vector<int> distinctServiceColors(const std::vector<std::string_view> &names);

/// Colours that a person chose, by service name.
using ServiceColorChoices = std::map<std::string, int>;

/// The colours of one trace's services: distinctServiceColors() of their names, and what a person chose.
class ServiceColors {
public:
    ServiceColors() = default;
    explicit ServiceColors(const Trace &trace, const ServiceColorChoices &chosen = {});

    /// Of a service of the trace, by its string id.
    [[nodiscard]] int colorOf(StringId service) const;

private:
    std::vector<std::uint8_t> m_byStringId; ///< dense up to the largest service id
};

} // namespace traceloupe
