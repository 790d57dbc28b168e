// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicepalette.h"

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace traceloupe {

/// The colour that a service's name alone would have: the same on every machine.
[[nodiscard]] int nameColorIndex(std::string_view name);

/// Gives out colours of one picture one after the other: each time the one that is preferred, or where that looks like
/// one that was given already, the one that looks most unlike all of them. Once all are given it begins anew.
class DistinctColors {
public:
    /// The least colorDifference() of two that nobody mixes up.
    static constexpr double kWellApart = 18;

    [[nodiscard]] int take(int preferred);
    /// As if it had been taken.
    void mark(int color);
    /// To the nearest that was given; huge where none was.
    [[nodiscard]] double distanceToTaken(int color) const;

private:
    std::array<bool, kServiceColorCount> m_isTaken{};
    int m_taken = 0;
};

/// Colours that a person chose, by service name.
using ServiceColorChoices = std::map<std::string, int>;

/// Which colour each service has, in every trace and every view. A service that is new to it gets the colour of its
/// name, or where that looks like the colour of another one the most unlike it; what was given never changes. Above
/// that is what a person chose. Free to be used from any thread.
class ServiceColorBook {
public:
    static constexpr std::size_t kMostServices = 2000; ///< others have the colour of their name
    static constexpr std::size_t kLongestName = 256;   ///< bytes; longer ones have the colour of their name

    /// A service and the colour that it was given.
    using Entry = std::pair<std::string, int>;

    /// The program's.
    [[nodiscard]] static ServiceColorBook &shared();

    /// The given colours of services that are shown together, one each in their order. Those that are new get theirs
    /// now, whose name hashes lower first, and unlike each other before they are unlike the rest.
    [[nodiscard]] std::vector<int> learn(const std::vector<std::string_view> &names);
    /// The same with what a person chose.
    [[nodiscard]] std::vector<int> colorsOf(const std::vector<std::string_view> &names);

    void setChosen(ServiceColorChoices chosen);
    [[nodiscard]] ServiceColorChoices chosen() const;

    /// What was given, in that order, to be remembered from one run to the next.
    [[nodiscard]] std::vector<Entry> given() const;
    /// Adds what was given in an earlier run; what was given since then stays.
    void remember(const std::vector<Entry> &given);
    /// Begins anew, as a fresh program does.
    void forget();

private:
    int give(std::string_view name, int color);
    [[nodiscard]] int unlike(int preferred, const DistinctColors &together) const;

    mutable std::mutex m_mutex;
    std::unordered_map<std::string, int> m_colors;
    std::vector<std::string> m_order; ///< names as they were given colours
    DistinctColors m_taken;
    ServiceColorChoices m_chosen;
};

} // namespace traceloupe
