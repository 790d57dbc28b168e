// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/groupspans.h"

#include <algorithm>
#include <set>

namespace traceloupe {

namespace {

bool isAttribute(const Trace &trace, SpanIndex row, const std::string &key, const GroupKey &group)
{
    const SpanDetails details = trace.details(row);
    auto value = details.attributes().find(key);
    if (const Resource *resource = trace.resource(row); !value && resource != nullptr)
        value = resource->attributes.find(key);
    return value ? !group.isWithout && value->toText() == group.label : group.isWithout;
}

bool isIn(const Trace &trace, SpanIndex row, const GroupBy &by, const GroupKey &group)
{
    switch (by.kind) {
    case GroupBy::Kind::Service:
        return trace.serviceName(row) == group.label;
    case GroupBy::Kind::Operation:
        return trace.name(row) == group.label;
    case GroupBy::Kind::SpanKind:
        return spanKindName(trace.kind(row)) == group.label;
    case GroupBy::Kind::Status:
        return statusCodeName(trace.status(row)) == group.label;
    case GroupBy::Kind::Attribute:
        return isAttribute(trace, row, by.attribute, group);
    case GroupBy::Kind::Nothing:
        break;
    }
    return true;
}

} // namespace

std::vector<SpanIndex> spansOfGroup(const Trace &trace, const GroupBy &outerBy, const GroupKey &outer)
{
    return spansOfGroup(trace, outerBy, outer, {}, {});
}

std::vector<SpanIndex> spansOfGroup(const Trace &trace, const GroupBy &outerBy, const GroupKey &outer,
                                    const GroupBy &innerBy, const GroupKey &inner)
{
    std::vector<SpanIndex> spans;
    for (std::uint32_t i = 0; i < trace.rowCount(); ++i) {
        const SpanIndex row(i);
        if (!trace.isPhantom(row) && isIn(trace, row, outerBy, outer) && isIn(trace, row, innerBy, inner))
            spans.push_back(row);
    }
    return spans;
}

std::vector<std::string> attributeKeys(const Trace &trace, std::uint32_t maxSpans)
{
    std::set<std::string, std::less<>> keys;
    std::vector<bool> known(trace.strings().size(), false);
    const auto add = [&](const AttributeList &attributes) {
        for (const AttributeView &attribute : attributes) {
            if (attribute.keyId.isValid() && known[attribute.keyId.value()])
                continue;
            if (attribute.keyId.isValid())
                known[attribute.keyId.value()] = true;
            keys.emplace(attribute.key);
        }
    };
    for (const Resource &resource : trace.parts().resources)
        add(resource.attributes);
    const std::uint32_t step = std::max(1U, maxSpans == 0 ? trace.rowCount()
                                                          : (trace.rowCount() + maxSpans - 1) / maxSpans);
    for (std::uint32_t row = 0; row < trace.rowCount(); row += step)
        add(trace.details(SpanIndex(row)).attributes());
    return {keys.begin(), keys.end()};
}

} // namespace traceloupe
