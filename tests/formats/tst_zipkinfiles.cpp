// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/formats/summarycheck.h"
#include "tests/formats/zipkinjson.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;

/// Zipkin files of the corpus: read with the expected figures, converted from version 1 as Zipkin does it, and
/// written again without a loss.
class TestZipkinFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsTheExpectedFigures_data() { addFiles(u"zipkin"_s); }
    void readsTheExpectedFigures();
    void saysTheSameWhenWrittenAgain_data() { addFiles(u"zipkin-v2"_s); }
    void saysTheSameWhenWrittenAgain();
    void staysTheSameOnceItIsVersion2_data() { addFiles(u"zipkin-v1"_s); }
    void staysTheSameOnceItIsVersion2();
    void convertsVersion1AsZipkinDoes_data();
    void convertsVersion1AsZipkinDoes();

private:
    static void addFiles(const QString &format);
};

void TestZipkinFiles::addFiles(const QString &format)
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("expected");
    test::forEachCorpusFile(format, [](const QString &name, const QString &path, const QJsonObject &expected) {
        QTest::newRow(qPrintable(name)) << path << expected;
    });
}

void TestZipkinFiles::readsTheExpectedFigures()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);

    const auto result = test::readCorpusFile(path);

    QCOMPARE(result.error, QString());
    QCOMPARE(QString::fromStdString(result.report.formatText()), expected["format"_L1].toString());
    QCOMPARE(test::summaryDifferences(test::summaryOf(result.traces), expected).join(u'\n'), QString());
}

void TestZipkinFiles::saysTheSameWhenWrittenAgain()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray original = file.readAll();

    const auto written = test::writeTraces(test::readBytes(original).traces, Format::ZipkinV2);

    // Pieces of one span are one line afterwards: only spans of one piece can be compared.
    const QStringList before = test::zipkinLines(original);
    const QStringList after = test::zipkinLines(written.bytes);
    QCOMPARE(after.size(), expected["spans"_L1].toInt());
    QCOMPARE(test::withoutRepeatedIds(after).join(u'\n'), test::withoutRepeatedIds(before).join(u'\n'));
    const auto again = test::writeTraces(test::readBytes(written.bytes).traces, Format::ZipkinV2);
    QCOMPARE(again.bytes, written.bytes);
}

void TestZipkinFiles::staysTheSameOnceItIsVersion2()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);

    const auto written = test::writeTraces(test::readCorpusFile(path).traces, Format::ZipkinV2);
    const auto read = test::readBytes(written.bytes);

    QCOMPARE(test::summaryDifferences(test::summaryOf(read.traces), expected).join(u'\n'), QString());
    QCOMPARE(test::writeTraces(read.traces, Format::ZipkinV2).bytes, written.bytes);
}

void TestZipkinFiles::convertsVersion1AsZipkinDoes_data()
{
    QTest::addColumn<QJsonObject>("v1");
    QTest::addColumn<QJsonArray>("v2");
    const QByteArray cases = test::readDataFile(u"corpus/zipkin-lens/cases/v1-v2-pairs.json"_s);
    for (const QJsonValue &value : QJsonDocument::fromJson(cases).object()["cases"_L1].toArray()) {
        const QJsonObject pair = value["v1_to_v2"_L1].toObject();
        if (!pair.isEmpty())
            QTest::newRow(qPrintable(value["name"_L1].toString()))
                << pair["v1"_L1].toObject() << pair["v2"_L1].toArray();
    }
}

void TestZipkinFiles::convertsVersion1AsZipkinDoes()
{
    QFETCH(QJsonObject, v1);
    QFETCH(QJsonArray, v2);

    const auto read = test::readBytes(QJsonDocument(v1).toJson(QJsonDocument::Compact));
    const auto written = test::writeTraces(read.traces, Format::ZipkinV2);

    QCOMPARE(test::zipkinLines(written.bytes), test::zipkinLines(v2));
}

QTEST_GUILESS_MAIN(TestZipkinFiles)
#include "tst_zipkinfiles.moc"
