// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/spansegment.h"

#include <algorithm>

namespace traceloupe {

namespace {

template <class Value>
void appendRange(std::vector<Value> &to, const std::vector<Value> &from, const SegmentTrace &trace)
{
    const auto begin = from.begin() + static_cast<std::ptrdiff_t>(trace.first);
    to.insert(to.end(), begin, begin + static_cast<std::ptrdiff_t>(trace.rows));
}

template <class Value>
std::size_t bytesOf(const std::vector<Value> &column)
{
    return column.capacity() * sizeof(Value);
}

} // namespace

void SpanSegment::reserve(std::size_t rows)
{
    trace.reserve(rows);
    operation.reserve(rows);
    parent.reserve(rows);
    startNs.reserve(rows);
    durationNs.reserve(rows);
    selfNs.reserve(rows);
    kind.reserve(rows);
    status.reserve(rows);
    flags.reserve(rows);
}

void SpanSegment::append(const SpanSegment &other, const SegmentTrace &source)
{
    highestOperation = std::max(highestOperation, other.highestOperation);
    SegmentTrace added = source;
    added.first = size();
    trace.insert(trace.end(), source.rows, static_cast<std::uint32_t>(traces.size()));
    traces.push_back(added);
    appendRange(operation, other.operation, source);
    for (std::uint32_t row = source.first; row < source.first + source.rows; ++row) {
        const std::uint32_t old = other.parent[row];
        parent.push_back(old == kNoParent ? kNoParent : old - source.first + added.first);
    }
    appendRange(startNs, other.startNs, source);
    appendRange(durationNs, other.durationNs, source);
    appendRange(selfNs, other.selfNs, source);
    appendRange(kind, other.kind, source);
    appendRange(status, other.status, source);
    appendRange(flags, other.flags, source);
}

std::size_t SpanSegment::memoryBytes() const
{
    return sizeof(*this) + bytesOf(traces) + bytesOf(trace) + bytesOf(operation) + bytesOf(parent) + bytesOf(startNs)
           + bytesOf(durationNs) + bytesOf(selfNs) + bytesOf(kind) + bytesOf(status) + bytesOf(flags);
}

} // namespace traceloupe
