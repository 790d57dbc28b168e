// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/opentraces.h"

#include "app/backlinks.h"
#include "app/tracetab.h"
#include "app/tracetabs.h"
#include "core/models/cacheaccess.h"
#include "core/models/chosencolors.h"
#include "core/models/columnaccess.h"
#include "core/session/tracesession.h"
#include "widgets/tracepage/tracepage.h"

namespace traceloupe {

OpenTraces::OpenTraces(TraceTabs &tabs, CacheAccess &cache, ColumnAccess &columns, QObject *parent)
    : QObject(parent), m_tabs(tabs), m_cache(cache), m_columns(columns)
{
    connect(&tabs, &TraceTabs::traceLoaded, this, [this](TraceTab *tab) { takeIn(*tab); });
}

void OpenTraces::setServiceColors(const ServiceColorChoices &chosen)
{
    m_serviceColors = chosen;
    ChosenColors::shared().set(chosen);
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
    findBackLinks(*tab.page());
    findMissingTraces(*tab.page());
    if (session.areRanksRequested()) // by a column that was there from the start
        readRanks(session);
}

/// The trace's own links are looked for once, those of others again when the cache changes.
void OpenTraces::findBackLinks(TracePage &page)
{
    m_cache.run(
        CacheAccess::Lane::Load, &page,
        [trace = page.trace()](Cache &) -> Result<std::vector<BackLink>> { return linksWithin(*trace); },
        [this, &page](Result<std::vector<BackLink>> links) {
            const auto own = std::make_shared<const std::vector<BackLink>>(links ? std::move(*links)
                                                                                 : std::vector<BackLink>());
            page.session().incomingLinks().set(*own);
            readBackLinks(page, own);
            connect(&m_cache, &CacheAccess::changed, &page, [this, &page, own] { readBackLinks(page, own); });
        });
}

void OpenTraces::readBackLinks(TracePage &page, const BackLinks &own)
{
    m_cache.run(
        CacheAccess::Lane::List, &page, [id = page.trace()->id()](Cache &cache) { return linksFromOthers(id, cache); },
        [&page, own](Result<std::vector<BackLink>> links) {
            if (!links)
                return; // interrupted: what is known stays
            std::vector<BackLink> all = std::move(*links);
            all.insert(all.end(), own->begin(), own->end());
            page.session().incomingLinks().set(std::move(all));
        });
}

void OpenTraces::findMissingTraces(TracePage &page)
{
    m_cache.run(
        CacheAccess::Lane::Load, &page,
        [trace = page.trace()](Cache &) -> Result<std::vector<TraceId>> { return linkedTraces(*trace); },
        [this, &page](Result<std::vector<TraceId>> linked) {
            if (!linked || linked->empty())
                return;
            const auto ids = std::make_shared<const std::vector<TraceId>>(std::move(*linked));
            readMissingTraces(page, ids);
            connect(&m_cache, &CacheAccess::changed, &page, [this, &page, ids] { readMissingTraces(page, ids); });
        });
}

void OpenTraces::readMissingTraces(TracePage &page, const LinkedTraces &linked)
{
    m_cache.run(
        CacheAccess::Lane::List, &page, [linked](Cache &cache) { return missingOf(*linked, cache); },
        [&page](Result<std::vector<TraceId>> missing) {
            if (missing) // else interrupted: what is known stays
                page.session().outgoingLinks().setMissing(std::move(*missing));
        });
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
