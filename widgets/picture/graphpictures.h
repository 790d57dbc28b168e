// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "widgets/picture/picture.h"

namespace traceloupe {

/// The service graph of one trace as an SVG document. Waits for the layout, which another process makes.
/// Under the caption where it has one.
[[nodiscard]] QByteArray serviceGraphSvg(const Trace &trace, const PictureCaption &caption, bool isDark);

/// For captions.
[[nodiscard]] QString serviceGraphTitle();

struct DrawnDocument {
    QByteArray bytes;
    QSize size;
};
/// An SVG document in that format: as large as it is, or fitted into `size` where one is given, on the ground of the
/// theme.
[[nodiscard]] Result<DrawnDocument> drawSvgDocument(const QByteArray &svg, PictureFormat format, QSize size = {},
                                                    bool isDark = false);

} // namespace traceloupe
