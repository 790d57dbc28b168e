// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace traceloupe {

/// What the colours of a trace mean: its services, or the values that spans are coloured by, with span counts, most
/// spans first, on one line; those that don't fit are in a menu at its end. A click goes to the next span of that
/// colour, the context menu changes a service's colour.
class ServiceLegend final : public QWidget {
    Q_OBJECT
public:
    explicit ServiceLegend(TraceSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createButtons();
    void placeButtons();
    void showColors();
    void goToNext(const LegendEntry &entry);
    void showColorMenu(QWidget &button, const LegendEntry &entry, const QPoint &position);
    [[nodiscard]] const std::vector<LegendEntry> &entries() const { return m_session.coloring().table().entries; }
    [[nodiscard]] bool isOf(const LegendEntry &entry, SpanIndex span) const;
    [[nodiscard]] QString nameOf(const LegendEntry &entry) const;
    [[nodiscard]] QString textOf(const LegendEntry &entry) const;
    [[nodiscard]] QString toolTipOf(const LegendEntry &entry) const;
    [[nodiscard]] QIcon iconOf(const LegendEntry &entry) const;

    TraceSession &m_session;
    QList<QToolButton *> m_buttons;
    QToolButton *m_more = nullptr;
};

} // namespace traceloupe
