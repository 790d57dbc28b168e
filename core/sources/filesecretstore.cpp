// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pendinganswer.h"
#include "core/sources/secretstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

constexpr QFileDevice::Permissions kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions kOthers = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                                             | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
constexpr qint64 kMaxFileBytes = 4 << 20;

Result<QJsonObject> readSecrets(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QJsonObject();
    if ((file.permissions() & kOthers) != QFileDevice::Permissions())
        return fail(
            ErrorCode::Authentication,
            u"The file of secrets %1 may be read by others, so it is not used: make it yours alone with chmod 600."_s
                .arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"The file of secrets %1 could not be read: %2."_s.arg(path, file.errorString()));
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kMaxFileBytes));
    if (!document.isObject())
        return fail(ErrorCode::InvalidInput, u"The file of secrets %1 is damaged: it is not JSON."_s.arg(path));
    return document.object();
}

Result<> writeSecrets(const QString &path, const QJsonObject &secrets)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(ErrorCode::Io, u"The folder of %1 could not be made."_s.arg(path));
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(secrets).toJson();
    // The permissions come before the first byte.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnerOnly)
                           && file.write(json) == json.size() && file.commit();
    if (!isWritten)
        return fail(ErrorCode::Io, u"The file of secrets %1 could not be written: %2."_s.arg(path, file.errorString()));
    return {};
}

template <class T>
QFuture<Result<T>> answered(Result<T> result)
{
    return ask<T>([&result](const std::stop_token &, const Done<T> &done) { done(std::move(result)); });
}

Result<QString> readOne(const QString &path, const QString &key)
{
    const auto secrets = readSecrets(path);
    if (!secrets)
        return tl::unexpected(secrets.error());
    if (!secrets->contains(key))
        return fail(ErrorCode::NotFound, u"No secret is kept for this source in %1."_s.arg(path));
    return secrets->value(key).toString();
}

Result<> change(const QString &path, const QString &key, const std::optional<QString> &secret)
{
    auto secrets = readSecrets(path);
    if (!secrets)
        return tl::unexpected(secrets.error());
    if (!secret && !secrets->contains(key))
        return {};
    if (secret)
        secrets->insert(key, *secret);
    else
        secrets->remove(key);
    return writeSecrets(path, *secrets);
}

} // namespace

QString FileSecretStore::defaultFile()
{
    const QString given = qEnvironmentVariable("TRACELOUPE_SECRETS");
    return given.isEmpty()
               ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/traceloupe/secrets.json"_s
               : given;
}

QString FileSecretStore::description() const
{
    return u"the file %1, which only you can read"_s.arg(m_file);
}

QFuture<Result<QString>> FileSecretStore::read(const QString &key)
{
    return answered(readOne(m_file, key));
}

QFuture<Result<>> FileSecretStore::write(const QString &key, const QString &secret)
{
    return answered(change(m_file, key, secret));
}

QFuture<Result<>> FileSecretStore::remove(const QString &key)
{
    return answered(change(m_file, key, std::nullopt));
}

} // namespace traceloupe
