// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timerange.h"
#include "core/layout/timestamptext.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QDateTimeEdit;

namespace traceloupe {

class TimeWindowBox;

/// Which time a source is asked for, up to now or between two instants, and in which steps.
class RemoteWindow final : public QWidget {
    Q_OBJECT
public:
    explicit RemoteWindow(QWidget *parent = nullptr);

    /// Nothing: the time of the traces at hand. An end before its start gives an empty range.
    [[nodiscard]] std::optional<TimeRange> range(std::int64_t nowNs) const;
    /// 0: as long as suits the window.
    [[nodiscard]] std::int64_t stepNs() const;
    void setRange(const TimeRange &range);
    void setTimeZone(const DisplayTimeZone &zone);

Q_SIGNALS:
    void changed();

private:
    void showEdits();
    [[nodiscard]] QDateTimeEdit *addEdit(const QString &name);
    [[nodiscard]] std::int64_t nsOf(const QDateTimeEdit &edit) const;
    void showRange(const TimeRange &range);

    TimeWindowBox *m_window;
    QWidget *m_edits;
    QDateTimeEdit *m_from;
    QDateTimeEdit *m_to;
    QComboBox *m_step;
    DisplayTimeZone m_zone;
};

} // namespace traceloupe
