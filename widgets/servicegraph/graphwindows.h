// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/models/servicegraphloader.h"

#include <QWidget>

class QDateTimeEdit;
class QPushButton;

namespace traceloupe {

/// Two stretches of time to be compared, as a person types them in the window's time zone.
class GraphWindows final : public QWidget {
    Q_OBJECT
public:
    explicit GraphWindows(QWidget *parent = nullptr);

    [[nodiscard]] ServiceGraphLoader::Windows windows() const;
    void setWindows(const ServiceGraphLoader::Windows &windows);
    /// The earlier half of a range against the later one.
    void halve(const TimeRange &range);
    [[nodiscard]] bool isSet() const { return m_isSet; } ///< whether times were ever given
    void setTimeZone(const DisplayTimeZone &zone);

Q_SIGNALS:
    void chosen();

private:
    struct Edits {
        QDateTimeEdit *from = nullptr;
        QDateTimeEdit *to = nullptr;
    };
    Edits addEdits(const QString &label, const QString &fromName, const QString &toName);
    void show(const Edits &edits, const TimeRange &range);
    [[nodiscard]] TimeRange rangeOf(const Edits &edits) const;
    void check();

    Edits m_baseline;
    Edits m_shown;
    QPushButton *m_compare = nullptr;
    DisplayTimeZone m_zone;
    bool m_isSet = false;
};

} // namespace traceloupe
