// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attributeloader.h"

#include "core/analysis/structurelist.h"
#include "core/cache/tagcollector.h"
#include "core/models/structuregroupmodel.h"

#include <QLocale>

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::size_t kTracesAtOnce = 50; ///< so that a trace that is opened meanwhile need not wait long
constexpr std::size_t kPartsShown = 3; ///< of what tells a structure apart

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
        for (const auto &[name, value, rows] : collected.pairs) {
            if (name == wanted)
                add(values, trace->id(), QString::fromStdString(value));
        }
        if (std::ranges::binary_search(collected.overflowed, wanted))
            add(values, trace->id(), AttributeLoader::manyValues());
    }
    return values;
}

/// "checkout: POST /order · 12 paths"; where the operation has several structures "· structure 2 · with redis: GET".
QString structureText(const StructureList::Structure &structure)
{
    const QString operation = AttributeLoader::tr("%1: %2", "service, operation")
                                  .arg(QString::fromStdString(structure.root.service),
                                       QString::fromStdString(structure.root.name));
    const QString paths = AttributeLoader::tr("%Ln path(s)", "of operations, in a trace",
                                              static_cast<int>(structure.paths));
    if (structure.siblings < 2)
        return operation + u" · "_s + paths;
    const QString number = AttributeLoader::tr("structure %1").arg(QLocale().toString(structure.number));
    QString what = structure.number == 1 ? AttributeLoader::tr("the most common one") : QString();
    if (!structure.difference.isEmpty())
        what = StructureGroupModel::differenceText(structure.difference, kPartsShown);
    return QStringList{operation, number, what.isEmpty() ? paths : what + u" · "_s + paths}.join(u" · "_s);
}

AttributeColumns::Values structureTexts(const StructureList &list)
{
    AttributeColumns::Values values;
    for (const StructureList::Structure &structure : list.structures()) {
        const QString text = structureText(structure);
        for (const TraceId &id : structure.traces)
            values.emplace(id, text);
    }
    return values;
}

} // namespace

/// What is loaded of the structures of a list, and what is left to do.
struct AttributeLoader::Structures {
    std::vector<TraceId> ids;
    std::unordered_map<TraceId, TracePtr> whole; ///< that a backend sent
    std::size_t next = 0;
    StructureList list; ///< only touched where the traces are loaded, a batch after the other
    AttributeColumns::Values values;
};

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

QString AttributeLoader::structureKeyName()
{
    return u"\u0001structure"_s; // no attribute is called that
}

void AttributeLoader::loadStructures(const std::vector<TraceId> &ids, const std::vector<TracePtr> &found)
{
    auto structures = std::make_shared<Structures>();
    structures->ids = ids;
    for (const TracePtr &trace : found)
        structures->whole.emplace(trace->id(), trace);
    loadNextStructures(structures, ++m_generation);
}

void AttributeLoader::loadNextStructures(const std::shared_ptr<Structures> &structures, quint64 generation)
{
    const std::size_t first = structures->next;
    structures->next = std::min(structures->ids.size(), first + kTracesAtOnce);
    if (first == structures->next) {
        Q_EMIT valuesLoaded(structureKeyName(), structures->values);
        return;
    }
    m_cache.run(
        CacheAccess::Lane::Load, this,
        [structures, first, end = structures->next](Cache &cache) -> Result<AttributeColumns::Values> {
            for (std::size_t i = first; i < end; ++i) {
                const TraceId &id = structures->ids[i];
                const auto sent = structures->whole.find(id);
                if (sent != structures->whole.end())
                    structures->list.add(*sent->second);
                else if (const auto trace = cache.load(id))
                    structures->list.add(**trace);
            }
            const bool isLast = end == structures->ids.size();
            return isLast ? structureTexts(structures->list) : AttributeColumns::Values();
        },
        [this, structures, generation](const Result<AttributeColumns::Values> &values) {
            if (generation != m_generation || !values)
                return;
            structures->values.insert(values->begin(), values->end());
            loadNextStructures(structures, generation);
        });
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
