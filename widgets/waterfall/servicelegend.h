// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QList>
#include <QWidget>

class QToolButton;

namespace traceloupe {

/// The services of a trace with their colours and span counts, most spans first, on one line; those that don't
/// fit are in a menu at its end. A click goes to the service's next span.
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
    void goToNext(StringId service);
    [[nodiscard]] QString textOf(const ServiceCount &service) const;
    [[nodiscard]] QString toolTipOf(const ServiceCount &service) const;
    [[nodiscard]] QIcon iconOf(const ServiceCount &service) const;

    TraceSession &m_session;
    QList<QToolButton *> m_buttons;
    QToolButton *m_more = nullptr;
};

} // namespace traceloupe
