// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opentraces.h"

#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "core/models/columnaccess.h"
#include "core/session/tracesession.h"
#include "widgets/tracepage/tracepage.h"

namespace traceloupe {

OpenTraces::OpenTraces(TraceTabs &tabs, ColumnAccess &columns, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_columns(columns)
{
    connect(&tabs, &TraceTabs::traceLoaded, this, [this](TraceTab *tab) { takeIn(*tab); });
}

void OpenTraces::setServiceColors(const ServiceColorChoices &chosen)
{
    m_serviceColors = chosen;
    for (TraceTab *tab : m_tabs.traceTabs()) {
        if (tab->page())
            tab->page()->session().coloring().setServiceColors(chosen);
    }
}

void OpenTraces::takeIn(TraceTab &tab)
{
    TraceSession &session = tab.page()->session();
    session.coloring().setServiceColors(m_serviceColors);
    connect(&session.coloring(), &SpanColoring::serviceColorsChosen, this, &OpenTraces::setServiceColors);
    connect(&session, &TraceSession::ranksRequested, this, [this, &session] { readRanks(session); });
    if (session.areRanksRequested()) // by a column that was there from the start
        readRanks(session);
}

void OpenTraces::readRanks(TraceSession &session)
{
    m_columns.run(
        {}, &session,
        [trace = session.tracePtr()](const SpanColumnsPtr &columns) {
            return operationSamples(*columns, operationsOf(*trace));
        },
        [&session](Result<std::vector<OperationSample>> samples) {
            if (samples)
                session.setRanks(std::move(*samples));
        });
}

} // namespace traceloupe
