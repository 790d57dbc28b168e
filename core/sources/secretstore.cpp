// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/secretstore.h"

#include "core/sources/pendinganswer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Hands the answer of one question on to another, in this thread.
template <class T>
void whenAnswered(const QFuture<Result<T>> &future, const Done<T> &done)
{
    auto *watcher = new QFutureWatcher<Result<T>>;
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [watcher, done] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->future().result());
        else
            done(fail(ErrorCode::Cancelled, u"Cancelled."_s));
    });
    watcher->setFuture(future);
}

} // namespace

struct FallbackSecretStore::State {
    std::unique_ptr<SecretStore> first;
    std::unique_ptr<SecretStore> second;
    QString notice;

    void noteFailure(const Error &error)
    {
        notice = u"%1 Secrets are kept in %2 instead."_s.arg(error.detail, second->description());
    }
};

FallbackSecretStore::FallbackSecretStore(std::unique_ptr<SecretStore> first, std::unique_ptr<SecretStore> second)
    : m_state(std::make_shared<State>(State{std::move(first), std::move(second), {}}))
{}

QString FallbackSecretStore::notice() const
{
    return m_state->notice;
}

QString FallbackSecretStore::description() const
{
    return m_state->notice.isEmpty() ? m_state->first->description() : m_state->second->description();
}

QFuture<Result<QString>> FallbackSecretStore::read(const QString &key)
{
    return ask<QString>([state = m_state, key](const std::stop_token &, const Done<QString> &done) {
        whenAnswered<QString>(state->first->read(key), [state, key, done](const Result<QString> &secret) {
            if (secret || (secret.error().code != ErrorCode::Unsupported && secret.error().code != ErrorCode::NotFound))
                return done(secret);
            if (secret.error().code == ErrorCode::Unsupported)
                state->noteFailure(secret.error());
            whenAnswered<QString>(state->second->read(key), done);
        });
    });
}

QFuture<Result<>> FallbackSecretStore::write(const QString &key, const QString &secret)
{
    return ask<void>([state = m_state, key, secret](const std::stop_token &, const Done<void> &done) {
        whenAnswered<void>(state->first->write(key, secret), [state, key, secret, done](const Result<> &written) {
            if (!written && written.error().code == ErrorCode::Unsupported) {
                state->noteFailure(written.error());
                return whenAnswered<void>(state->second->write(key, secret), done);
            }
            if (!written)
                return done(written);
            // An older copy in the second store would outlive a later change.
            whenAnswered<void>(state->second->remove(key), done);
        });
    });
}

QFuture<Result<>> FallbackSecretStore::remove(const QString &key)
{
    return ask<void>([state = m_state, key](const std::stop_token &, const Done<void> &done) {
        whenAnswered<void>(state->first->remove(key), [state, key, done](const Result<> &removed) {
            if (!removed && removed.error().code != ErrorCode::Unsupported)
                return done(removed);
            whenAnswered<void>(state->second->remove(key), done);
        });
    });
}

QString secretTextOf(const Credentials &credentials)
{
    QJsonArray headers;
    for (const auto &[name, value] : credentials.secretHeaders)
        headers.append(QJsonObject{{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, QString::fromUtf8(value)}});
    const QJsonObject object{
        {u"password"_s, credentials.password}, {u"token"_s, credentials.token}, {u"headers"_s, headers}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Credentials credentialsOf(const QString &secretText)
{
    const QJsonObject object = QJsonDocument::fromJson(secretText.toUtf8()).object();
    Credentials credentials;
    credentials.password = object.value("password"_L1).toString();
    credentials.token = object.value("token"_L1).toString();
    for (const QJsonValue value : object.value("headers"_L1).toArray()) {
        const QJsonObject header = value.toObject();
        credentials.secretHeaders.emplace_back(header.value("name"_L1).toString().toUtf8(),
                                               header.value("value"_L1).toString().toUtf8());
    }
    return credentials;
}

Credentials credentialsFromEnvironment()
{
    Credentials credentials;
    credentials.token = qEnvironmentVariable("TRACELOUPE_TOKEN");
    credentials.password = qEnvironmentVariable("TRACELOUPE_PASSWORD");
    return credentials;
}

QFuture<Result<Credentials>> credentialsFor(SecretStore &store, const SourceConfig &source)
{
    return ask<Credentials>([&store, key = source.id](const std::stop_token &, const Done<Credentials> &done) {
        const Credentials given = credentialsFromEnvironment();
        if (given != Credentials())
            return done(given);
        whenAnswered<QString>(store.read(key), [done](const Result<QString> &secret) {
            if (secret)
                return done(credentialsOf(*secret));
            if (secret.error().code == ErrorCode::NotFound || secret.error().code == ErrorCode::Unsupported)
                return done(Credentials());
            done(tl::unexpected(secret.error()));
        });
    });
}

} // namespace traceloupe
