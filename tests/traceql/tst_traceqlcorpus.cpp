// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/parser.h"
#include "tests/traceql/querycorpus.h"

#include <QJsonArray>
#include <QTest>

using namespace traceloupe::test;
using namespace traceloupe::traceql;
using namespace Qt::StringLiterals;

namespace {

QString verdictOf(const QString &text)
{
    const auto query = parse(text.toStdString());
    if (!query)
        return query.error().kind == QueryError::Kind::Validation ? u"validation-fails"_s : u"rejects"_s;
    const auto error = validate(*query);
    if (!error)
        return u"valid"_s;
    return error->kind == QueryError::Kind::Unsupported ? u"unsupported"_s : u"validation-fails"_s;
}

} // namespace

/// The parse verdicts that other people's programs gave. They are read where they are; without them the test is
/// skipped, loudly.
class TestTraceqlCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesAboutEveryParseCase_data();
    void agreesAboutEveryParseCase();
};

void TestTraceqlCorpus::agreesAboutEveryParseCase_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("verdict");
    const QJsonArray cases = readQueryCorpus(u"traceql/parse-cases.json"_s).value("cases"_L1).toArray();
    for (const QJsonValue &value : cases)
        QTest::newRow(qPrintable(value["id"_L1].toString()))
            << value["query"_L1].toString() << value["verdict"_L1].toString();
}

void TestTraceqlCorpus::agreesAboutEveryParseCase()
{
    if (!hasQueryCorpus())
        QSKIP("**** the corpus of TraceQL cases is not there (set TRACELOUPE_CORPUS): NOT TESTED ****");
    QFETCH(const QString, query);
    QFETCH(const QString, verdict);

    const QString ours = verdictOf(query);

    const bool parses = ours != "rejects"_L1;
    const QByteArray message = (query + u" is "_s + ours).toUtf8();
    if (verdict == "parses"_L1 || verdict == "unsupported"_L1)
        QVERIFY2(parses, message.constData());
    else
        QVERIFY2(ours == verdict, message.constData());
    if (parses) {
        const auto parsed = parse(query.toStdString());
        const std::string canonical = toText(*parsed);
        const auto again = parse(canonical);
        QVERIFY2(again.has_value(), (canonical + ": " + (again ? "" : again.error().toText())).c_str());
        QVERIFY2(isSameQuery(*parsed, *again), canonical.c_str());
    }
}

QTEST_GUILESS_MAIN(TestTraceqlCorpus)
#include "tst_traceqlcorpus.moc"
