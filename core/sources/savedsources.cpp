// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/savedsources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSet>
#include <QStandardPaths>
#include <QUuid>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qint64 kMaxFileBytes = 16 << 20;

QString authName(SourceConfig::Auth auth)
{
    switch (auth) {
    case SourceConfig::Auth::None:
        return u"none"_s;
    case SourceConfig::Auth::Basic:
        return u"basic"_s;
    case SourceConfig::Auth::Bearer:
        return u"bearer"_s;
    }
    return {};
}

SourceConfig::Auth authFromName(const QString &name)
{
    if (name == "basic"_L1)
        return SourceConfig::Auth::Basic;
    return name == "bearer"_L1 ? SourceConfig::Auth::Bearer : SourceConfig::Auth::None;
}

QJsonObject toJson(const SourceConfig &source)
{
    QJsonArray headers;
    for (const auto &[name, value] : source.headers)
        headers.append(QJsonObject{{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, QString::fromUtf8(value)}});
    return {{u"id"_s, source.id},
            {u"name"_s, source.name},
            {u"kind"_s, sourceKindName(source.kind)},
            {u"url"_s, source.baseUrl.toString(QUrl::RemoveUserInfo | QUrl::FullyEncoded)},
            {u"auth"_s, authName(source.auth)},
            {u"user"_s, source.user},
            {u"tenant"_s, source.tenant},
            {u"headers"_s, headers},
            {u"caFile"_s, source.caFile},
            {u"certificateFile"_s, source.certificateFile},
            {u"keyFile"_s, source.keyFile},
            {u"browserUrl"_s, source.browserUrl},
            {u"timeoutMs"_s, source.timeoutMs},
            {u"parallelRequests"_s, source.parallelRequests}};
}

std::optional<SourceConfig> fromJson(const QJsonObject &object)
{
    const auto kind = sourceKindFromName(object.value("kind"_L1).toString());
    SourceConfig source;
    source.id = object.value("id"_L1).toString();
    source.name = object.value("name"_L1).toString();
    source.baseUrl = QUrl(object.value("url"_L1).toString(), QUrl::StrictMode);
    if (!kind || source.id.isEmpty() || source.name.isEmpty() || source.baseUrl.host().isEmpty())
        return std::nullopt;
    source.kind = *kind;
    source.auth = authFromName(object.value("auth"_L1).toString());
    source.user = object.value("user"_L1).toString();
    source.tenant = object.value("tenant"_L1).toString();
    for (const QJsonValue header : object.value("headers"_L1).toArray())
        source.headers.emplace_back(header.toObject().value("name"_L1).toString().toUtf8(),
                                    header.toObject().value("value"_L1).toString().toUtf8());
    source.caFile = object.value("caFile"_L1).toString();
    source.certificateFile = object.value("certificateFile"_L1).toString();
    source.keyFile = object.value("keyFile"_L1).toString();
    source.browserUrl = object.value("browserUrl"_L1).toString();
    source.timeoutMs = qMax(1, object.value("timeoutMs"_L1).toInt(source.timeoutMs));
    source.parallelRequests = qBound(1, object.value("parallelRequests"_L1).toInt(source.parallelRequests), 64);
    return source;
}

} // namespace

QString SavedSources::defaultFile()
{
    const QString given = qEnvironmentVariable("TRACELOUPE_SOURCES");
    return given.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/traceloupe/sources.json"_s
               : given;
}

QString SavedSources::newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<LoadedSources> SavedSources::load() const
{
    QFile file(m_file);
    if (!file.exists())
        return LoadedSources();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"The sources in %1 could not be read: %2."_s.arg(m_file, file.errorString()));
    if (file.size() > kMaxFileBytes)
        return fail(ErrorCode::LimitExceeded, u"%1 is too large for a list of sources."_s.arg(m_file));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::InvalidInput,
                    u"%1 is damaged at byte %2: %3."_s.arg(m_file).arg(error.offset).arg(error.errorString()));
    if (document.object().value("version"_L1).toInt() > kVersion)
        return fail(ErrorCode::NewerSchema, u"%1 was written by a newer Traceloupe."_s.arg(m_file));
    LoadedSources loaded;
    const QJsonArray entries = document.object().value("sources"_L1).toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (auto source = fromJson(entries.at(i).toObject()))
            loaded.sources.push_back(std::move(*source));
        else
            loaded.problems << u"Source %1 in %2 has no id, name, known kind or address, and was left out."_s.arg(i + 1)
                                   .arg(m_file);
    }
    return loaded;
}

Result<> SavedSources::save(const std::vector<SourceConfig> &sources) const
{
    QJsonArray entries;
    QSet<QString> taken;
    for (const SourceConfig &source : sources) {
        const bool isNew = !taken.contains(source.id) && !taken.contains(source.name);
        if (source.id.isEmpty() || source.name.isEmpty())
            return fail(ErrorCode::InvalidInput, u"A source has no name: give it one."_s);
        if (!isNew)
            return fail(ErrorCode::InvalidInput,
                        u"There are two sources called \"%1\": give one of them another name."_s.arg(source.name));
        taken << source.id << source.name;
        entries.append(toJson(source));
    }
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return fail(ErrorCode::Io, u"The folder of %1 could not be made."_s.arg(m_file));
    QSaveFile file(m_file);
    const QByteArray json = QJsonDocument(QJsonObject{{u"version"_s, kVersion}, {u"sources"_s, entries}}).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        return fail(ErrorCode::Io, u"The sources could not be written to %1: %2."_s.arg(m_file, file.errorString()));
    return {};
}

Result<SourceConfig> SavedSources::find(const QString &nameOrId) const
{
    auto loaded = load();
    if (!loaded)
        return tl::unexpected(loaded.error());
    QStringList names;
    for (SourceConfig &source : loaded->sources) {
        if (source.name.compare(nameOrId, Qt::CaseInsensitive) == 0 || source.id == nameOrId)
            return std::move(source);
        names << source.name;
    }
    return fail(ErrorCode::NotFound,
                names.isEmpty()
                    ? u"There is no saved source \"%1\": none is saved yet."_s.arg(nameOrId)
                    : u"There is no saved source \"%1\"; there are: %2."_s.arg(nameOrId, names.join(u", "_s)));
}

} // namespace traceloupe
