// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QWidget>

#include <vector>

namespace traceloupe {

/// The way from the root to the current span on one line, however deep it is: the root, an ellipsis for what has no
/// room, the nearest callers. A click goes to a caller. While only a subtree is shown, its first part leads back to the
/// whole trace.
class AncestorBar final : public QWidget {
    Q_OBJECT
public:
    /// Callers looked at: more do not fit into a line.
    static constexpr int kMaxAncestors = 40;

    explicit AncestorBar(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    /// What is shown, as text.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Crumb {
        QString text;
        QString shown; ///< the text, or its end where it is long
        SpanIndex span; ///< invalid: not a span
        bool leadsToWhole = false; ///< back to the whole trace
        bool isEllipsis = false; ///< stands for callers that have no room; leads to the nearest of them
        double leftPx = 0;
        double widthPx = 0; ///< 0: not shown
    };

    void showCurrent();
    void placeCrumbs();
    [[nodiscard]] QString shownText(const Crumb &crumb) const;
    void leaveOut(double roomPx, double signWidthPx);
    [[nodiscard]] const Crumb *crumbAt(double xPx) const;

    TraceSession &m_session;
    std::vector<Crumb> m_crumbs;
    bool m_leavesOut = false; ///< callers, however wide the bar is
    const Crumb *m_hovered = nullptr;
};

} // namespace traceloupe
