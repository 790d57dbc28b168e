// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/selectedvalues.h"

#include "core/traceql/spanreader.h"

#include <algorithm>
#include <optional>

namespace traceloupe {

namespace {

using traceql::Attribute;

constexpr std::string_view kServiceKey = "service.name";

template <class T>
void addOnce(std::vector<T> &all, const T &one)
{
    if (std::ranges::find(all, one) == all.end())
        all.push_back(one);
}

} // namespace

std::vector<Attribute> selectedAttributes(const traceql::Query &query)
{
    std::vector<Attribute> attributes;
    for (const traceql::Pipeline &pipeline : query.pipelines) {
        for (const traceql::Stage &stage : pipeline.stages) {
            for (const Attribute &attribute : stage.selected)
                addOnce(attributes, attribute);
        }
    }
    return attributes;
}

std::vector<std::string> namedKeys(const traceql::Query &query)
{
    const std::vector<Attribute> selected = selectedAttributes(query);
    std::vector<std::string> keys;
    for (const traceql::FieldExpr &field : query.fields) {
        const Attribute &attribute = field.attribute;
        if (field.kind != traceql::FieldExpr::Kind::Attribute || attribute.isIntrinsic()
            || attribute.name == kServiceKey)
            continue;
        const auto isSame = [&](const Attribute &other) { return other.name == attribute.name; };
        if (std::ranges::none_of(selected, isSame))
            addOnce(keys, attribute.name);
    }
    return keys;
}

std::vector<SelectedValues> selectedValuesOf(const traceql::Query &query,
                                             const std::vector<std::pair<std::string, std::string>> &told)
{
    std::vector<std::pair<std::string, std::string>> wanted; // column, name in the answer
    for (const Attribute &attribute : selectedAttributes(query)) {
        Attribute bare = attribute;
        bare.scope = traceql::AttributeScope::None;
        const std::string text = traceql::toQueryText(bare);
        wanted.emplace_back(traceql::toQueryText(attribute), attribute.isIntrinsic() ? text : attribute.name);
    }
    for (const std::string &key : namedKeys(query))
        wanted.emplace_back(key, key);
    std::vector<SelectedValues> selected;
    for (const auto &[column, name] : wanted) {
        SelectedValues found{column, {}};
        for (const auto &[key, value] : told) {
            if (key == name && found.values.size() < kMaxSelectedValues)
                addOnce(found.values, value);
        }
        selected.push_back(std::move(found));
    }
    return selected;
}

std::vector<HitSpan> foundSpansOf(const traceql::Query &query, const Trace &trace, std::span<const SpanIndex> rows)
{
    const std::vector<Attribute> attributes = selectedAttributes(query);
    std::optional<traceql::SpanReader> reader;
    if (!attributes.empty())
        reader.emplace(trace, attributes);
    std::vector<HitSpan> spans;
    spans.reserve(rows.size());
    for (const SpanIndex row : rows) {
        HitSpan &span = spans.emplace_back();
        span.id = trace.spanId(row);
        span.service = trace.serviceName(row);
        span.name = trace.name(row);
        span.durationNs = trace.columns().durationNs[row.value()];
        if (reader)
            reader->moveTo(row);
        for (std::uint32_t i = 0; i < attributes.size(); ++i) {
            const traceql::Operand value = reader->read(i);
            if (!value.isNil())
                span.selected.push_back({traceql::toQueryText(attributes[i]), {traceql::toPlainText(value.toValue())}});
        }
    }
    return spans;
}

std::vector<SelectedValues> selectedValuesOf(const traceql::Query &query, const Trace &trace,
                                             const std::vector<traceql::Spanset> &spansets)
{
    const std::vector<Attribute> attributes = selectedAttributes(query);
    std::vector<SelectedValues> selected;
    if (attributes.empty())
        return selected;
    for (const Attribute &attribute : attributes)
        selected.push_back({traceql::toQueryText(attribute), {}});
    traceql::SpanReader reader(trace, attributes);
    for (const traceql::Spanset &spanset : spansets) {
        for (const SpanIndex row : spanset.spans) {
            reader.moveTo(row);
            for (std::uint32_t i = 0; i < attributes.size(); ++i) {
                if (selected[i].values.size() >= kMaxSelectedValues)
                    continue;
                const traceql::Operand value = reader.read(i);
                if (!value.isNil())
                    addOnce(selected[i].values, traceql::toPlainText(value.toValue()));
            }
        }
    }
    return selected;
}

} // namespace traceloupe
