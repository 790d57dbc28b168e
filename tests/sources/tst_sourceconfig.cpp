// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sources/tracesource.h"

#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

class TestSourceConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SourceKind>("kind");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::newRow("jaeger") << u"jaeger+http://localhost:16686"_s << SourceKind::Jaeger
                                << u"http://localhost:16686"_s << u"localhost:16686"_s;
        QTest::newRow("tempo with a prefix") << u"tempo+https://host.example/tempo/"_s << SourceKind::Tempo
                                             << u"https://host.example/tempo"_s << u"host.example/tempo"_s;
        QTest::newRow("zipkin, IPv6, blanks")
            << u"  zipkin+http://[::1]:9411/ "_s << SourceKind::Zipkin << u"http://[::1]:9411"_s << u"[::1]:9411"_s;
    }
    void readsAddresses()
    {
        QFETCH(QString, text);
        QFETCH(SourceKind, kind);
        QFETCH(QString, url);
        QFETCH(QString, name);

        const auto config = sourceConfigFromUrl(text);

        QVERIFY2(config, qPrintable(config ? QString() : config.error().detail));
        QCOMPARE(config->kind, kind);
        QCOMPARE(config->baseUrl.toString(), url);
        QCOMPARE(config->name, name);
        QCOMPARE(config->id, sourceKindName(kind) + u'+' + url);
        QVERIFY(TraceSource::create(*config, {}));
    }

    void refusesOtherTexts_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "http://localhost:16686", "loki+http://localhost", "jaeger+localhost:16686", "jaeger+ftp://host",
              "jaeger+http://", "tempo+http://host/?q=1", "tempo+http://host/#x", "jaeger"})
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }
    void refusesOtherTexts()
    {
        QFETCH(QString, text);

        const auto config = sourceConfigFromUrl(text);

        QVERIFY(!config);
        QCOMPARE(config.error().code, ErrorCode::InvalidInput);
    }

    void takesAUserButNoPassword()
    {
        const auto config = sourceConfigFromUrl(u"tempo+https://ada@host"_s);
        QVERIFY(config);
        QCOMPARE(config->user, u"ada"_s);
        QCOMPARE(config->auth, SourceConfig::Auth::Basic);
        QCOMPARE(config->baseUrl.toString(), u"https://host"_s);

        for (const QString &text : {u"tempo+https://ada:hunter2@host"_s, u"tempo+https://ada:hunter2@"_s,
                                    u"https://ada:hunter2@host"_s, u"tempo+https://ada:hunter2@host/?a"_s}) {
            const auto refused = sourceConfigFromUrl(text);
            QVERIFY(!refused);
            QVERIFY2(!refused.error().detail.contains("hunter2"_L1), qPrintable(refused.error().detail));
        }
    }
};

QTEST_GUILESS_MAIN(TestSourceConfig)
#include "tst_sourceconfig.moc"
