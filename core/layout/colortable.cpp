// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/colortable.h"

#include "core/layout/categorycolors.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace traceloupe {

namespace {

/// Values as they are met, each with a number.
class ValueNumbers {
public:
    std::uint32_t numberOf(std::string_view value)
    {
        const auto known = m_numbers.find(std::string(value));
        if (known != m_numbers.end())
            return known->second;
        const auto number = static_cast<std::uint32_t>(m_numbers.size());
        m_numbers.emplace(value, number);
        m_values.emplace_back(value);
        return number;
    }
    [[nodiscard]] const std::vector<std::string> &values() const { return m_values; }

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_values;
};

/// A colour for each value by its hash; the values with most spans choose first.
std::vector<std::uint8_t> colorsOf(const std::vector<std::string> &values, const std::vector<std::uint32_t> &counts)
{
    std::vector<std::uint32_t> order(values.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(counts[b], values[a]) < std::pair(counts[a], values[b]);
    });
    std::vector<std::uint8_t> colors(values.size());
    DistinctColors distinct;
    for (const std::uint32_t value : order)
        colors[value] = static_cast<std::uint8_t>(distinct.take(nameColorIndex(values[value])));
    return colors;
}

constexpr std::uint32_t kNone = 0xffffffffU;

/// The number of every row's value, kNone where it has none.
std::vector<std::uint32_t> attributeNumbers(const Trace &trace, const std::string &key, ValueNumbers &numbers)
{
    std::vector<std::uint32_t> byResource;
    for (const Resource &resource : trace.parts().resources) {
        const auto value = resource.attributes.find(key);
        byResource.push_back(value ? numbers.numberOf(value->toText()) : kNone);
    }
    const StringId keyId = trace.strings().find(key);
    std::vector<std::uint32_t> byRow(trace.rowCount(), kNone);
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        byRow[row] = byResource[trace.columns().resource[row].value()];
        if (!keyId.isValid())
            continue;
        const SpanDetails details = trace.details(span);
        if (const auto value = details.attributes().find(keyId))
            byRow[row] = value->type() == ValueType::String ? numbers.numberOf(value->string())
                                                            : numbers.numberOf(value->toText());
    }
    return byRow;
}

void count(LegendEntry &entry, const Trace &trace, SpanIndex span)
{
    if (entry.spans++ == 0)
        entry.first = span;
    entry.errors += trace.status(span) == StatusCode::Error ? 1 : 0;
}

/// Most spans first, those without a value last, no more than can be listed.
void finish(std::vector<LegendEntry> &entries)
{
    std::erase_if(entries, [](const LegendEntry &entry) { return entry.spans == 0; });
    std::ranges::stable_sort(entries, [](const LegendEntry &a, const LegendEntry &b) {
        return std::pair(a.color == kNoColor, b.spans) < std::pair(b.color == kNoColor, a.spans);
    });
    if (entries.size() > ColorTable::kMaxEntries)
        entries.resize(ColorTable::kMaxEntries);
}

void colorByAttribute(const Trace &trace, ColorTable &table)
{
    ValueNumbers numbers;
    const std::vector<std::uint32_t> byRow = attributeNumbers(trace, table.choice.attribute, numbers);
    std::vector<std::uint32_t> counts(numbers.values().size());
    for (const std::uint32_t number : byRow) {
        if (number != kNone)
            ++counts[number];
    }
    const std::vector<std::uint8_t> colors = colorsOf(numbers.values(), counts);
    table.entries.resize(numbers.values().size() + 1);
    for (std::size_t number = 0; number < colors.size(); ++number) {
        table.entries[number].label = numbers.values()[number];
        table.entries[number].color = colors[number];
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const std::size_t place = byRow[row] == kNone ? table.entries.size() - 1 : byRow[row];
        table.byRow[row] = table.entries[place].color;
        if (!trace.isPhantom(SpanIndex(row)))
            count(table.entries[place], trace, SpanIndex(row));
    }
    finish(table.entries);
}

void colorByKind(const Trace &trace, ColorTable &table)
{
    // far apart in hue: internal, server, client, producer, consumer
    static constexpr std::array<std::uint8_t, 6> kColors = {kNoColor, 9, 0, 3, 15, 7};
    table.entries.resize(kColors.size());
    for (std::size_t kind = 0; kind < kColors.size(); ++kind) {
        table.entries[kind].color = kColors[kind];
        table.entries[kind].kind = static_cast<SpanKind>(kind);
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const auto kind = std::min(static_cast<std::size_t>(trace.kind(span)), kColors.size() - 1);
        table.byRow[row] = trace.isPhantom(span) ? kNoColor : kColors[kind];
        if (!trace.isPhantom(span))
            count(table.entries[kind], trace, span);
    }
    finish(table.entries);
}

void colorByCategory(const Trace &trace, ColorTable &table)
{
    constexpr std::size_t kCount = static_cast<std::size_t>(SpanCategory::Unknown) + 1;
    SpanCategories categories(trace);
    table.entries.resize(kCount);
    for (std::size_t i = 0; i < kCount; ++i) {
        table.entries[i].category = static_cast<SpanCategory>(i);
        table.entries[i].color = categoryColor(table.entries[i].category);
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        LegendEntry &entry = table.entries[static_cast<std::size_t>(categories.of(span))];
        table.byRow[row] = entry.color;
        count(entry, trace, span);
    }
    finish(table.entries);
}

void colorByRank(const Trace &trace, const std::function<double(SpanIndex)> &percentOf, ColorTable &table)
{
    table.entries.resize(kStepCount + 1);
    for (int step = 0; step < kStepCount; ++step) {
        table.entries[static_cast<std::size_t>(step)].color = static_cast<std::uint8_t>(kFirstStep + step);
        table.entries[static_cast<std::size_t>(step)].step = step;
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        const double percent = percentOf ? percentOf(span) : -1;
        const auto above = std::ranges::upper_bound(kStepStarts, percent) - std::begin(kStepStarts);
        const std::size_t place = above == 0 ? kStepCount : static_cast<std::size_t>(above) - 1;
        table.byRow[row] = table.entries[place].color;
        if (!trace.isPhantom(span))
            count(table.entries[place], trace, span);
    }
    std::erase_if(table.entries, [](const LegendEntry &entry) { return entry.spans == 0; });
}

void colorByService(const Trace &trace, const ServiceColorChoices &chosen, ColorTable &table)
{
    const ServiceColors colors(trace, chosen);
    std::vector<std::size_t> placeOf(trace.strings().size());
    for (const StringId service : trace.services()) {
        LegendEntry entry;
        entry.label = std::string(trace.text(service));
        entry.color = static_cast<std::uint8_t>(colors.colorOf(service));
        placeOf[service.value()] = table.entries.size();
        table.entries.push_back(std::move(entry));
    }
    for (std::uint32_t row = 0; row < trace.rowCount(); ++row) {
        const SpanIndex span(row);
        if (trace.isPhantom(span))
            continue;
        LegendEntry &entry = table.entries[placeOf[trace.serviceId(span).value()]];
        table.byRow[row] = entry.color;
        count(entry, trace, span);
    }
    finish(table.entries);
}

} // namespace

ColorTable makeColorTable(const Trace &trace, const ColorChoice &choice, const ServiceColorChoices &chosen,
                          const std::function<double(SpanIndex)> &percentOf)
{
    ColorTable table;
    table.choice = choice;
    table.byRow.assign(trace.rowCount(), kNoColor);
    switch (choice.by) {
    case ColorBy::Service:
        colorByService(trace, chosen, table);
        break;
    case ColorBy::Kind:
        colorByKind(trace, table);
        break;
    case ColorBy::Attribute:
        colorByAttribute(trace, table);
        break;
    case ColorBy::Rank:
        colorByRank(trace, percentOf, table);
        break;
    case ColorBy::Category:
        colorByCategory(trace, table);
        break;
    }
    return table;
}

} // namespace traceloupe
