// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace traceloupe {

/// How someone arranged the results of a search; settings keep it. A plain value.
struct ResultLayout {
    QByteArray columns;      ///< widths, order and sorting of the list
    QStringList attributes;  ///< of which the list has columns
    QString grouping;        ///< "" = none, "service", "operation", "structure", or "attribute:KEY"
    QString charts;          ///< ChartStrip::saveState()
    QByteArray splitter;     ///< between charts and list
    int refreshSeconds = 0;  ///< 0 = not by itself
    bool onlyCohort = true;  ///< whether the list shows only what is marked in the charts

    friend bool operator==(const ResultLayout &, const ResultLayout &) = default;
};

} // namespace traceloupe
