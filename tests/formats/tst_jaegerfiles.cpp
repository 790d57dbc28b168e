// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/formats/jaegerjson.h"
#include "tests/formats/summarycheck.h"

#include <QProcess>

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

void TestJaegerFiles::writesWhatJaegerMakesOfOtlp_data()
{
    QTest::addColumn<QString>("otlp");
    QTest::addColumn<QString>("jaeger");
    QTest::newRow("jaeger") << u"corpus/jaeger/otlp2jaeger/otlp2jaeger-in.json"_s << u"corpus/jaeger/otlp2jaeger/otlp2jaeger-out.json"_s;
    QTest::newRow("jaeger-ui") << u"corpus/jaeger-ui/otlp2jaeger/otlp2jaeger-in.json"_s << u"corpus/jaeger-ui/otlp2jaeger/otlp2jaeger-out.json"_s;
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
