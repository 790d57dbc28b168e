// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/queryreader.h"
#include "core/cache/tagrows.h"
#include "core/model/tracebuilder.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/oldschema.h"
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
using Entries = std::vector<std::pair<std::string, std::int64_t>>;

struct Found {
    Entries entries;
    std::vector<std::optional<TagRows>> rows;
    TagLookup lookup;
};

Found lookUp(QueryReader &reader, const std::string &key, const std::optional<std::string> &value = {})
{
    Found found;
    const auto take = [&found](const TagEntry &entry) {
        found.entries.emplace_back(entry.value, entry.trace);
        found.rows.push_back(decodeTagRows(entry.rows));
    };
    found.lookup = *(value ? reader.tagsOf(key, *value, take) : reader.tagsOf(key, take));
    return found;
}

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

    void givesWhatTheIndexHasOfAKeyByValue()
    {
        const Found found = lookUp(*readerOf(*m_fixture), "colour");

        QCOMPARE(found.entries, (Entries{{"blue", 3}, {"green", 2}, {"red", 1}}));
        QCOMPARE(found.lookup.overflowed, Rows{4}); // its value is too long for the index
        QCOMPARE(found.lookup.rowsRead, 3U);
    }

    void givesOneValueAndArraysThatMayHoldIt()
    {
        const auto reader = readerOf(*m_fixture);

        const Found exact = lookUp(*reader, "colour", "green");
        const Found inArray = lookUp(*reader, "list", "blue");
        const Found unknown = lookUp(*reader, "no such key", "green");

        QCOMPARE(exact.entries, (Entries{{"green", 2}}));
        QCOMPARE(exact.lookup.overflowed, Rows{4});
        QCOMPARE(inArray.entries, (Entries{{R"(["red","blue"])", 3}}));
        QVERIFY(unknown.entries.empty() && unknown.lookup.overflowed.empty());
    }

    void saysWhichRowsHaveAValueAndWhatOfThem()
    {
        const auto reader = readerOf(*m_fixture);

        const Found ofSpan = lookUp(*reader, "colour", "green");
        const Found ofLink = lookUp(*reader, "link.key", "of the link");
        const Found ofScope = lookUp(*reader, "scope.key", "of the scope");
        const Found array = lookUp(*reader, "list", "blue");

        QCOMPARE(ofSpan.rows.front().value().source, TagSource::Span);
        QCOMPARE(ofSpan.rows.front()->rows, std::vector{0U});
        QCOMPARE(ofLink.rows.front().value().source, TagSource::Link);
        QCOMPARE(ofScope.rows.front().value().source, TagSource::Scope);
        QVERIFY(!array.rows.front()); // which element matters
    }

    void readsAFileThatDoesNotSayWhichRows()
    {
        makeOldSchema(m_fixture->path(), 2);

        const Found found = lookUp(*readerOf(*m_fixture), "colour", "green");

        QCOMPARE(found.entries, (Entries{{"green", 2}}));
        QVERIFY(!found.rows.front());
    }

    void knowsAttributesOfScopesAndLinks()
    {
        const auto reader = readerOf(*m_fixture);

        QCOMPARE(lookUp(*reader, "scope.key", "of the scope").entries.size(), 4U);
        QCOMPARE(lookUp(*reader, "link.key", "of the link").entries.size(), 4U);
    }

    void looksIntoOlderTracesForAttributesOfScopesAndLinks()
    {
        makeOldSchema(m_fixture->path(), 1);
        m_fixture->execute(
            "DELETE FROM tag WHERE key IN (SELECT id FROM tag_key WHERE name IN ('scope.key', 'link.key'));"
            "DELETE FROM tag_key WHERE name IN ('scope.key', 'link.key')");

        QVERIFY(m_fixture->open());

        const auto reader = readerOf(*m_fixture);
        QCOMPARE(lookUp(*reader, "scope.key", "of the scope").lookup.overflowed.size(), 4U);
        QCOMPARE(lookUp(*reader, "link.key", "of the link").lookup.overflowed.size(), 4U);
        QCOMPARE(lookUp(*reader, "colour", "green").entries, (Entries{{"green", 2}}));
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
