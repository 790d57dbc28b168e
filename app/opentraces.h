// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/servicecolors.h"
#include "core/model/backlink.h"

#include <QObject>

#include <memory>
#include <vector>

namespace traceloupe {

class CacheAccess;
class ColumnAccess;
class TracePage;
class TraceSession;
class TraceTab;
class TraceTabs;

/// What open traces share beyond themselves: the colours that a person gave to services, which spans of the cache link
/// to theirs, which traces that theirs link to are missing, and how long their operations took in the other traces of
/// the cache, read when a trace asks for it.
class OpenTraces final : public QObject {
    Q_OBJECT
public:
    /// All outlive this.
    OpenTraces(TraceTabs &tabs, CacheAccess &cache, ColumnAccess &columns, QObject *parent = nullptr);

    [[nodiscard]] const ServiceColorChoices &serviceColors() const { return m_serviceColors; }
    void setServiceColors(const ServiceColorChoices &chosen);

private:
    void takeIn(TraceTab &tab);
    void readRanks(TraceSession &session);
    using BackLinks = std::shared_ptr<const std::vector<BackLink>>;
    void findBackLinks(TracePage &page);
    void readBackLinks(TracePage &page, const BackLinks &own);
    using LinkedTraces = std::shared_ptr<const std::vector<TraceId>>;
    void findMissingTraces(TracePage &page);
    void readMissingTraces(TracePage &page, const LinkedTraces &linked);

    TraceTabs &m_tabs;
    CacheAccess &m_cache;
    ColumnAccess &m_columns;
    ServiceColorChoices m_serviceColors;
};

} // namespace traceloupe
