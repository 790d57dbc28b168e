// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/hints.h"
#include "core/session/tracesession.h"

#include <QFrame>

namespace traceloupe {

class LinkButton;

/// One hint: what was found, what it costs, and the spans that show it, each a button that selects its span. A click
/// beside them goes to the first.
class HintCard final : public QFrame {
    Q_OBJECT
public:
    /// Spans that have a button; the stepper goes through the others too.
    static constexpr std::size_t kMaxButtons = 4;

    HintCard(TraceSession &session, const Hint &hint, std::int64_t rootNs, QWidget *parent = nullptr);

    /// The button of the span to go to first.
    [[nodiscard]] LinkButton *firstButton() const { return m_first; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void addEvidence(TraceSession &session, const Hint &hint);

    LinkButton *m_first = nullptr;
};

} // namespace traceloupe
