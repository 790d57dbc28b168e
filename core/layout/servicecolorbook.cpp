// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/servicecolorbook.h"

#include "core/model/id.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace traceloupe {

int nameColorIndex(std::string_view name)
{
    return static_cast<int>(stableHash(name) % static_cast<std::uint64_t>(kServiceColorCount));
}

double DistinctColors::distanceToTaken(int color) const
{
    double nearest = std::numeric_limits<double>::max();
    for (int other = 0; other < kServiceColorCount; ++other) {
        if (m_isTaken[static_cast<std::size_t>(other)])
            nearest = std::min(nearest, serviceColorDifference(color, other));
    }
    return nearest;
}

int DistinctColors::take(int preferred)
{
    int best = preferred;
    double farthest = distanceToTaken(preferred);
    for (int step = 1; step < kServiceColorCount && farthest < kWellApart; ++step) {
        const int color = (preferred + step) % kServiceColorCount;
        if (const double distance = distanceToTaken(color); distance > farthest) {
            farthest = distance;
            best = color;
        }
    }
    mark(best);
    return best;
}

void DistinctColors::mark(int color)
{
    bool &isTaken = m_isTaken[static_cast<std::size_t>(color)];
    m_taken += isTaken ? 0 : 1;
    isTaken = true;
    if (m_taken == kServiceColorCount)
        *this = {};
}

ServiceColorBook &ServiceColorBook::shared()
{
    static ServiceColorBook book;
    return book;
}

std::vector<int> ServiceColorBook::learn(const std::vector<std::string_view> &names)
{
    const std::scoped_lock lock(m_mutex);
    std::vector<int> colors(names.size());
    std::vector<std::size_t> unknown;
    DistinctColors together;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto known = m_colors.find(std::string(names[i].substr(0, kLongestName + 1)));
        if (known == m_colors.end()) {
            unknown.push_back(i);
            continue;
        }
        colors[i] = known->second;
        together.mark(known->second);
    }
    std::ranges::sort(unknown, {}, [&names](std::size_t i) { return std::pair(stableHash(names[i]), names[i]); });
    for (const std::size_t i : unknown) {
        colors[i] = nameColorIndex(names[i]);
        if (m_order.size() >= kMostServices || names[i].size() > kLongestName)
            continue;
        colors[i] = give(names[i], unlike(colors[i], together));
        together.mark(colors[i]);
    }
    return colors;
}

std::vector<int> ServiceColorBook::colorsOf(const std::vector<std::string_view> &names)
{
    std::vector<int> colors = learn(names);
    const std::scoped_lock lock(m_mutex);
    for (std::size_t i = 0; i < names.size() && !m_chosen.empty(); ++i) {
        if (const auto choice = m_chosen.find(std::string(names[i])); choice != m_chosen.end())
            colors[i] = choice->second % kServiceColorCount;
    }
    return colors;
}

/// Most of all unlike those that it is shown with.
int ServiceColorBook::unlike(int preferred, const DistinctColors &together) const
{
    constexpr double kEnough = DistinctColors::kWellApart;
    const auto apart = [&](int color) {
        return std::pair(std::min(together.distanceToTaken(color), kEnough),
                         std::min(m_taken.distanceToTaken(color), kEnough));
    };
    int best = preferred;
    auto farthest = apart(preferred);
    for (int step = 1; step < kServiceColorCount && farthest < std::pair(kEnough, kEnough); ++step) {
        const int color = (preferred + step) % kServiceColorCount;
        if (const auto distance = apart(color); distance > farthest) {
            farthest = distance;
            best = color;
        }
    }
    return best;
}

/// What it has from now on: what it had before, if anything.
int ServiceColorBook::give(std::string_view name, int color)
{
    const auto [entry, isNew] = m_colors.emplace(name, color);
    if (isNew) {
        m_order.emplace_back(name);
        m_taken.mark(color);
    }
    return entry->second;
}

void ServiceColorBook::setChosen(ServiceColorChoices chosen)
{
    const std::scoped_lock lock(m_mutex);
    m_chosen = std::move(chosen);
}

ServiceColorChoices ServiceColorBook::chosen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_chosen;
}

std::vector<ServiceColorBook::Entry> ServiceColorBook::given() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Entry> entries;
    entries.reserve(m_order.size());
    for (const std::string &name : m_order)
        entries.emplace_back(name, m_colors.at(name));
    return entries;
}

void ServiceColorBook::remember(const std::vector<Entry> &given)
{
    const std::scoped_lock lock(m_mutex);
    for (const auto &[name, color] : given) {
        const bool isSound = color >= 0 && color < kServiceColorCount && name.size() <= kLongestName;
        if (isSound && m_order.size() < kMostServices && !m_colors.contains(name))
            give(name, color);
    }
}

void ServiceColorBook::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_colors.clear();
    m_order.clear();
    m_taken = {};
    m_chosen.clear();
}

} // namespace traceloupe
