// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/traceviews.h"

namespace traceloupe {

std::vector<TraceView> traceViews(MainWindow & /*window*/, WindowServices & /*services*/)
{
    return {};
}

} // namespace traceloupe
