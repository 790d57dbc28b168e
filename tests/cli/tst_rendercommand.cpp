// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/program.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// A span of 100 ms as OTLP JSON; the name is JSON text.
QByteArray span(int id, int parent, const QByteArray &name)
{
    const auto hex = [](int number) { return QByteArray::number(number, 16).rightJustified(16, '0'); };
    QByteArray json = "{\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"spanId\":\"" + hex(id) + "\",";
    if (parent > 0)
        json += "\"parentSpanId\":\"" + hex(parent) + "\",";
    return json + "\"name\":\"" + name
           + "\",\"startTimeUnixNano\":\"1700000000000000000\",\"endTimeUnixNano\":\"1700000000100000000\"}";
}

/// A document of these spans, whose service's name would be markup in a careless writer.
QByteArray document(const QByteArray &spans)
{
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
           "{\"stringValue\":\"shop & <b>co</b>\"}}]},\"scopeSpans\":[{\"spans\":["
           + spans + "]}]}]}";
}

/// All texts of an XML document; fails the running test if it is none.
QString textsOf(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    QString texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            texts += reader.text().trimmed().toString() + u' ';
        if (reader.isStartElement() && reader.name() == "script"_L1)
            QTest::qFail("the picture holds a script", __FILE__, __LINE__);
    }
    if (reader.hasError())
        QTest::qFail(qPrintable(reader.errorString()), __FILE__, __LINE__);
    return texts;
}

} // namespace

class TestRenderCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_trace = path(u"trace.json"_s);
        QFile file(m_trace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(document(span(1, 0, "GET /<script>alert(1)</script>") + ',' + span(2, 1, "\\\"]]> quoted")));
    }

    void drawsEveryViewAsSvg_data()
    {
        QTest::addColumn<QString>("view");
        for (const char *view : {"waterfall", "flame", "statistics", "critical-path", "graph"})
            QTest::addRow("%s", view) << QString::fromLatin1(view);
    }

    void drawsEveryViewAsSvg()
    {
        QFETCH(const QString, view);
        const ProgramRun run = render({u"--view"_s, view, u"-o"_s, path(u"out.svg"_s)});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json().value(u"view"_s).toString(), view);
        QCOMPARE(run.json().value(u"format"_s).toString(), u"svg"_s);
        const QString texts = textsOf(contentOf(u"out.svg"_s));
        QVERIFY2(texts.contains(u"shop & <b>co</b>"_s), qPrintable(texts));
    }

    void escapesWhatTheTraceSays()
    {
        QCOMPARE(render({u"-o"_s, path(u"out.svg"_s), u"--size"_s, u"1800x300"_s}).exitCode, 0);
        const QString texts = textsOf(contentOf(u"out.svg"_s));
        QVERIFY2(texts.contains(u"GET /<script>alert(1)</script>"_s), qPrintable(texts));
        QVERIFY2(texts.contains(u"\"]]> quoted"_s), qPrintable(texts));
        QVERIFY(texts.contains(u"trace 0af7651916cd43dd8448eb211c80319c"_s));
    }

    void drawsTheClocksThatAreAskedFor()
    {
        // the server's clock is 50 ms behind: its span seems to start before its client's
        const auto skewed = [](int id, int parent, int kind, int startMs, int endMs) {
            const auto hex = [](int number) { return QByteArray::number(number, 16).rightJustified(16, '0'); };
            return "{\"traceId\":\"0af7651916cd43dd8448eb211c80319c\",\"spanId\":\"" + hex(id) + "\","
                   + (parent > 0 ? "\"parentSpanId\":\"" + hex(parent) + "\"," : QByteArray())
                   + "\"name\":\"op\",\"kind\":" + QByteArray::number(kind) + ",\"startTimeUnixNano\":\"1700000000"
                   + QByteArray::number(startMs).rightJustified(3, '0') + "000000\",\"endTimeUnixNano\":\"1700000000"
                   + QByteArray::number(endMs).rightJustified(3, '0') + "000000\"}";
        };
        const auto ofService = [](const QByteArray &service, const QByteArray &spans) {
            return "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"" + service
                   + "\"}},{\"key\":\"host.name\",\"value\":{\"stringValue\":\"host-" + service
                   + "\"}}]},\"scopeSpans\":[{\"spans\":[" + spans + "]}]}";
        };
        QFile file(m_trace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"resourceSpans\":[" + ofService("front", skewed(1, 0, 3, 100, 300)) + ','
                   + ofService("back", skewed(2, 1, 2, 60, 240)) + "]}");
        file.close();
        QCOMPARE(render({u"-o"_s, path(u"aligned.svg"_s)}).exitCode, 0);
        QCOMPARE(render({u"-o"_s, path(u"raw.svg"_s), u"--clocks"_s, u"raw"_s}).exitCode, 0);
        QVERIFY(textsOf(contentOf(u"aligned.svg"_s)).contains(u"clock +50.0 ms"_s));
        QVERIFY(!textsOf(contentOf(u"raw.svg"_s)).contains(u"clock +"_s));
    }

    void drawsHintsAndAPathForWhatTheyAreThere()
    {
        QCOMPARE(render({u"--view"_s, u"hints"_s, u"-o"_s, path(u"out.svg"_s)}).exitCode, 0);
        QVERIFY(textsOf(contentOf(u"out.svg"_s)).contains(u"Nothing found"_s));

        QFile file(m_trace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":"
                   "{\"stringValue\":\"shop\"}}]},\"scopeSpans\":[{\"spans\":[{\"traceId\":"
                   "\"000000000000000000000000000000a1\",\"spanId\":\"00000000000000a1\",\"name\":\"GET\",\"kind\":2,"
                   "\"startTimeUnixNano\":\"1700000000000000000\",\"endTimeUnixNano\":\"1700000000100000000\","
                   "\"status\":{\"code\":2,\"message\":\"out of stock\"}}]}]}]}");
        file.close();
        QCOMPARE(render({u"--view"_s, u"hints"_s, u"-o"_s, path(u"out.svg"_s)}).exitCode, 0);
        QVERIFY(textsOf(contentOf(u"out.svg"_s)).contains(u"possible cause"_s));
    }

    void drawsPixelsOfTheSizeThatWasAskedFor()
    {
        const ProgramRun run = render(
            {u"--view"_s, u"flame"_s, u"-o"_s, path(u"out.png"_s), u"--size"_s, u"640x480"_s});
        QCOMPARE(run.exitCode, 0);
        const QImage image(path(u"out.png"_s));
        QCOMPARE(image.size(), QSize(640, 480));
        QCOMPARE(run.json().value(u"width"_s).toInt(), 640);
        QCOMPARE(run.json().value(u"shownRows"_s).toInt(), 3); // the whole trace, two frames
    }

    void drawsInLightAndDark_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addRow("waterfall") << QStringList();
        QTest::addRow("graph") << QStringList{u"--view"_s, u"graph"_s};
        QTest::addRow("graph beside empty ground") << QStringList{u"--view"_s, u"graph"_s, u"--size"_s, u"700x900"_s};
    }

    void drawsInLightAndDark()
    {
        QFETCH(const QStringList, options);
        QCOMPARE(render(options + QStringList{u"-o"_s, path(u"light.png"_s)}).exitCode, 0);
        QCOMPARE(render(options + QStringList{u"-o"_s, path(u"dark.png"_s), u"--theme"_s, u"dark"_s}).exitCode, 0);
        for (const auto &[name, isDark] : {std::pair(u"light.png"_s, false), std::pair(u"dark.png"_s, true)}) {
            const QImage image(path(name));
            for (const QPoint place :
                 {QPoint(2, 2), QPoint(image.width() - 3, 2), QPoint(image.width() - 3, image.height() - 3)}) {
                const int lightness = image.pixelColor(place).lightness();
                QVERIFY2(isDark ? lightness < 80 : lightness > 200, qPrintable(name));
            }
        }
    }

    void drawsPdf()
    {
        for (const char *view : {"waterfall", "flame", "graph"}) {
            QCOMPARE(render({u"--view"_s, QString::fromLatin1(view), u"-o"_s, path(u"out.PDF"_s)}).exitCode, 0);
            QVERIFY(contentOf(u"out.PDF"_s).startsWith("%PDF-"));
        }
    }

    void saysHowMuchIsNotOnThePicture()
    {
        const ProgramRun run = render({u"--view"_s, u"flame"_s, u"--value"_s, u"total"_s, u"--group"_s, u"path"_s,
                                       u"--upright"_s, u"-o"_s, path(u"out.svg"_s), u"--size"_s, u"400x200"_s});
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json().value(u"rows"_s).toInt(), run.json().value(u"shownRows"_s).toInt());
        QFile file(m_trace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray spans;
        for (int i = 0; i < 40; ++i)
            spans += (i > 0 ? "," : "") + span(i + 1, 0, "x" + QByteArray::number(i)); // equal ones would be one row
        file.write(document(spans));
        file.close();
        const ProgramRun cut = render({u"-o"_s, path(u"out.svg"_s), u"--size"_s, u"800x400"_s});
        QCOMPARE(cut.exitCode, 0);
        QCOMPARE(cut.json().value(u"rows"_s).toInt(), 40);
        QVERIFY(cut.json().value(u"shownRows"_s).toInt() < 20);
        QVERIFY2(cut.err.contains("of 40 rows are on the picture"), cut.err.constData());
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("says");
        QTest::addRow("no file") << QStringList{} << QByteArray("-o");
        QTest::addRow("other suffix") << QStringList{u"-o"_s, u"out.gif"_s} << QByteArray(".svg, .png or .pdf");
        QTest::addRow("other view") << QStringList{u"-o"_s, u"a.svg"_s, u"--view"_s, u"pie"_s}
                                    << QByteArray("waterfall, flame, statistics, critical-path, hints, graph");
        QTest::addRow("no size") << QStringList{u"-o"_s, u"a.svg"_s, u"--size"_s, u"big"_s}
                                 << QByteArray("WIDTHxHEIGHT");
        QTest::addRow("huge size") << QStringList{u"-o"_s, u"a.svg"_s, u"--size"_s, u"900000x900000"_s}
                                   << QByteArray("16000");
        QTest::addRow("other theme") << QStringList{u"-o"_s, u"a.svg"_s, u"--theme"_s, u"pink"_s}
                                     << QByteArray("light, dark");
        QTest::addRow("flame option") << QStringList{u"-o"_s, u"a.svg"_s, u"--value"_s, u"self"_s}
                                      << QByteArray("--view flame");
        QTest::addRow("other clocks") << QStringList{u"-o"_s, u"a.svg"_s, u"--clocks"_s, u"x"_s}
                                      << QByteArray("aligned, raw");
        QTest::addRow("other mode") << QStringList{u"-o"_s, u"a.svg"_s, u"--mode"_s, u"x"_s}
                                    << QByteArray("response, completion");
        QTest::addRow("clocks of a graph")
            << QStringList{u"-o"_s, u"a.svg"_s, u"--view"_s, u"graph"_s, u"--clocks"_s, u"raw"_s}
            << QByteArray("--clocks and --mode");
        QTest::addRow("other value") << QStringList{u"-o"_s, u"a.svg"_s, u"--view"_s, u"flame"_s, u"--value"_s, u"x"_s}
                                     << QByteArray("self, path, total, spans");
        QTest::addRow("no folder") << QStringList{u"-o"_s, u"/no/such/folder/a.svg"_s} << QByteArray("/no/such/folder");
    }

    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QByteArray, says);
        const ProgramRun run = runProgram(QStringList{u"render"_s, m_trace, u"--cache"_s, path(u"c.traceloupe"_s)}
                                          + options);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.err.contains(says), run.err.constData());
        QVERIFY(run.out.isEmpty());
    }

    void drawsServicesInTheColoursOfTheWindow()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"config/traceloupe"_s));
        {
            QSettings window(path(u"config/traceloupe/window.ini"_s), QSettings::IniFormat);
            window.setValue(u"givenServiceColors"_s, QStringList{u"0 web"_s, u"5 shop & <b>co</b>"_s});
        }
        const auto drawn = [this](const QStringList &command) {
            const QString file = path(u"picture.svg"_s);
            const ProgramRun run = runProgram(command + QStringList{m_trace, u"-o"_s, file}, {}, m_folder->path());
            return run.exitCode == 0 ? contentOf(u"picture.svg"_s) : run.err;
        };
        const QByteArray ofWindow = "#a09610"; // the sixth
        QVERIFY(drawn({u"render"_s}).contains(ofWindow));
        QVERIFY(drawn({u"render"_s, u"--view"_s, u"graph"_s}).contains(ofWindow));
        QVERIFY(drawn({u"graph"_s}).contains(ofWindow));
        {
            QSettings window(path(u"config/traceloupe/window.ini"_s), QSettings::IniFormat);
            window.setValue(u"serviceColors"_s, QStringList{u"19 shop & <b>co</b>"_s}); // a person's choice
        }
        const QByteArray chosen = "#3d6403";
        QVERIFY(drawn({u"render"_s}).contains(chosen));
        QVERIFY(drawn({u"render"_s, u"--view"_s, u"graph"_s}).contains(chosen));
        QVERIFY(drawn({u"graph"_s}).contains(chosen));
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QByteArray contentOf(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] ProgramRun render(const QStringList &options) const
    {
        return runProgram(QStringList{u"render"_s, m_trace, u"--json"_s, u"--cache"_s, path(u"c.traceloupe"_s)}
                          + options);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_trace;
};

QTEST_GUILESS_MAIN(TestRenderCommand)
#include "tst_rendercommand.moc"
