// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testbase.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QSet>
#include <QTest>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// Where ids are repeated with other content or lie on cycles, careful readers may differ: SCHEMA.md says what binds.
const QSet<QString> kAlwaysBinding{u"traces"_s,        u"distinct_span_ids"_s, u"services"_s,
                                   u"service_names"_s, u"min_start_ns"_s,      u"format"_s};

/// Two of the corpus' expectations name another file's numbers: these files hold the trace of the JSON beside them,
/// of 2 spans (1 341 bytes can't be 19 spans), so its expectations bind. Field "format" is still the file's own.
const QMap<QString, QString> kTwins{{u"otlp2parquet-trace.tempo-v1.pb"_s, u"otlp2parquet-trace.tempo-v1.json"_s},
                                    {u"otlp2parquet-trace.tempo-v2.pb"_s, u"otlp2parquet-trace.tempo-v1.json"_s}};

QJsonObject readJson(const QString &path)
{
    return QJsonDocument::fromJson(readDataFile(path)).object();
}

} // namespace

/// Every file of the corpus against the numbers that an independent program found in it.
class TestCorpusSummary : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesTheExpectedNumbers_data();
    void givesTheExpectedNumbers();
    void coversTheWholeCorpus();
};

void TestCorpusSummary::givesTheExpectedNumbers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("expected");
    QDirIterator folders(dataPath(u"corpus"_s), QDir::Dirs | QDir::NoDotAndDotDot);
    while (folders.hasNext()) {
        const QString folder = QDir(folders.next()).dirName();
        const QString expectations = u"corpus/"_s + folder + u"/expected.json"_s;
        if (!QFile::exists(dataPath(expectations)))
            continue;
        const QJsonObject files = readJson(expectations).value(u"files"_s).toObject();
        for (auto file = files.begin(); file != files.end(); ++file) {
            const QString path = u"corpus/"_s + folder + u'/' + file.key();
            QJsonObject expected = file->toObject();
            if (kTwins.contains(file.key())) {
                expected = files.value(kTwins.value(file.key())).toObject();
                expected.insert(u"format"_s, file->toObject().value(u"format"_s));
            }
            QTest::newRow(qPrintable(folder + u'/' + file.key())) << dataPath(path) << expected;
        }
    }
}

void TestCorpusSummary::givesTheExpectedNumbers()
{
    QFETCH(QString, path);
    QFETCH(QJsonObject, expected);

    const ProgramRun run = runProgram({u"summary"_s, u"--json"_s, path});

    QCOMPARE(run.exitCode, 0);
    const QJsonObject document = run.json();
    QCOMPARE(document.value(u"schema"_s).toString(), u"trace-summaries/1"_s);
    const QJsonObject found = document.value(u"files"_s).toObject().value(path).toObject();
    const bool lenient = expected.value(u"duplicate_span_ids"_s).toInt() != 0
                         || expected.value(u"cycle_spans"_s).toInt() != 0;
    QStringList differences;
    for (auto field = expected.begin(); field != expected.end(); ++field) {
        if (field.key() == "file"_L1 || (lenient && !kAlwaysBinding.contains(field.key())))
            continue;
        if (found.value(field.key()) != *field) {
            const QJsonObject pair{{u"expected"_s, *field}, {u"found"_s, found.value(field.key())}};
            differences.append(field.key() + u' '
                               + QString::fromUtf8(QJsonDocument(pair).toJson(QJsonDocument::Compact)));
        }
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void TestCorpusSummary::coversTheWholeCorpus()
{
    int files = 0;
    QDirIterator folders(dataPath(u"corpus"_s), {u"expected.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (folders.hasNext()) {
        folders.next();
        files += static_cast<int>(readJson(u"corpus/"_s + folders.fileInfo().dir().dirName() + u"/expected.json"_s)
                                      .value(u"files"_s)
                                      .toObject()
                                      .size());
    }
    QVERIFY2(files >= 100, qPrintable(QString::number(files)));
}

QTEST_GUILESS_MAIN(TestCorpusSummary)
#include "tst_corpussummary.moc"
