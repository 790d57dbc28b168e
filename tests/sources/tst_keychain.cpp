// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/keychainstore.h"
#include "tests/sources/awaiting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

/// Runs itself twice: with a D-Bus session and a keyring of its own, and with no D-Bus at all.
class TestKeychain : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    /// Runs one test function of this program in a shell command with a home of its own.
    QByteArray runInside(const QString &command, const QByteArray &busAddress)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name :
             {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(name, m_folder.path());
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        environment.remove(u"TRACELOUPE_TOKEN"_s);
        environment.remove(u"DISPLAY"_s);
        if (!busAddress.isEmpty())
            environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLatin1(busAddress));
        environment.insert(u"TRACELOUPE_TEST_INSIDE"_s, u"1"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(u"/bin/sh"_s, {u"-c"_s, command});
        process.waitForFinished(60'000);
        return process.exitCode() == 0 ? QByteArray()
                                       : process.readAll() + "exit " + QByteArray::number(process.exitCode());
    }

    static bool isInside() { return qEnvironmentVariableIsSet("TRACELOUPE_TEST_INSIDE"); }

private Q_SLOTS:
    void worksWithARealKeychain()
    {
        if (isInside())
            QSKIP("runs outside only");
        for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(u"THE KEYCHAIN IS NOT TESTED: there is no %1"_s.arg(program)));
        }
        const QString command =
            u"dbus-run-session -- sh -c 'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"%1\" insideWithKeychain insideInAnotherThread'"_s
                .arg(QCoreApplication::applicationFilePath());

        const QByteArray failure = runInside(command, {});

        QVERIFY2(failure.isEmpty(), failure.constData());
    }

    void fallsBackWithoutAKeychain()
    {
        if (isInside())
            QSKIP("runs outside only");

        const QByteArray failure = runInside(
            u"exec \"%1\" insideWithoutKeychain"_s.arg(QCoreApplication::applicationFilePath()), "unix:path=/nowhere");

        QVERIFY2(failure.isEmpty(), failure.constData());
    }

    void insideWithKeychain()
    {
        if (!isInside())
            QSKIP("runs inside of worksWithARealKeychain() only");
        KeychainStore store;

        QCOMPARE(resultOf(store.read(u"id-1"_s)).error().code, ErrorCode::NotFound);
        const auto written = resultOf(store.write(u"id-1"_s, u"grüße"_s));
        QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
        QCOMPARE(*resultOf(store.read(u"id-1"_s)), u"grüße"_s);
        QVERIFY(resultOf(store.remove(u"id-1"_s)));
        QVERIFY(resultOf(store.remove(u"id-1"_s)));
        QCOMPARE(resultOf(store.read(u"id-1"_s)).error().code, ErrorCode::NotFound);
    }

    void insideInAnotherThread()
    {
        if (!isInside())
            QSKIP("runs inside of worksWithARealKeychain() only");
        SourceConfig source;
        source.id = u"id-2"_s;
        KeychainStore store;
        QVERIFY(resultOf(store.write(source.id, secretTextOf({{}, u"tok"_s, {}}))));
        Result<Credentials> found = Credentials();

        std::thread worker([&] { found = lookUpCredentials(source); });
        worker.join();

        QVERIFY2(found, qPrintable(found ? QString() : found.error().detail));
        QCOMPARE(found->token, u"tok"_s);
    }

    void insideWithoutKeychain()
    {
        if (!isInside())
            QSKIP("runs inside of fallsBackWithoutAKeychain() only");
        const auto store = defaultSecretStore();

        const auto written = resultOf(store->write(u"id-3"_s, u"one"_s));

        QVERIFY2(written, qPrintable(written ? QString() : written.error().detail));
        QVERIFY2(store->notice().startsWith("The keychain can't be used here"_L1), qPrintable(store->notice()));
        QCOMPARE(*resultOf(store->read(u"id-3"_s)), u"one"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
