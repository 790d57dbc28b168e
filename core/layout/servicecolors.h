// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicepalette.h"
#include "core/model/trace.h"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace traceloupe {

/// The colour of a service by its name alone: the same on every machine, in every trace and view.
[[nodiscard]] int serviceColorIndex(std::string_view serviceName);

/// Gives out colours of one picture one after the other: each time the one that is preferred, or where that looks like
/// one that was given already, the one that looks most unlike all of them. Once all are given it begins anew.
class DistinctColors {
public:
    /// The least colorDifference() of two that nobody mixes up.
    static constexpr double kWellApart = 18;

    [[nodiscard]] int take(int preferred);

private:
    [[nodiscard]] double distanceToTaken(int color) const;

    std::array<bool, kServiceColorCount> m_isTaken{};
    int m_taken = 0;
};

/// The colours of names that are shown together, one each in their order: the colour of the name; where two would look
/// alike, the one whose name hashes lower keeps it. Depends on the set of names only. Requires: each name once.
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
