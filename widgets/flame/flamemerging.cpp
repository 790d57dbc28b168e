// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flamemerging.h"

#include "core/layout/flamecolors.h"

namespace traceloupe {

namespace {

std::shared_ptr<const FlameTree> merged(const TracePtr &trace, FlameParams params, const FlameTimes &times)
{
    std::span<const std::int64_t> own;
    if (params.value == FlameValue::SelfTime)
        own = *times.selfNs;
    else if (params.value == FlameValue::CriticalPath)
        own = times.path->selfNs;
    return std::make_shared<const FlameTree>(trace, params, own);
}

} // namespace

ColoredFlameTree mergedFlameTree(const TracePtr &trace, FlameParams params, const FlameTimes &times,
                                 const ColorTable &colors)
{
    ColoredFlameTree made;
    made.tree = merged(trace, params, times);
    made.colors = frameColors(*made.tree, colors);
    return made;
}

} // namespace traceloupe
