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

/// The strip above a waterfall: headings of the columns, time axis, marks, the time under the pointer, the length of
/// the range being dragged or selected. Where gaps are compressed it has a second line: how long each is, and below it
/// when it begins and ends. A drag on it zooms.
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
    struct AxisText {
        QRectF box;
        QString text;
    };
    /// What is said of compressed gaps, as far as there is room.
    struct GapTexts {
        std::vector<QRectF> bands;
        std::vector<AxisText> lengths;
        std::vector<AxisText> times; ///< of beginnings and ends
    };

    [[nodiscard]] GapTexts gapTexts() const;
    void addTimes(GapTexts &texts, const std::vector<TimeGap> &gaps) const;
    [[nodiscard]] bool hasGaps() const;
    /// The lower line, or the only one.
    [[nodiscard]] QRectF axisLine() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QString gapToolTip(const TimeGap &gap) const;
    void paintHeadings(QPainter &painter) const;
    void paintTicks(QPainter &painter, const GapTexts &gaps) const;
    void paintGaps(QPainter &painter, const GapTexts &gaps) const;
    void paintMarks(QPainter &painter) const;
    void paintReadouts(QPainter &painter) const;
    void paintReadout(QPainter &painter, double center, const QString &text) const;

    WaterfallView &m_view;
    bool m_isDragging = false;
};

} // namespace traceloupe
