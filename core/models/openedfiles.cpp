// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/openedfiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr QLatin1String kPrefix("opened:");
constexpr QLatin1String kAll("opened:*");

using Ids = std::unordered_set<TraceId>;

} // namespace

bool OpenedFiles::isOpenedFiles(const QString &collectionId)
{
    return collectionId.startsWith(kPrefix);
}

QString OpenedFiles::add(const QString &title, const std::vector<OpenedFile> &files)
{
    Ids together;
    for (const OpenedFile &file : files) {
        TraceCollection single;
        single.id = kPrefix + file.path;
        single.name = nameOf(file.path);
        single.title = tr("Opened file: %1").arg(single.name);
        single.description = file.path;
        single.traces = std::make_shared<const Ids>(file.traces);
        put(single, true);
        together.insert(file.traces.begin(), file.traces.end());
    }
    if (files.empty() || this->files().size() == files.size())
        return kAll; // nothing else was opened
    if (files.size() == 1)
        return kPrefix + files.front().path;
    TraceCollection group;
    group.id = kPrefix + u"group:"_s + title;
    group.name = title;
    group.title = tr("Opened together: %1").arg(title);
    group.description = group.title;
    group.traces = std::make_shared<const Ids>(std::move(together));
    put(group, false);
    return group.id;
}

void OpenedFiles::put(const TraceCollection &collection, bool isFile)
{
    const auto known = std::ranges::find(m_entries, collection.id, [](const Entry &one) { return one.collection.id; });
    if (known != m_entries.end())
        known->collection = collection;
    else
        m_entries.push_back({collection, isFile});
}

/// With its folder, where another file has the same name.
QString OpenedFiles::nameOf(const QString &path) const
{
    const QFileInfo info(path);
    const bool isTaken = std::ranges::any_of(m_entries, [&](const Entry &one) {
        return one.collection.name == info.fileName() && one.collection.description != path;
    });
    return isTaken ? info.dir().dirName() + u'/' + info.fileName() : info.fileName();
}

std::vector<const OpenedFiles::Entry *> OpenedFiles::files() const
{
    std::vector<const Entry *> files;
    for (const Entry &entry : m_entries) {
        if (entry.isFile)
            files.push_back(&entry);
    }
    return files;
}

std::vector<TraceCollection> OpenedFiles::collections() const
{
    const std::vector<const Entry *> files = this->files();
    if (files.empty())
        return {};
    Ids traces;
    QStringList names;
    for (const Entry *file : files) {
        traces.insert(file->collection.traces->begin(), file->collection.traces->end());
        names += file->collection.name;
    }
    TraceCollection all;
    all.id = kAll;
    all.name = files.size() == 1 ? names.front() : tr("%n opened file(s)", nullptr, static_cast<int>(files.size()));
    all.title = files.size() == 1 ? files.front()->collection.title
                                  : tr("Opened files (%L1)").arg(static_cast<int>(files.size()));
    all.description = names.mid(0, static_cast<qsizetype>(kMaxSingle)).join(u", "_s);
    all.traces = std::make_shared<const Ids>(std::move(traces));
    std::vector<TraceCollection> collections{all};
    if (files.size() == 1)
        return collections;
    std::size_t tooMany = files.size() > kMaxSingle ? files.size() - kMaxSingle : 0;
    for (const Entry &entry : m_entries) {
        if (entry.isFile && tooMany > 0)
            --tooMany;
        else
            collections.push_back(entry.collection);
    }
    return collections;
}

} // namespace traceloupe
