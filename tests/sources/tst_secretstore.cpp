// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/pendinganswer.h"
#include "core/sources/secretstore.h"
#include "tests/sources/awaiting.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

template <class T>
QFuture<Result<T>> answered(Result<T> result)
{
    return ask<T>([&](const std::stop_token &, const Done<T> &done) { done(std::move(result)); });
}

/// A keychain on a machine without one.
class MissingKeychain final : public SecretStore {
public:
    QFuture<Result<QString>> read(const QString &) override
    {
        return answered<QString>(fail(ErrorCode::Unsupported, u"The keychain can't be used here (no bus)."_s));
    }
    QFuture<Result<>> write(const QString &, const QString &) override
    {
        return answered<void>(fail(ErrorCode::Unsupported, u"The keychain can't be used here (no bus)."_s));
    }
    QFuture<Result<>> remove(const QString &) override
    {
        return answered<void>(fail(ErrorCode::Unsupported, u"The keychain can't be used here (no bus)."_s));
    }
    [[nodiscard]] QString description() const override { return u"the keychain"_s; }
};

Credentials exampleCredentials()
{
    return {u"pässword"_s, u"tok\"en"_s, {{"X-Key", "va:lue"}}};
}

} // namespace

class TestSecretStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void init()
    {
        qunsetenv("TRACELOUPE_TOKEN");
        qunsetenv("TRACELOUPE_PASSWORD");
    }

    void keepsSecretsInAPrivateFile()
    {
        const QString path = m_folder.filePath(u"sub/secrets.json"_s);
        FileSecretStore store(path);

        QVERIFY(resultOf(store.write(u"a"_s, u"one"_s)));
        QVERIFY(resultOf(store.write(u"b"_s, u"two"_s)));
        QVERIFY(resultOf(store.remove(u"a"_s)));
        QVERIFY(resultOf(store.remove(u"never there"_s)));

        QCOMPARE(*resultOf(store.read(u"b"_s)), u"two"_s);
        QCOMPARE(resultOf(store.read(u"a"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
    }

    void refusesAFileThatOthersMayRead()
    {
        const QString path = m_folder.filePath(u"open.json"_s);
        FileSecretStore store(path);
        QVERIFY(resultOf(store.write(u"a"_s, u"one"_s)));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));

        const auto secret = resultOf(store.read(u"a"_s));

        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::Authentication);
        QVERIFY(secret.error().detail.contains(path) && secret.error().detail.contains("chmod 600"_L1));
        QVERIFY(!resultOf(store.write(u"b"_s, u"two"_s)));
    }

    void fallsBackToTheFile()
    {
        const QString path = m_folder.filePath(u"fallback.json"_s);
        FallbackSecretStore store(std::make_unique<MissingKeychain>(), std::make_unique<FileSecretStore>(path));
        QVERIFY(store.notice().isEmpty());

        QVERIFY(resultOf(store.write(u"a"_s, u"one"_s)));

        QCOMPARE(*resultOf(store.read(u"a"_s)), u"one"_s);
        QCOMPARE(
            store.notice(),
            u"The keychain can't be used here (no bus). Secrets are kept in the file %1, which only you can read instead."_s
                .arg(path));
        QVERIFY(resultOf(store.remove(u"a"_s)));
        QCOMPARE(resultOf(store.read(u"a"_s)).error().code, ErrorCode::NotFound);
    }

    void theFirstStoreWins()
    {
        auto first = std::make_unique<FileSecretStore>(m_folder.filePath(u"first.json"_s));
        auto second = std::make_unique<FileSecretStore>(m_folder.filePath(u"second.json"_s));
        QVERIFY(resultOf(second->write(u"a"_s, u"old"_s)));
        FallbackSecretStore store(std::move(first), std::move(second));
        QCOMPARE(*resultOf(store.read(u"a"_s)), u"old"_s); // written while there was no keychain

        QVERIFY(resultOf(store.write(u"a"_s, u"new"_s)));

        QCOMPARE(*resultOf(store.read(u"a"_s)), u"new"_s);
        QVERIFY(store.notice().isEmpty());
        FileSecretStore later(m_folder.filePath(u"second.json"_s));
        QCOMPARE(resultOf(later.read(u"a"_s)).error().code, ErrorCode::NotFound);
    }

    void credentialsSurviveTheText()
    {
        QVERIFY(credentialsOf(secretTextOf(exampleCredentials())) == exampleCredentials());
        QVERIFY(credentialsOf(u"damaged"_s) == Credentials());
    }

    void theEnvironmentGoesFirst()
    {
        FileSecretStore store(m_folder.filePath(u"environment.json"_s));
        SourceConfig source;
        source.id = u"a"_s;
        QVERIFY(*resultOf(credentialsFor(store, source)) == Credentials());
        QVERIFY(resultOf(store.write(u"a"_s, secretTextOf(exampleCredentials()))));
        QVERIFY(*resultOf(credentialsFor(store, source)) == exampleCredentials());

        qputenv("TRACELOUPE_TOKEN", "from-environment");

        QCOMPARE(resultOf(credentialsFor(store, source))->token, u"from-environment"_s);
        QCOMPARE(resultOf(credentialsFor(store, source))->password, QString());
    }

    void aDamagedFileIsNamed()
    {
        const QString path = m_folder.filePath(u"damaged.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write("{\"a\":\"hunter2");
        file.close();
        FileSecretStore store(path);

        const auto secret = resultOf(store.read(u"a"_s));

        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::InvalidInput);
        QVERIFY(secret.error().detail.contains(path) && !secret.error().detail.contains("hunter2"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
