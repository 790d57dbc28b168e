// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tlssettings.h"
#include "core/sources/zipkinsource.h"
#include "tests/sources/awaiting.h"
#include "tests/support/replayserver.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTls : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    bool openssl(const QString &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start(u"openssl"_s, QProcess::splitCommand(arguments));
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    bool makeCertificate(const QString &name, const QString &subject)
    {
        return openssl(u"req -newkey rsa:2048 -nodes -keyout %1.key -out %1.csr -subj /CN=%2"_s.arg(name, subject))
               && openssl(
                   u"x509 -req -in %1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names.cnf -out %1.pem"_s
                       .arg(name));
    }

    [[nodiscard]] QSslConfiguration serverTls(bool wantsClientCertificate) const
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(path(u"server.pem"_s)));
        tls.setPrivateKey(QSslKey(contentOf(path(u"server.key"_s)), QSsl::Rsa));
        tls.setPeerVerifyMode(wantsClientCertificate ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
        tls.setCaCertificates(QSslCertificate::fromPath(path(u"ca.pem"_s)));
        return tls;
    }

    [[nodiscard]] static SourceConfig configFor(const ReplayServer &server)
    {
        SourceConfig config;
        config.kind = SourceKind::Zipkin;
        config.baseUrl = server.url();
        return config;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl() || QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
            QSKIP("TLS IS NOT TESTED: there is no openssl command, or Qt has no TLS");
        QFile names(path(u"names.cnf"_s));
        QVERIFY(names.open(QIODevice::WriteOnly));
        names.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n");
        names.close();
        QVERIFY(openssl(
            u"req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-Authority"_s));
        QVERIFY(makeCertificate(u"server"_s, u"127.0.0.1"_s));
        QVERIFY(makeCertificate(u"client"_s, u"client"_s));
        QVERIFY(openssl(u"rsa -aes128 -passout pass:x -in client.key -out locked.key"_s));
        QVERIFY(openssl(u"ecparam -name prime256v1 -genkey -noout -out ec.key"_s));
    }

    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void refusesAnUnknownAuthority()
    {
        ReplayServer server([](const ServedRequest &) { return json("[]"); }, serverTls(false));
        ZipkinSource source(configFor(server), {});

        const auto services = resultOf(source.services());

        QVERIFY(!services);
        QCOMPARE(services.error().code, ErrorCode::Network);
        QVERIFY2(services.error().detail.contains("give its CA file"_L1), qPrintable(services.error().detail));
        QCOMPARE(server.requests().size(), 0U);
    }

    void trustsTheGivenAuthority()
    {
        ReplayServer server([](const ServedRequest &) { return json("[\"cart\"]"); }, serverTls(false));
        SourceConfig config = configFor(server);
        config.caFile = path(u"ca.pem"_s);
        ZipkinSource source(config, {});

        const auto services = resultOf(source.services());

        QVERIFY2(services, qPrintable(services ? QString() : services.error().detail));
        QCOMPARE(*services, QStringList{u"cart"_s});
    }

    void showsItsClientCertificate()
    {
        ReplayServer server([](const ServedRequest &) { return json("[\"cart\"]"); }, serverTls(true));
        SourceConfig config = configFor(server);
        config.caFile = path(u"ca.pem"_s);
        config.certificateFile = path(u"client.pem"_s);
        config.keyFile = path(u"client.key"_s);
        ZipkinSource source(config, {});

        QVERIFY(resultOf(source.services()));

        config.certificateFile.clear();
        config.keyFile.clear();
        ZipkinSource stranger(config, {});
        QVERIFY(!resultOf(stranger.services()));
    }

    void namesTheFileThatIsWrong_data()
    {
        QTest::addColumn<QString>("authority");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("named");
        QTest::newRow("missing authority") << u"none.pem"_s << QString() << QString() << u"none.pem"_s;
        QTest::newRow("key as authority") << u"server.key"_s << QString() << QString() << u"server.key"_s;
        QTest::newRow("missing certificate") << QString() << u"none.pem"_s << u"client.key"_s << u"none.pem"_s;
        QTest::newRow("missing key") << QString() << u"client.pem"_s << u"none.key"_s << u"none.key"_s;
        QTest::newRow("certificate as key") << QString() << u"client.pem"_s << u"ca.pem"_s << u"ca.pem"_s;
        QTest::newRow("no key beside the certificate") << QString() << u"client.pem"_s << QString() << u"client.pem"_s;
        QTest::newRow("locked key") << QString() << u"client.pem"_s << u"locked.key"_s << u"locked.key"_s;
    }
    void namesTheFileThatIsWrong()
    {
        QFETCH(QString, authority);
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(QString, named);
        const auto absolute = [this](const QString &name) { return name.isEmpty() ? name : path(name); };
        SourceConfig config;
        config.caFile = absolute(authority);
        config.certificateFile = absolute(certificate);
        config.keyFile = absolute(key);

        const auto tls = tlsConfiguration(config);

        QVERIFY(!tls);
        QVERIFY2(tls.error().detail.contains(path(named)), qPrintable(tls.error().detail));
    }

    void takesEllipticKeys()
    {
        SourceConfig config;
        config.certificateFile = path(u"client.pem"_s);
        config.keyFile = path(u"ec.key"_s);

        const auto tls = tlsConfiguration(config);

        QVERIFY(tls);
        QCOMPARE(tls->privateKey().algorithm(), QSsl::Ec);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
