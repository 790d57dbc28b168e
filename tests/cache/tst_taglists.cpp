// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/sqlite.h"
#include "core/cache/taglists.h"
#include "tests/cache/cachefixture.h"

#include <QTest>

#include <rapidcheck.h>

#include <map>
#include <set>

using namespace traceloupe;
using namespace traceloupe::test;

namespace {

/// Key, value and trace, with the rows.
using Content = std::map<std::tuple<std::int64_t, std::string, std::int64_t>, Bytes>;

Content contentOf(Connection &connection)
{
    Content content;
    Query query = connection.query("SELECT key, value, first, traces, rows FROM tag_list");
    while (query.step()) {
        forEachListed(query.integer(2), query.view(3), query.blob(4), [&](std::int64_t trace, ByteView rows) {
            RC_ASSERT(
                content.emplace(std::tuple(query.integer(0), query.text(1), trace), Bytes(rows.begin(), rows.end()))
                    .second); // no trace twice
        });
    }
    return content;
}

Bytes someRows()
{
    return *rc::gen::resize(60, rc::gen::arbitrary<Bytes>());
}

/// Adds some traces to lists, some of which are there already.
void add(Connection &connection, Content &expected)
{
    const auto key = *rc::gen::inRange<std::int64_t>(1, 3);
    const std::string value = *rc::gen::element<std::string>("a", "", "[1]");
    std::set<std::int64_t> traces;
    const std::int64_t from = *rc::gen::inRange<std::int64_t>(-400, 400);
    const int count = *rc::gen::inRange(1, 90);
    for (int i = 0; i < count; ++i)
        traces.insert(from + *rc::gen::inRange<std::int64_t>(0, 300));
    std::vector<ListedTag> added;
    for (const std::int64_t trace : traces) {
        added.push_back({trace, someRows()});
        expected.emplace(std::tuple(key, value, trace), added.back().rows);
    }
    addToTagLists(connection, key, value, std::move(added));
}

void eraseOne(Connection &connection, Content &expected)
{
    if (expected.empty())
        return;
    const auto at = std::next(expected.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(expected)));
    const auto [key, value, trace] = at->first;
    RC_ASSERT(eraseFromTagLists(connection, key, value, trace));
    RC_ASSERT(!eraseFromTagLists(connection, key, value, trace));
    expected.erase(at);
}

void eraseMany(Connection &connection, Content &expected)
{
    std::unordered_set<std::int64_t> traces;
    for (int i = 0; i < 40; ++i)
        traces.insert(*rc::gen::inRange<std::int64_t>(-400, 700));
    eraseFromAllTagLists(connection, traces);
    std::erase_if(expected, [&traces](const auto &entry) { return traces.contains(std::get<2>(entry.first)); });
}

} // namespace

class TestTagLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsWhatWasAddedAndNotErased()
    {
        const CacheFixture fixture;
        const auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite);
        QVERIFY(connection.has_value());
        (*connection)->runPragma("BEGIN"); // never committed: no waits for the disk
        const bool isHeld = rc::check("lists are a set", [&connection] {
            (*connection)->runPragma("DELETE FROM tag_list");
            Content expected;
            const int steps = *rc::gen::inRange(1, 12);
            for (int step = 0; step < steps; ++step) {
                switch (*rc::gen::inRange(0, 4)) {
                case 0:
                    eraseOne(**connection, expected);
                    break;
                case 1:
                    eraseMany(**connection, expected);
                    break;
                default:
                    add(**connection, expected);
                }
                RC_ASSERT(contentOf(**connection) == expected);
            }
        });
        QVERIFY(isHeld);
    }

    void showsThemToPeople()
    {
        const CacheFixture fixture;
        {
            const auto connection = Connection::open(fixture.path(), Connection::Mode::ReadWrite);
            std::vector<ListedTag> traces;
            for (std::int64_t trace = 1; trace <= 500; ++trace)
                traces.push_back({trace * 3, {}});
            addToTagLists(**connection, 7, "globex", traces);
            addToTagLists(**connection, -8, {}, {{4, {}}, {5, {}}});
        }
        QCOMPARE(fixture.number("SELECT count(*) FROM tag WHERE key = 7 AND value = 'globex'"), 500);
        QCOMPARE(fixture.number("SELECT sum(trace) FROM tag"), 3 * 500 * 501 / 2);
        QCOMPARE(fixture.number("SELECT count(*) FROM tag_overflow WHERE key = 8"), 2);
        QCOMPARE(fixture.number("SELECT sum(trace) FROM tag_overflow"), 9);
    }

    /// Lists come from a file that anybody may have written to.
    void endsAtDamage()
    {
        std::vector<std::int64_t> traces;
        const auto take = [&traces](std::int64_t trace, ByteView) { traces.push_back(trace); };
        const Bytes tooShort{200, 1};
        forEachListed(10, "[0,2,x,3]", tooShort, take);
        QCOMPARE(traces, (std::vector<std::int64_t>{10, 12}));
        for (const char *text : {"", "[", "[]", "null", "[,]", "{"})
            forEachListed(10, text, {}, take);
        QCOMPARE(traces.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestTagLists)
#include "tst_taglists.moc"
