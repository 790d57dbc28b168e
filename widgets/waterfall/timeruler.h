// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/ticks.h"

#include <QRectF>
#include <QWidget>

#include <vector>

namespace traceloupe {

class WaterfallView;

/// Marks of the time axis of a waterfall: offsets from the start of the trace.
[[nodiscard]] Ticks rulerTicks(const TimeScale &scale, std::int64_t originNs);

/// The strip above a waterfall: headings of the columns, time axis with the true length of compressed gaps, marks, the
/// time under the pointer, the length of the range being dragged or selected. A drag on it zooms.
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
    bool event(QEvent *event) override;

private:
    /// A compressed gap on the axis.
    struct GapLabel {
        QRectF band;
        QRectF textBox; ///< empty where there is no room for its length
        QString text;
    };

    [[nodiscard]] std::vector<GapLabel> gapLabels() const;
    void paintHeadings(QPainter &painter) const;
    void paintTicks(QPainter &painter) const;
    void paintGaps(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void paintReadouts(QPainter &painter) const;
    void paintReadout(QPainter &painter, double center, const QString &text) const;

    WaterfallView &m_view;
    bool m_isDragging = false;
};

} // namespace traceloupe
