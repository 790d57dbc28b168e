// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/errortext.h"
#include "core/traceql/parser.h"

#include "core/cache/cache.h"
#include "core/models/graphtablemodel.h"
#include "core/models/tracelistmodel.h"
#include "core/sources/httpmessage.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

/// A language that puts the parts of a sentence in another order.
class Backwards : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *text, const char *, int) const override
    {
        if (qstrcmp(context, "Errors") != 0)
            return {};
        const auto places = QByteArray(text).count('%');
        QString out = u"«"_s;
        for (auto i = places; i > 0; --i)
            out += u"%"_s + QString::number(i) + (i > 1 ? u"|"_s : QString());
        return out + u"»"_s;
    }
};

/// Everything that the rooms below have between quotation marks, in one text; a literal that goes on in the next line
/// is one.
QString literalsOfTheRooms()
{
    QString all;
    QDirIterator files(QStringLiteral(TRACELOUPE_TEST_DATA) + u"/../../core"_s, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        if (files.next().endsWith(u"errorsentences.h"_s))
            continue;
        QFile file(files.filePath());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    static const QRegularExpression seam(u"\"\\s+u?\""_s);
    return all.remove(seam).replace(u"\\\""_s, u"\""_s);
}

} // namespace

class TestErrorText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void leavesEnglishAsItIs();
    void translatesASentenceAndKeepsItsParts_data();
    void translatesASentenceAndKeepsItsParts();
    void translatesWhatTheRoomsReallySay();
    void knowsOnlySentencesThatSomeRoomSays();
    void translatesNamesThatAreOurs();
    void tellsAllThatCouldStandThere();
};

void TestErrorText::leavesEnglishAsItIs()
{
    for (const QString &known : knownErrorTexts())
        QCOMPARE(errorText(known), known);
}

void TestErrorText::translatesASentenceAndKeepsItsParts_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("expected");
    QTest::newRow("two parts")
        << u"Nothing accepts connections at http://a:1: is Jaeger running there, and is the port "
           "right?"_s
        << u"«Jaeger|http://a:1»"_s;
    QTest::newRow("after a file") << u"/tmp/a: b.json: there is no such file or folder"_s << u"««»|/tmp/a: b.json»"_s;
    QTest::newRow("a sentence within") << u"x.json: holds no trace in a known format; found text that is no JSON"_s
                                       << u"«««»»|x.json»"_s;
    QTest::newRow("percent signs in a part") << u"The cache /a%2b could not be made: %1."_s << u"«%1|/a%2b»"_s;
    QTest::newRow("a backend's own words") << u"upstream connect error"_s << u"upstream connect error"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestErrorText::translatesASentenceAndKeepsItsParts()
{
    QFETCH(QString, english);
    QFETCH(QString, expected);
    Backwards language;
    QCoreApplication::installTranslator(&language);

    QCOMPARE(errorText(english), expected);
}

void TestErrorText::translatesWhatTheRoomsReallySay()
{
    const QTemporaryDir folder;
    QStringList said{Cache::open(folder.path()).error().detail};
    for (const int status : {400, 401, 404, 429, 500}) {
        for (const char *body : {"", "{\"message\":\"why not\"}", "{\"message\":\"no org id\"}"}) {
            HttpAnswer answer;
            answer.url = QUrl(u"http://host:1/api"_s);
            answer.status = status;
            answer.body = body;
            said += refusalOf(answer, u"Tempo"_s).detail;
        }
    }
    HttpAnswer page;
    page.body = "<html>";
    said += webPageError(page, u"Tempo"_s).detail;
    Backwards language;
    QCoreApplication::installTranslator(&language);

    for (const QString &english : said)
        QVERIFY2(errorText(english).startsWith(u'«'), qPrintable(english));
}

void TestErrorText::knowsOnlySentencesThatSomeRoomSays()
{
    const QString literals = literalsOfTheRooms();
    QVERIFY(!literals.isEmpty());
    static const QRegularExpression border(u"`?\\.?%\\d[)`]?|[.:,] |[.:(]$| \\(|^\\("_s);
    QStringList unknown;

    for (const QString &sentence : knownErrorTexts()) {
        for (const QString &piece : sentence.split(border, Qt::SkipEmptyParts)) {
            if (!literals.contains(piece.trimmed()))
                unknown += u"\"%1\" of \"%2\""_s.arg(piece, sentence);
        }
    }

    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
}

/// A language in which everything is another word.
class Foreign : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return u'*' + QString::fromUtf8(text);
    }
};

void TestErrorText::tellsAllThatCouldStandThere()
{
    const auto parsed = traceql::parse("{ } | foo()");
    QVERIFY(!parsed);

    QCOMPARE(errorText(parsed.error()), QString::fromStdString(parsed.error().message));
}

void TestErrorText::translatesNamesThatAreOurs()
{
    Foreign language;
    QCoreApplication::installTranslator(&language);
    GraphNode service;
    service.id = "cart";
    GraphNode user;
    user.id = "user";
    user.kind = GraphNodeKind::User;
    TraceSummary trace;
    trace.origins = {{u"sample"_s, u"Traceloupe"_s}, {u"jaeger"_s, u"http://a"_s}};
    TraceListModel traces;
    traces.setTraces({trace});

    QCOMPARE(graphwords::name(service), u"cart"_s);
    QCOMPARE(graphwords::name(user), u"*user"_s);
    QCOMPARE(traces.index(0, TraceListModel::Origins).data().toString(), u"*sample, jaeger"_s);
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
