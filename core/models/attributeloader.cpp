// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attributeloader.h"

#include "core/cache/tagcollector.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

void add(AttributeColumns::Values &values, const TraceId &id, const QString &text)
{
    QString &known = values[id];
    known = known.isEmpty() ? text : known + u", "_s + text;
}

Result<AttributeColumns::Values> valuesOf(Cache &cache, const QString &key, const std::vector<TracePtr> &found)
{
    const auto tags = cache.tagsByTrace(key);
    if (!tags)
        return tl::unexpected(tags.error());
    AttributeColumns::Values values;
    for (const TraceTag &tag : *tags)
        add(values, tag.trace, tag.overflows ? AttributeLoader::manyValues() : tag.value);
    const std::string wanted = key.toStdString();
    for (const TracePtr &trace : found) {
        if (values.contains(trace->id()))
            continue;
        const TraceTags collected = collectTags(*trace);
        for (const auto &[name, value] : collected.pairs) {
            if (name == wanted)
                add(values, trace->id(), QString::fromStdString(value));
        }
        if (std::ranges::binary_search(collected.overflowed, wanted))
            add(values, trace->id(), AttributeLoader::manyValues());
    }
    return values;
}

} // namespace

QString AttributeLoader::manyValues()
{
    return tr("many values");
}

void AttributeLoader::load(const QStringList &keys, const std::vector<TracePtr> &found)
{
    const quint64 generation = ++m_generation;
    for (const QString &key : keys) {
        m_cache.run(
            CacheAccess::Lane::List, this, [key, found](Cache &cache) { return valuesOf(cache, key, found); },
            [this, generation, key](const Result<AttributeColumns::Values> &values) {
                if (generation == m_generation && values)
                    Q_EMIT valuesLoaded(key, *values);
            });
    }
}

void AttributeLoader::loadKeys()
{
    m_cache.run(
        CacheAccess::Lane::List, this, [](Cache &cache) { return cache.tagKeys(); },
        [this](const Result<QStringList> &keys) {
            if (keys)
                Q_EMIT keysLoaded(*keys);
        });
}

} // namespace traceloupe
