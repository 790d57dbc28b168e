// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/flametree.h"
#include "core/session/tracesession.h"
#include "widgets/picture/picture.h"
#include "widgets/waterfall/waterfallcolumns.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace traceloupe {

/// A view made to be drawn, not shown, and how much of its content is on it.
struct TracePicture {
    std::unique_ptr<QWidget> view;
    QString title;               ///< for the caption
    std::uint64_t rows = 0;      ///< of the whole view
    std::uint64_t shownRows = 0; ///< at least partly on the picture
};

/// The waterfall under its legend, with the session's time range, colours, clocks, path and what is collapsed.
/// `heightPx` 0 = as high as all rows take. No higher than `maxHeightPx`. The session must outlive the view.
[[nodiscard]] TracePicture waterfallPicture(TraceSession &session, const std::vector<WaterfallColumn> &columns,
                                            int widthPx, int heightPx, int maxHeightPx);
/// The whole trace as a flame graph by the session's clocks and colours. Merges now: for large traces not on the GUI
/// thread's time.
[[nodiscard]] TracePicture flamePicture(TraceSession &session, FlameParams params, bool isFlame, int widthPx,
                                        int heightPx, int maxHeightPx);

/// What a picture of the waterfall is called: with the end of its critical path where that is not the answer.
[[nodiscard]] QString waterfallTitle(const TraceSession &session);

/// What a picture of the trace says above it: root, times, sizes, id.
[[nodiscard]] PictureCaption traceCaption(const TraceSession &session, const QString &viewTitle);

} // namespace traceloupe
