// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/tracedump.h"
#include "tests/support/testbase.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// What goes in comes out: row by row for one, and as sets of spans by the comparison that all rooms share.
void compareStored(const std::vector<TracePtr> &traces)
{
    const CacheFixture fixture;
    const auto cache = fixture.open();
    VERIFY_RESULT(CacheFixture::store(*cache, traces));
    const auto reopened = fixture.open(u"cache.traceloupe"_s, Cache::Mode::ReadOnly);
    std::uint64_t spans = 0;
    for (const TracePtr &trace : traces) {
        const auto loaded = reopened->load(trace->id());
        VERIFY_RESULT(loaded);
        QCOMPARE(traceDifferences(*trace, **loaded), QString());
        QVERIFY(dumpTrace(**loaded) == dumpTrace(*trace));
        spans += trace->spanCount();
    }
    QCOMPARE(reopened->info()->traces, traces.size());
    QCOMPARE(reopened->info()->spans, spans);
    QCOMPARE(fixture.number("SELECT count(*) FROM span"), static_cast<qint64>(spans));
    const auto again = CacheFixture::store(*cache, traces);
    VERIFY_RESULT(again);
    QCOMPARE(again->unchangedTraces, traces.size());
}

} // namespace

class TestCacheRoundTrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsEveryFileOfTheCorpus_data()
    {
        QTest::addColumn<QString>("path");
        const QDir corpus(dataPath(u"corpus"_s));
        const QStringList folders = corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &folder : folders) {
            QFile file(corpus.filePath(folder + u"/expected.json"_s));
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QStringList names = QJsonDocument::fromJson(file.readAll()).object()["files"_L1].toObject().keys();
            for (const QString &name : names)
                QTest::newRow(qPrintable(folder + u'/' + name)) << corpus.filePath(folder + u'/' + name);
        }
    }

    void keepsEveryFileOfTheCorpus()
    {
        QFETCH(QString, path);
        TraceCollector collector;
        VERIFY_RESULT(readTraceFile(path, collector));
        const auto traces = collector.finish();
        VERIFY_RESULT(traces);

        compareStored(*traces);
    }

    void keepsGeneratedTraces_data()
    {
        QTest::addColumn<quint32>("traces");
        QTest::addColumn<quint32>("spans");
        QTest::newRow("small ones, with a dictionary") << 120U << 30U;
        QTest::newRow("a large one") << 1U << 20'000U;
    }

    void keepsGeneratedTraces()
    {
        QFETCH(quint32, traces);
        QFETCH(quint32, spans);

        compareStored(generateTraces({.spans = spans, .traces = traces, .seed = 7}));
    }

    void keepsWhatNobodyWouldSend()
    {
        std::vector<TracePtr> traces;
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            TracePtr trace = generateHostileTrace(seed);
            const auto isSame = [&](const TracePtr &other) { return other->id().low == trace->id().low; };
            if (std::ranges::none_of(traces, isSame))
                traces.push_back(std::move(trace));
        }

        compareStored(traces);
    }
};

QTEST_GUILESS_MAIN(TestCacheRoundTrip)
#include "tst_cacheroundtrip.moc"
