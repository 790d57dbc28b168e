// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/attributeloader.h"

#include "core/analysis/structuregroups.h"
#include "core/cache/tagcollector.h"

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr std::size_t kTracesAtOnce = 50; ///< so that a trace that is opened meanwhile need not wait long
constexpr std::uint64_t kShownKeyBits = 0xffff;
constexpr int kShownKeyDigits = 4;

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

/// "checkout: POST /order · 12 paths, 31 spans · 3f2a": what to tell structures apart by, and a few digits for those
/// that look the same.
QString structureText(const Trace &trace)
{
    const ContextTree tree = contextTree(trace);
    if (tree.nodes.empty())
        return {};
    const Operation &root = tree.operations[tree.nodes.front().operation];
    const std::uint64_t key = structureKey(tree)[static_cast<std::size_t>(StructureLevel::Counts)];
    const QString digits = u"%1"_s.arg(key & kShownKeyBits, kShownKeyDigits, 16, QLatin1Char('0'));
    return AttributeLoader::tr("%1: %2 · %3 · %4", "service, operation, number of paths, digits")
        .arg(QString::fromStdString(root.service), QString::fromStdString(root.name),
             AttributeLoader::tr("%n path(s)", nullptr, static_cast<int>(tree.nodes.size())), digits);
}

} // namespace

/// What is loaded of the structures of a list, and what is left to do.
struct AttributeLoader::Structures {
    std::vector<TraceId> ids;
    std::unordered_map<TraceId, TracePtr> whole; ///< that a backend sent
    std::size_t next = 0;
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
            AttributeColumns::Values values;
            for (std::size_t i = first; i < end; ++i) {
                const TraceId &id = structures->ids[i];
                const auto sent = structures->whole.find(id);
                if (sent != structures->whole.end())
                    values.emplace(id, structureText(*sent->second));
                else if (const auto trace = cache.load(id))
                    values.emplace(id, structureText(**trace));
            }
            return values;
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
