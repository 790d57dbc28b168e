// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tracesetviews.h"

namespace traceloupe {

std::vector<TraceSetView> traceSetViews(MainWindow & /*window*/, WindowServices & /*services*/)
{
    return {};
}

} // namespace traceloupe
