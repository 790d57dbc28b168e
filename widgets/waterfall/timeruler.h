// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/ticks.h"

#include <QWidget>

namespace traceloupe {

class WaterfallView;

/// Marks of the time axis of a waterfall: offsets from the start of the trace.
[[nodiscard]] Ticks rulerTicks(TimeRange range, std::int64_t originNs, double widthPx);

/// The strip above a waterfall: heading of the name column, time axis, the time under the pointer, the length of
/// the range being dragged. A drag on it zooms, like one in the waterfall.
class TimeRuler final : public QWidget {
    Q_OBJECT
public:
    explicit TimeRuler(WaterfallView &view);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintTicks(QPainter &painter) const;
    void paintReadouts(QPainter &painter) const;
    void paintReadout(QPainter &painter, double center, const QString &text) const;

    WaterfallView &m_view;
    bool m_isDragging = false;
};

} // namespace traceloupe
