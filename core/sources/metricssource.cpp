// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/metricssource.h"

namespace traceloupe {

void Figures::takeQuantiles(BucketSpread spread)
{
    for (std::size_t i = 0; i < kQuantiles.size(); ++i)
        quantiles[i] = quantileOf(buckets, kQuantiles[i], spread);
}

} // namespace traceloupe
