// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"
#include "tests/support/testbase.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {
const QString kFile = u"corpus/otel-demo-capture/part-a.otlp.jsonl"_s;
const QString kQueues = u"corpus/zipkin-lens/traces/messaging-kafka.json"_s;
} // namespace

/// `traceloupe graph` as people call it.
class TestGraphCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cache = m_folder->filePath(u"cache.traceloupe"_s);
    }

    void drawsAFileWithoutTheCache()
    {
        const QJsonObject graph = runProgram({u"graph"_s, u"--json"_s, dataPath(kFile)}).json();
        QCOMPARE(graph.value("traces"_L1).toInt(), 61);
        const QJsonObject edge = graph.value("edges"_L1).toArray().at(2).toObject();
        QCOMPARE(edge.value("from"_L1).toString(), u"frontend"_s);
        QCOMPARE(edge.value("to"_L1).toString(), u"productcatalogservice"_s);
        QCOMPARE(edge.value("kind"_L1).toString(), u"rpc"_s);
        QCOMPARE(edge.value("count"_L1).toInt(), 16);
        QVERIFY(!QFile::exists(m_cache));
    }

    void drawsTheWholeCacheOrNamedTraces()
    {
        const QStringList cache{u"--cache"_s, m_cache};
        QCOMPARE(runProgram(QStringList{u"import"_s, dataPath(kFile)} + cache).exitCode, 0);

        const auto whole = runProgram(QStringList{u"graph"_s, u"--json"_s} + cache);
        QCOMPARE(whole.exitCode, 0);
        const auto file = runProgram({u"graph"_s, u"--json"_s, dataPath(kFile)}).json();
        QCOMPARE(whole.json().value("traces"_L1), file.value("traces"_L1));
        const auto counts = [](const QJsonObject &graph) {
            QStringList out;
            for (const QJsonValue &value : graph.value("edges"_L1).toArray()) {
                const QJsonObject edge = value.toObject();
                out.push_back(edge.value("from"_L1).toString() + u'>' + edge.value("to"_L1).toString() + u' '
                              + QString::number(edge.value("count"_L1).toInt()));
            }
            return out;
        };
        QCOMPARE(counts(whole.json()), counts(file));

        const auto one = runProgram(QStringList{u"graph"_s, u"slowest"_s, u"slowest"_s, u"--json"_s} + cache).json();
        QCOMPARE(one.value("traces"_L1).toInt(), 1);
    }

    void writesEachFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("dot") << u"dot"_s << QByteArray("digraph services {");
        QTest::newRow("mermaid") << u"mermaid"_s << QByteArray("flowchart LR");
        QTest::newRow("svg") << u"svg"_s << QByteArray("<?xml");
        QTest::newRow("json") << u"json"_s << QByteArray("{");
        QTest::newRow("csv") << u"csv"_s << QByteArray("from,to,kind,calls,");
    }

    void writesEachFormat()
    {
        QFETCH(QString, format);
        QFETCH(QByteArray, start);
        const ProgramRun printed = runProgram({u"graph"_s, u"--format"_s, format, dataPath(kFile)});
        QCOMPARE(printed.exitCode, 0);
        QVERIFY(printed.out.startsWith(start));

        const QString path = m_folder->filePath(u"graph."_s + format);
        QCOMPARE(runProgram({u"graph"_s, u"--format"_s, format, u"-o"_s, path, dataPath(kFile)}).exitCode, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), printed.out);
    }

    void takesTheFormatFromTheNameOfTheFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("Mermaid") << u"g.mmd"_s << QByteArray("flowchart LR");
        QTest::newRow("DOT") << u"g.dot"_s << QByteArray("digraph");
        QTest::newRow("SVG") << u"g.svg"_s << QByteArray("<?xml");
        QTest::newRow("CSV") << u"g.csv"_s << QByteArray("from,to,");
        QTest::newRow("JSON") << u"g.JSON"_s << QByteArray("{");
    }

    void takesTheFormatFromTheNameOfTheFile()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, start);
        const QString path = m_folder->filePath(name);
        QCOMPARE(runProgram({u"graph"_s, u"-o"_s, path, dataPath(kFile)}).exitCode, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(start));
    }

    void drawsAPngOrSaysWhyNot()
    {
        const QString path = m_folder->filePath(u"g.png"_s);
        const ProgramRun run = runProgram({u"graph"_s, u"-o"_s, path, dataPath(kFile)});
        QFile file(path);
        if (run.exitCode == 0) {
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith("\x89PNG"));
        } else { // a build without the window
            QVERIFY(run.err.contains("TRACELOUPE_GUI"));
            QVERIFY(!file.exists());
        }
    }

    void tellsRatesOfWhatStandsForAllRequestsOnly()
    {
        const auto rates = [](const QStringList &options) {
            const QJsonObject graph = runProgram(QStringList{u"graph"_s, u"--json"_s, dataPath(kFile)} + options)
                                          .json();
            int told = 0;
            for (const auto list : {"nodes"_L1, "edges"_L1}) {
                for (const QJsonValue &item : graph.value(list).toArray())
                    told += item.toObject().value("ratePerSecond"_L1).isDouble() ? 1 : 0;
            }
            return told;
        };
        QCOMPARE(rates({}), 0);
        QCOMPARE(rates({u"--traces-are"_s, u"search"_s}), 0);
        QVERIFY(rates({u"--traces-are"_s, u"all"_s}) > 10);
        QCOMPARE(rates({u"--traces-are"_s, u"head"_s}), 0); // nothing in this capture tells how it was sampled
    }

    void drawsAPictureThatIsWhole()
    {
        QXmlStreamReader svg(runProgram({u"graph"_s, u"--format=svg"_s, dataPath(kFile)}).out);
        int texts = 0;
        while (!svg.atEnd())
            texts += svg.readNext() == QXmlStreamReader::StartElement && svg.name() == "text"_L1 ? 1 : 0;
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QVERIFY(texts > 20);
    }

    void drawsTheSameUnderAnotherFileName()
    {
        const QString renamed = m_folder->filePath(u"tl"_s);
        QVERIFY(QFile::copy(programFile(), renamed));
        const QStringList arguments{u"graph"_s, u"--format=svg"_s, dataPath(kFile)};
        QProcess process;
        process.start(renamed, arguments);
        QVERIFY(process.waitForFinished(60'000));

        QCOMPARE(process.readAllStandardOutput(), runProgram(arguments).out);
    }

    void knowsQueues()
    {
        const ProgramRun run = runProgram({u"graph"_s, dataPath(kQueues)});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("[messaging]"));
    }

    void refusesBadUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no such format") << QStringList{u"--format"_s, u"pdf"_s};
        QTest::newRow("JSON and another format") << QStringList{u"--json"_s, u"--format"_s, u"dot"_s};
        QTest::newRow("a file without a format") << QStringList{u"-o"_s, u"graph.xyz"_s};
        QTest::newRow("no such standing") << QStringList{u"--traces-are"_s, u"some"_s};
        QTest::newRow("no such trace") << QStringList{u"0123456789abcdef"_s};
    }

    void refusesBadUsage()
    {
        QFETCH(QStringList, arguments);
        const ProgramRun run = runProgram(QStringList{u"graph"_s, u"--cache"_s, m_cache} + arguments);
        QCOMPARE(run.exitCode, 2);
    }

    void drawsAnEmptyCache()
    {
        const QByteArray noSpans = "{\"resourceSpans\":[]}";
        QCOMPARE(runProgram({u"import"_s, u"-"_s, u"--cache"_s, m_cache}, noSpans).exitCode, 0);
        const auto graph = runProgram({u"graph"_s, u"--json"_s, u"--cache"_s, m_cache}).json();
        QCOMPARE(graph.value("edges"_L1).toArray().size(), 0);
        QCOMPARE(runProgram({u"graph"_s, u"--format"_s, u"svg"_s, u"--cache"_s, m_cache}).exitCode, 0);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_cache;
};

QTEST_GUILESS_MAIN(TestGraphCommand)
#include "tst_graphcommand.moc"
