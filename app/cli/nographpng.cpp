// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for graphpng.cpp where the program is built without the window.
#include "app/cli/graphpng.h"

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

Result<QByteArray> pngOf(const QByteArray & /*svg*/)
{
    return fail(ErrorCode::InvalidInput, u"this program was built without its window and writes no PNG; write SVG, or "
                                         "use a build with TRACELOUPE_GUI=ON"_s);
}

} // namespace traceloupe::cli
