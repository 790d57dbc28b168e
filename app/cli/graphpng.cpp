// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/graphpng.h"

#include "widgets/picture/graphpictures.h"

namespace traceloupe::cli {

Result<QByteArray> pngOf(const QByteArray &svg)
{
    auto drawn = drawSvgDocument(svg, PictureFormat::Png);
    if (!drawn)
        return tl::unexpected(drawn.error());
    return std::move(drawn->bytes);
}

} // namespace traceloupe::cli
