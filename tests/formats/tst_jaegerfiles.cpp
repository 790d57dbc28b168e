// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/formats/jaegerjson.h"
#include "tests/formats/summarycheck.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;

/// Jaeger files of the corpus: read with the expected figures, and written again without a loss.
class TestJaegerFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsTheExpectedFigures_data() { addFiles(true); }
    void readsTheExpectedFigures();
    void saysTheSameWhenWrittenAgain_data() { addFiles(false); }
    void saysTheSameWhenWrittenAgain();
    void hangsSharedSpanIdsAsJaegerDoes();
    void writesWhatJaegerMakesOfOtlp_data();
    void writesWhatJaegerMakesOfOtlp();

private:
    static void addFiles(bool compressed);
};

void TestJaegerFiles::addFiles(bool compressed)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("expected");
    test::forEachCorpusFile(u"jaeger"_s, [&](const QString &name, const QString &path, const QJsonObject &expected) {
        if (compressed || !name.endsWith(u".gz"_s))
            QTest::newRow(qPrintable(name)) << path << expected;
    });
}

void TestJaegerFiles::readsTheExpectedFigures()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);

    const auto result = test::readCorpusFile(path);

    QCOMPARE(result.error, QString());
    QCOMPARE(QString::fromStdString(result.report.formatText()), u"jaeger"_s);
    QCOMPARE(test::summaryDifferences(test::summaryOf(result.traces), expected).join(u'\n'), QString());
}

void TestJaegerFiles::saysTheSameWhenWrittenAgain()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray original = file.readAll();

    const auto written = test::writeTraces(test::readBytes(original).traces, Format::Jaeger);

    QCOMPARE(test::jaegerLines(written.bytes), test::jaegerLines(original));
    QCOMPARE(written.diagnostics.total(), 0U);
    const auto again = test::writeTraces(test::readBytes(written.bytes).traces, Format::Jaeger);
    QCOMPARE(again.bytes, written.bytes);
}

/// Jaeger gives the server side of a shared id a new id; here it keeps the id and is a row of its own under the client.
void TestJaegerFiles::hangsSharedSpanIdsAsJaegerDoes()
{
    const QJsonDocument cases = QJsonDocument::fromJson(
        test::readDataFile(u"corpus/jaeger/cases/shared-span-ids.json"_s));
    for (const QJsonValue &sharedCase : cases["cases"_L1].toArray()) {
        QJsonArray spans;
        for (const QJsonValue &span : sharedCase["spans"_L1].toArray()) {
            QJsonObject out{{u"traceID"_s, u"1"_s},
                            {u"spanID"_s, span["id"_L1]},
                            {u"operationName"_s, u"x"_s},
                            {u"process"_s, QJsonObject{{u"serviceName"_s, u"s"_s}}},
                            {u"startTime"_s, spans.size() + 1}};
            if (span["kind"_L1].isString())
                out[u"tags"_s] = QJsonArray{
                    QJsonObject{{u"key"_s, u"span.kind"_s}, {u"type"_s, u"string"_s}, {u"value"_s, span["kind"_L1]}}};
            if (span["parent"_L1].isString())
                out[u"parentSpanID"_s] = span["parent"_L1];
            spans.append(out);
        }

        const auto read = test::readBytes(QJsonDocument(spans).toJson());

        // Each span hangs under the one before: client, server, child of the server.
        const Trace &trace = *read.traces.at(0);
        QCOMPARE(trace.rowCount(), static_cast<std::uint32_t>(sharedCase["expected"_L1].toArray().size()));
        for (std::uint32_t row = 0; row < trace.rowCount(); ++row)
            QCOMPARE(trace.depth(SpanIndex(row)), row);
        QCOMPARE(trace.kind(SpanIndex(1)), SpanKind::Server);
    }
}

void TestJaegerFiles::writesWhatJaegerMakesOfOtlp_data()
{
    QTest::addColumn<QString>("otlp");
    QTest::addColumn<QString>("jaeger");
    QTest::newRow("jaeger") << u"corpus/jaeger/otlp2jaeger/otlp2jaeger-in.json"_s
                            << u"corpus/jaeger/otlp2jaeger/otlp2jaeger-out.json"_s;
    QTest::newRow("jaeger-ui") << u"corpus/jaeger-ui/otlp2jaeger/otlp2jaeger-in.json"_s
                               << u"corpus/jaeger-ui/otlp2jaeger/otlp2jaeger-out.json"_s;
}

void TestJaegerFiles::writesWhatJaegerMakesOfOtlp()
{
    QFETCH(QString, otlp);
    QFETCH(QString, jaeger);

    const auto read = test::readBytes(test::readDataFile(otlp));
    const auto written = test::writeTraces(read.traces, Format::Jaeger);

    QCOMPARE(read.error, QString());
    QCOMPARE(test::jaegerLines(written.bytes), test::jaegerLines(test::readDataFile(jaeger)));
}

QTEST_GUILESS_MAIN(TestJaegerFiles)
#include "tst_jaegerfiles.moc"
