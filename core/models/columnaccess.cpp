// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/columnaccess.h"

#include "core/cache/cache.h"

using namespace Qt::StringLiterals;

namespace traceloupe {

ColumnAccess::ColumnAccess(QString cacheFile, QObject *parent) : QObject(parent), m_file(std::move(cacheFile))
{
    m_pool.setMaxThreadCount(1);
}

ColumnAccess::~ColumnAccess()
{
    m_isClosing = true;
    if (SpanColumnStore *store = m_interruptible)
        store->interrupt();
    m_pool.waitForDone();
}

void ColumnAccess::post(std::function<void()> job)
{
    m_pool.start(std::move(job));
}

void ColumnAccess::deliver(std::function<void()> answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

Result<SpanColumnsPtr> ColumnAccess::columns(const ColumnScope &scope)
{
    if (m_isClosing)
        return fail(ErrorCode::Cancelled, u"The program is being closed."_s);
    if (!m_store) {
        // a file that is not there yet is made, and an older one migrated, by the cache
        if (const auto cache = Cache::open(m_file); !cache)
            return tl::unexpected(cache.error());
        auto opened = SpanColumnStore::open(m_file);
        if (!opened)
            return tl::unexpected(opened.error());
        m_store = std::move(*opened);
        m_interruptible = m_store.get();
    }
    return m_store->columns(scope);
}

} // namespace traceloupe
