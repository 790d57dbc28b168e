// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace traceloupe {

/// Hands the focus that a page is given to the part of it that matters. Unlike a focus proxy it leaves the page out of
/// the Tab chain: with one, Qt 6.4 takes the page for a stop of its own, jumps to the proxy and past all that stands
/// before it. Lives as long as its page.
class FocusForwarding final : public QObject {
    Q_OBJECT
public:
    /// `target` is below `page`, and may be a page with a forwarding of its own. A later one replaces it.
    static void set(QWidget &page, QWidget &target);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FocusForwarding(QWidget &page, QWidget &target);
    [[nodiscard]] static QWidget *targetOf(QWidget &page);

    QPointer<QWidget> m_target;
};

} // namespace traceloupe
