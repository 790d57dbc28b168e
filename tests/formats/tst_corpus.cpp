// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "core/model/trace.h"
#include "tests/support/testbase.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// The numbers given for these are those of otlp2parquet/traces.jsonl; they encode the two spans of this file.
const QMap<QString, QString> kEncodedFrom{
    {u"derived-encodings/otlp2parquet-trace.tempo-v1.pb"_s, u"otlp2parquet-trace.tempo-v1.json"_s},
    {u"derived-encodings/otlp2parquet-trace.tempo-v2.pb"_s, u"otlp2parquet-trace.tempo-v1.json"_s},
};

} // namespace

/// Every file of the corpus, by the numbers that an independent program found.
class TestCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsEveryFileWithTheExpectedNumbers_data();
    void readsEveryFileWithTheExpectedNumbers();
};

void TestCorpus::readsEveryFileWithTheExpectedNumbers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("expected");
    const QDir corpus(test::dataPath(u"corpus"_s));
    const QStringList folders = corpus.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &folder : folders) {
        QFile file(corpus.filePath(folder + u"/expected.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject files = QJsonDocument::fromJson(file.readAll()).object()["files"_L1].toObject();
        for (auto it = files.begin(); it != files.end(); ++it) {
            const QString name = folder + u'/' + it.key();
            QJsonObject numbers = it.value().toObject();
            if (const auto source = kEncodedFrom.find(name); source != kEncodedFrom.end()) {
                const QJsonValue format = numbers["format"_L1];
                numbers = files[*source].toObject();
                numbers.insert("format"_L1, format);
            }
            QTest::newRow(qPrintable(name)) << corpus.filePath(name) << numbers;
        }
    }
}

void TestCorpus::readsEveryFileWithTheExpectedNumbers()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);

    TraceCollector collector;
    const auto report = readTraceFile(path, collector);
    const auto traces = collector.finish();

    QVERIFY2(report.has_value(), qPrintable(report ? QString() : report.error().detail));
    QCOMPARE(QString::fromStdString(report->formatText()), expected["format"_L1].toString());
    QCOMPARE(static_cast<int>(traces->size()), expected["traces"_L1].toInt());
    const auto spans = std::accumulate(
        traces->begin(), traces->end(), 0U,
        [](std::uint32_t sum, const TracePtr &trace) { return sum + trace->spanCount(); });
    const auto errors = std::accumulate(
        traces->begin(), traces->end(), 0U,
        [](std::uint32_t sum, const TracePtr &trace) { return sum + trace->errorCount(); });
    QCOMPARE(static_cast<int>(spans), expected["spans"_L1].toInt());
    QCOMPARE(static_cast<int>(errors), expected["error_spans"_L1].toInt());
    std::uint64_t documents = report->documents;
    for (const auto &[name, count] : report->otherDocuments)
        documents += count;
    QCOMPARE(static_cast<int>(documents), expected["documents"_L1].toInt());
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
