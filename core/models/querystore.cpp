// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/querystore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr qint64 kMaxFileBytes = 16 * 1024 * 1024;

bool byName(const SavedQuery &a, const SavedQuery &b)
{
    return a.name.compare(b.name, Qt::CaseInsensitive) < 0;
}

} // namespace

QueryStore::QueryStore(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
    read();
}

void QueryStore::read()
{
    QFile file(m_file);
    if (m_file.isEmpty() || file.size() > kMaxFileBytes || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue &query : root.value("history"_L1).toArray()) {
        if (m_history.size() < kMaxHistory && query.isString())
            m_history += query.toString();
    }
    for (const QJsonValue &value : root.value("saved"_L1).toArray()) {
        const QJsonObject saved = value.toObject();
        const QString name = saved.value("name"_L1).toString();
        if (m_saved.size() < kMaxSaved && !name.isEmpty())
            m_saved.push_back({name, saved.value("query"_L1).toString()});
    }
    std::ranges::stable_sort(m_saved, byName);
}

Result<> QueryStore::remember(const QString &query)
{
    const QString text = query.trimmed();
    if (text.isEmpty() || (!m_history.isEmpty() && m_history.front() == text))
        return {};
    m_history.removeAll(text);
    m_history.prepend(text);
    m_history = m_history.mid(0, kMaxHistory);
    return write();
}

Result<> QueryStore::save(const SavedQuery &query)
{
    const auto known = std::ranges::find(m_saved, query.name, &SavedQuery::name);
    if (known != m_saved.end())
        known->query = query.query;
    else if (m_saved.size() < kMaxSaved)
        m_saved.push_back(query);
    else
        return fail(ErrorCode::LimitExceeded,
                    u"There are %1 saved queries already: remove one first."_s.arg(kMaxSaved));
    std::ranges::stable_sort(m_saved, byName);
    return write();
}

Result<> QueryStore::remove(const QString &name)
{
    std::erase_if(m_saved, [&name](const SavedQuery &query) { return query.name == name; });
    return write();
}

Result<> QueryStore::write()
{
    Q_EMIT changed();
    if (m_file.isEmpty())
        return {};
    QJsonArray saved;
    for (const SavedQuery &query : m_saved)
        saved.append(QJsonObject{{u"name"_s, query.name}, {u"query"_s, query.query}});
    const QJsonObject root{{u"history"_s, QJsonArray::fromStringList(m_history)}, {u"saved"_s, saved}};
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0 || !file.commit())
        return fail(ErrorCode::Io, u"The queries can't be written to %1: %2"_s.arg(m_file, file.errorString()));
    return {};
}

} // namespace traceloupe
