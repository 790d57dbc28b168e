// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flamemerging.h"

#include "core/analysis/criticalpath.h"
#include "core/analysis/selftime.h"

namespace traceloupe {

std::shared_ptr<const FlameTree> mergedFlameTree(const TracePtr &trace, FlameParams params)
{
    std::vector<std::int64_t> own;
    if (params.value == FlameValue::SelfTime)
        own = selfTimesNs(*trace);
    else if (params.value == FlameValue::CriticalPath)
        own = criticalPath(*trace).selfNs;
    return std::make_shared<const FlameTree>(trace, params, own);
}

} // namespace traceloupe
