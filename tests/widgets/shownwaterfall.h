// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"
#include "tests/support/tracefromtext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

namespace traceloupe::test {

inline constexpr std::string_view kShop = R"(
    frontend  GET /cart  0..100ms
      cart    GetCart    10..90ms
        redis HGET       20..30ms  error
        redis HGET       40..50ms
    batch     Cleanup    60..70ms
)";

/// A waterfall of five rows on the screen: 300 px of names, times from 312 on, 500 px for 100 ms.
struct ShownWaterfall {
    explicit ShownWaterfall(std::string_view text = kShop) : session(traceFromText(text)), view(session)
    {
        view.resize(824 + view.verticalScrollBar()->sizeHint().width(), 400);
        view.show();
        view.setNameWidthPx(300);
        view.setFocus();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QPoint at(double ms, int line) const
    {
        const double x = view.geometryNow().timeLeftPx()
                         + view.timeScale().xAt(kTextTraceStartNs + static_cast<std::int64_t>(ms * 1e6));
        return {qRound(x), view.lineRect(static_cast<std::uint32_t>(line)).center().y()};
    }

    [[nodiscard]] double msOf(std::int64_t timeNs) const
    {
        return static_cast<double>(timeNs - kTextTraceStartNs) / 1e6;
    }
    [[nodiscard]] TimeRange range() const { return session.viewRange().range(); }

    void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(view.viewport(), button, modifiers, from);
        // QTest::mouseMove carries no buttons
        for (const QPoint &place : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, place, view.viewport()->mapToGlobal(place), Qt::NoButton, button,
                             modifiers);
            QCoreApplication::sendEvent(view.viewport(), &move);
        }
        QTest::mouseRelease(view.viewport(), button, modifiers, to);
    }

    void wheel(QPoint position, QPoint delta, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(position, view.viewport()->mapToGlobal(position), {}, delta, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&view, static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] std::uint32_t current() const { return session.selection().current().value(); }

    TraceSession session;
    WaterfallView view;
};

} // namespace traceloupe::test
