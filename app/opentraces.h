// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolors.h"

#include <QObject>

namespace traceloupe {

class ColumnAccess;
class TraceSession;
class TraceTab;
class TraceTabs;

/// What open traces share beyond themselves: the colours that a person gave to services, and how long their operations
/// took in the other traces of the cache, read when a trace asks for it.
class OpenTraces final : public QObject {
    Q_OBJECT
public:
    /// Both outlive this.
    OpenTraces(TraceTabs &tabs, ColumnAccess &columns, QObject *parent = nullptr);

    [[nodiscard]] const ServiceColorChoices &serviceColors() const { return m_serviceColors; }
    void setServiceColors(const ServiceColorChoices &chosen);

private:
    void takeIn(TraceTab &tab);
    void readRanks(TraceSession &session);

    TraceTabs &m_tabs;
    ColumnAccess &m_columns;
    ServiceColorChoices m_serviceColors;
};

} // namespace traceloupe
