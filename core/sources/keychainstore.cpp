// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/keychainstore.h"

#include "core/sources/pendinganswer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// A keychain may wait for its owner to type a password.
constexpr int kLookUpTimeoutMs = 60'000;

/// The name under which all secrets of ours are listed in the keychain.
QString serviceName()
{
    return u"Traceloupe"_s;
}

Error errorOf(const QKeychain::Job &job)
{
    const QString reason = job.errorString().isEmpty() ? u"no reason given"_s : job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, u"The keychain keeps no secret for this source."_s};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return {ErrorCode::Authentication,
                u"The keychain did not give access: %1. Unlock it and try again."_s.arg(reason)};
    default:
        // Without a desktop session the answer is "other error", not "no backend".
        return {ErrorCode::Unsupported, u"The keychain can't be used here (%1)."_s.arg(reason)};
    }
}

/// Where every job runs: QtKeychain has one queue of them, which belongs to the thread that used it first, and we are
/// asked from several. The thread ends with the application.
QObject *keychainPlace()
{
    static QThread *const thread = [] {
        auto *made = new QThread;
        made->setObjectName(u"keychain"_s);
        made->start();
        return made;
    }();
    static QObject *const place = [] {
        auto *made = new QObject;
        made->moveToThread(thread);
        qAddPostRoutine([] {
            thread->quit();
            thread->wait();
        });
        return made;
    }();
    return place;
}

/// Starts the job that `make` makes in that thread, and settles `done`, in the thread that asks, with what `read` makes
/// of it.
template <class T, class Make, class Read>
void start(const QString &key, const Done<T> &done, const Make &make, Read read)
{
    auto *asker = new QObject;
    const auto settle = [asker, done, read](QKeychain::Job *finished) {
        QMetaObject::invokeMethod(asker, [asker, done, result = read(*finished)] {
            done(result);
            asker->deleteLater();
        });
    };
    QMetaObject::invokeMethod(keychainPlace(), [key, make, settle] {
        QKeychain::Job *job = make();
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, job, settle);
        job->start();
    });
}

Result<QString> secretOf(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return tl::unexpected(errorOf(job));
    return static_cast<const QKeychain::ReadPasswordJob &>(job).textData();
}

Result<> successOf(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return tl::unexpected(errorOf(job));
    return {};
}

Result<> absenceOf(const QKeychain::Job &job)
{
    return job.error() == QKeychain::EntryNotFound ? Result<>() : successOf(job);
}

} // namespace

QFuture<Result<QString>> KeychainStore::read(const QString &key)
{
    return ask<QString>([&key](const std::stop_token &, const Done<QString> &done) {
        start(key, done, [] { return new QKeychain::ReadPasswordJob(serviceName()); }, secretOf);
    });
}

QFuture<Result<>> KeychainStore::write(const QString &key, const QString &secret)
{
    return ask<void>([&key, &secret](const std::stop_token &, const Done<void> &done) {
        const auto make = [secret] {
            auto *job = new QKeychain::WritePasswordJob(serviceName());
            job->setTextData(secret);
            return job;
        };
        start(key, done, make, successOf);
    });
}

QFuture<Result<>> KeychainStore::remove(const QString &key)
{
    return ask<void>([&key](const std::stop_token &, const Done<void> &done) {
        start(key, done, [] { return new QKeychain::DeletePasswordJob(serviceName()); }, absenceOf);
    });
}

QString KeychainStore::description() const
{
    return u"the keychain"_s;
}

std::unique_ptr<FallbackSecretStore> defaultSecretStore()
{
    return std::make_unique<FallbackSecretStore>(std::make_unique<KeychainStore>(),
                                                 std::make_unique<FileSecretStore>());
}

Result<Credentials> lookUpCredentials(const SourceConfig &source)
{
    const auto store = defaultSecretStore();
    QEventLoop loop;
    QFutureWatcher<Result<Credentials>> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(credentialsFor(*store, source));
    QTimer::singleShot(kLookUpTimeoutMs, &loop, &QEventLoop::quit);
    if (!watcher.isFinished())
        loop.exec();
    if (watcher.future().resultCount() == 0)
        return fail(ErrorCode::Authentication,
                    u"The keychain did not answer within %1 s."_s.arg(kLookUpTimeoutMs / 1000));
    return watcher.result();
}

} // namespace traceloupe
