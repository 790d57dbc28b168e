// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/queryreader.h"
#include "core/model/tracebuilder.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"

#include <QRegularExpression>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// A span with the attribute `key` = `value`, a link and a scope that have attributes too.
TracePtr taggedTrace(std::uint64_t number, const std::string &value)
{
    TraceBuilder builder(traceIdOf(number));
    AttributeWriter writer(builder.strings());
    writer.add("scope.key", "of the scope");
    ScopeInput scopeInput;
    scopeInput.name = "lib";
    scopeInput.attributes = writer.list();
    const ScopeIndex scope = builder.addScope(scopeInput);
    AttributeWriter linkWriter(builder.strings());
    linkWriter.add("link.key", "of the link");
    AttributeWriter spanWriter(builder.strings());
    spanWriter.add("colour", value);
    if (number == 3) {
        spanWriter.key("list");
        spanWriter.beginArray();
        spanWriter.string("red");
        spanWriter.string("blue");
        spanWriter.end();
    }
    SpanInput span;
    span.id = SpanId{number * 16};
    span.scope = scope;
    span.name = "work";
    span.startNs = 1'000'000'000;
    span.durationNs = 5;
    span.attributes = spanWriter.list();
    LinkInput link;
    link.traceId = traceIdOf(99);
    link.spanId = SpanId{1};
    link.attributes = linkWriter.list();
    span.links = {link};
    builder.addSpan(span);
    return builder.finish();
}

std::unique_ptr<QueryReader> readerOf(const CacheFixture &fixture)
{
    auto reader = QueryReader::open(fixture.path());
    return reader ? std::move(*reader) : nullptr;
}

using Rows = std::vector<std::int64_t>;

} // namespace

class TestQueryReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_fixture = std::make_unique<CacheFixture>();
        VERIFY_RESULT(
            CacheFixture::store(*m_fixture->open(), {taggedTrace(1, "red"), taggedTrace(2, "green"),
                                                     taggedTrace(3, "blue"), taggedTrace(4, std::string(300, 'x'))}));
    }

    void findsTracesByTheTextsOfAKey()
    {
        int asked = 0;

        const auto traces = readerOf(*m_fixture)->tracesWhere("colour", [&](std::string_view text) {
            ++asked;
            return text.find("r") != std::string_view::npos;
        });

        VERIFY_RESULT(traces);
        QCOMPARE(traces->listed, (Rows{1, 2}));
        QCOMPARE(traces->overflowed, Rows{4}); // its value is too long for the index
        QCOMPARE(asked, 3);
    }

    void findsTracesByOneValueAndArraysThatMayHoldIt()
    {
        const auto reader = readerOf(*m_fixture);

        const auto exact = reader->tracesWith("colour", "green");
        const auto inArray = reader->tracesWith("list", "blue");
        const auto unknown = reader->tracesWith("no such key", "green");

        QCOMPARE(exact->listed, Rows{2});
        QCOMPARE(exact->overflowed, Rows{4});
        QCOMPARE(inArray->listed, Rows{3});
        QVERIFY(unknown->listed.empty() && unknown->overflowed.empty());
    }

    void knowsAttributesOfScopesAndLinks()
    {
        const auto reader = readerOf(*m_fixture);

        QCOMPARE(reader->tracesWith("scope.key", "of the scope")->listed.size(), 4U);
        QCOMPARE(reader->tracesWith("link.key", "of the link")->listed.size(), 4U);
    }

    void looksIntoOlderTracesForAttributesOfScopesAndLinks()
    {
        m_fixture->execute(
            "DELETE FROM tag WHERE key IN (SELECT id FROM tag_key WHERE name IN ('scope.key', 'link.key'));"
            "DELETE FROM tag_key WHERE name IN ('scope.key', 'link.key');"
            "DROP TABLE span_block; PRAGMA user_version = 1");

        QVERIFY(m_fixture->open());

        const auto reader = readerOf(*m_fixture);
        QCOMPARE(reader->tracesWith("scope.key", "of the scope")->overflowed.size(), 4U);
        QCOMPARE(reader->tracesWith("link.key", "of the link")->overflowed.size(), 4U);
        QCOMPARE(reader->tracesWith("colour", "green")->listed, Rows{2});
    }

    void givesTracesAndTheIdsOfTheirSpans()
    {
        const auto reader = readerOf(*m_fixture);

        const auto trace = reader->load(2);
        const auto ids = reader->spanIds(m_fixture->number("SELECT first_span FROM trace WHERE id = 2"), {0});

        VERIFY_RESULT(trace);
        QCOMPARE((*trace)->id(), traceIdOf(2));
        VERIFY_RESULT(ids);
        QCOMPARE(*ids, std::vector{SpanId{32}});
        QCOMPARE(reader->load(77).error().code, ErrorCode::NotFound);
    }

private:
    std::unique_ptr<CacheFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestQueryReader)
#include "tst_queryreader.moc"
