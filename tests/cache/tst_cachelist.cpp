// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tagcollector.h"
#include "core/model/tracebuilder.h"
#include "tests/cache/cachefixture.h"
#include "tests/support/tracefromtext.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kFast[] = R"(
    frontend  GET /fast   0..20ms  server tenant=globex
      cart    GetCart     10..15ms user=alice event=retry@12ms
)";
constexpr char kSlow[] = R"(
    frontend  GET /slow   0..900ms  server tenant=initech
      cart    GetCart     10..100ms error user=bob retries=3
      cart    PutCart     110..200ms
)";
constexpr char kLinked[] = R"(
    worker    consume     0..50ms consumer link=00000000000000010000000000000002/0000000000000001 tenant=globex
)";

/// A trace whose key "request" has more values than the index lists.
TracePtr overflowingTrace(TraceId id)
{
    TraceBuilder builder(id);
    AttributeWriter attributes = builder.newWriter();
    attributes.add("service.name", "many");
    const ResourceIndex resource = builder.addResource(
        {.attributes = attributes.list(), .droppedAttributes = 0, .schemaUrl = {}});
    const ScopeIndex scope = builder.addScope({});
    for (std::uint64_t i = 1; i <= kMaxTagValuesPerKey + 10; ++i) {
        AttributeWriter own = builder.newWriter();
        own.add("request", "r" + std::to_string(i));
        SpanInput span;
        span.id = SpanId{i};
        span.parentId = SpanId{i == 1 ? 0U : 1U};
        span.resource = resource;
        span.scope = scope;
        span.name = "work";
        span.startNs = kTextTraceStartNs + static_cast<std::int64_t>(i);
        span.durationNs = 5;
        span.attributes = own.list();
        builder.addSpan(span);
    }
    return builder.finish();
}

const TraceId kFastId{0xabcdef0000000001ULL, 1};
const TraceId kSlowId{1, 2};
const TraceId kLinkedId{0xabcdef0000000002ULL, 3};
const TraceId kManyId{0, 0xfeedfeedfeedfeedULL};

} // namespace

class TestCacheList : public QObject {
    Q_OBJECT

private:
    CacheFixture m_fixture;
    std::unique_ptr<Cache> m_cache;

    QStringList names(const TraceFilter &filter)
    {
        const auto found = m_cache->list(filter);
        QStringList texts;
        if (!found)
            return {found.error().detail};
        for (const TraceSummary &summary : *found)
            texts.append(summary.rootName);
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cache = m_fixture.open();
        VERIFY_RESULT(CacheFixture::store(*m_cache, {traceFromText(kFast, kFastId), traceFromText(kSlow, kSlowId)}));
        VERIFY_RESULT(
            CacheFixture::store(*m_cache, {traceFromText(kLinked, kLinkedId), overflowingTrace(kManyId)}, u"other"_s));
    }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tellsEverythingOfATrace()
    {
        const auto summary = m_cache->summary(kSlowId);
        VERIFY_RESULT(summary);

        QCOMPARE(summary->id, kSlowId);
        QCOMPARE(summary->idText, QString::fromStdString(kSlowId.toHex()));
        QCOMPARE(summary->rootService, u"frontend"_s);
        QCOMPARE(summary->rootName, u"GET /slow"_s);
        QCOMPARE(summary->startNs, kTextTraceStartNs);
        QCOMPARE(summary->durationNs, 900'000'000);
        QCOMPARE(summary->spans, 3U);
        QCOMPARE(summary->errors, 1U);
        QCOMPARE(summary->services, (QStringList{u"cart"_s, u"frontend"_s}));
        QCOMPARE(summary->origins, (std::vector<Origin>{{u"file"_s, u"test.json"_s}}));
        QVERIFY(summary->storedMs > 0 && summary->bytes > 0 && !summary->pinned && !summary->partial);
    }

    void findsByWhatTheFilterSays_data()
    {
        QTest::addColumn<TraceFilter>("filter");
        QTest::addColumn<QStringList>("expected");
        const auto add = [](const char *name, void (*fill)(TraceFilter &), const QStringList &expected) {
            TraceFilter filter;
            fill(filter);
            QTest::newRow(name) << filter << expected;
        };
        add("service",
            [](TraceFilter &f) {
                f.service = u"cart"_s;
                f.order = TraceOrder::Duration;
            },
            {u"GET /slow"_s, u"GET /fast"_s});
        add("operation", [](TraceFilter &f) { f.operation = u"PutCart"_s; }, {u"GET /slow"_s});
        add("operation of another service",
            [](TraceFilter &f) {
                f.service = u"frontend"_s;
                f.operation = u"PutCart"_s;
            },
            {});
        add("at least", [](TraceFilter &f) { f.minDurationNs = 900'000'000; }, {u"GET /slow"_s});
        add("at most",
            [](TraceFilter &f) {
                f.maxDurationNs = 20'000'000;
                f.order = TraceOrder::Duration;
            },
            {u"GET /fast"_s, u"work"_s});
        add("errors", [](TraceFilter &f) { f.errorsOnly = true; }, {u"GET /slow"_s});
        add("window",
            [](TraceFilter &f) {
                f.startNs = kTextTraceStartNs + 1;
                f.endNs = kTextTraceStartNs + 2;
            },
            {u"work"_s});
        add("window that ends before", [](TraceFilter &f) { f.endNs = kTextTraceStartNs; }, {});
        add("tag of a span", [](TraceFilter &f) { f.tags = {{u"user"_s, u"bob"_s}}; }, {u"GET /slow"_s});
        add("number", [](TraceFilter &f) { f.tags = {{u"retries"_s, u"3"_s}}; }, {u"GET /slow"_s});
        add("resource", [](TraceFilter &f) { f.tags = {{u"service.name"_s, u"worker"_s}}; }, {u"consume"_s});
        add("two tags", [](TraceFilter &f) { f.tags = {{u"tenant"_s, u"globex"_s}, {u"user"_s, u"alice"_s}}; },
            {u"GET /fast"_s});
        add("two tags of two traces",
            [](TraceFilter &f) { f.tags = {{u"tenant"_s, u"initech"_s}, {u"user"_s, u"alice"_s}}; }, {});
        add("unknown key", [](TraceFilter &f) { f.tags = {{u"nobody"_s, u"knows"_s}}; }, {});
        add("value of a key that overflowed", [](TraceFilter &f) { f.tags = {{u"request"_s, u"r70"_s}}; }, {u"work"_s});
        add("no value of a key that overflowed", [](TraceFilter &f) { f.tags = {{u"request"_s, u"r700"_s}}; }, {});
        add("limit",
            [](TraceFilter &f) {
                f.order = TraceOrder::Spans;
                f.limit = 2;
            },
            {u"work"_s, u"GET /slow"_s});
        add("limit with tags",
            [](TraceFilter &f) {
                f.tags = {{u"tenant"_s, u"globex"_s}};
                f.order = TraceOrder::Duration;
                f.limit = 1;
            },
            {u"consume"_s});
        add("ascending",
            [](TraceFilter &f) {
                f.service = u"cart"_s;
                f.order = TraceOrder::Errors;
                f.descending = false;
            },
            {u"GET /fast"_s, u"GET /slow"_s});
    }

    void findsByWhatTheFilterSays()
    {
        QFETCH(TraceFilter, filter);
        QFETCH(QStringList, expected);

        QCOMPARE(names(filter), expected);
    }

    void resolvesWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("error");
        const auto hex = [](const TraceId &id) { return QString::fromStdString(id.toHex()); };
        const int none = -1;
        QTest::newRow("whole") << hex(kFastId) << hex(kFastId) << none;
        QTest::newRow("upper case, blanks") << u" %1 "_s.arg(hex(kFastId).toUpper()) << hex(kFastId) << none;
        QTest::newRow("beginning") << u"abcdef0000000001"_s << hex(kFastId) << none;
        QTest::newRow("64 bits") << u"feedfeedfeedfeed"_s << hex(kManyId) << none;
        QTest::newRow("beginning of 64 bits") << u"feedfe"_s << hex(kManyId) << none;
        QTest::newRow("slowest") << u"slowest"_s << hex(kSlowId) << none;
        QTest::newRow("latest") << u"latest"_s << hex(kManyId) << none;
        QTest::newRow("ambiguous") << u"abcdef"_s << u"2 trace ids"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("short") << u"abcde"_s << u"at least 6"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("nothing") << u""_s << u"no trace id"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("words") << u"fastest"_s << u"no trace id"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("unknown") << u"123456"_s << u"begins with 123456"_s << int(ErrorCode::NotFound);
        QTest::newRow("unknown whole") << QString(32, u'7') << u"no trace"_s << int(ErrorCode::NotFound);
    }

    void resolvesWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QFETCH(int, error);

        const auto id = m_cache->resolve(text);

        QCOMPARE(id ? -1 : int(id.error().code), error);
        QVERIFY2((id ? QString::fromStdString(id->toHex()) : id.error().detail).contains(expected),
                 qPrintable(id ? QString() : id.error().detail));
    }

    void resolvesTheTextOfAnAlias()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        const ParsedId<TraceId> parsed = parseTraceId("order #17");
        TraceBuilder builder(parsed.id);
        builder.aliasTraceId(parsed.id, "order #17");
        SpanInput span;
        span.id = SpanId{1};
        span.resource = builder.addResource({});
        span.scope = builder.addScope({});
        span.name = "order";
        span.startNs = 1;
        span.durationNs = 1;
        builder.addSpan(span);
        VERIFY_RESULT(CacheFixture::store(*cache, {builder.finish()}));

        QCOMPARE(*cache->resolve(u"order #17"_s), parsed.id);
        QCOMPARE(cache->list()->front().idText, u"order #17"_s);
    }

    void offersWhatCanBeAskedFor()
    {
        QCOMPARE(*m_cache->services(), (QStringList{u"cart"_s, u"frontend"_s, u"many"_s, u"worker"_s}));
        QCOMPARE(*m_cache->operations(u"cart"_s), (QStringList{u"GetCart"_s, u"PutCart"_s}));
        QCOMPARE(*m_cache->operations(u"nobody"_s), QStringList());
        QCOMPARE(*m_cache->tagKeys(),
                 (QStringList{u"request"_s, u"retries"_s, u"service.name"_s, u"tenant"_s, u"user"_s}));
        QCOMPARE(*m_cache->tagValues(u"tenant"_s, 0), (QStringList{u"globex"_s, u"initech"_s}));
        QCOMPARE(*m_cache->tagValues(u"user"_s, 1), QStringList{u"alice"_s});
        QCOMPARE(*m_cache->tagValues(u"request"_s, 10), QStringList());
    }

    void saysWhichTraceHasWhichValue()
    {
        QStringList tenants;
        const auto tags = m_cache->tagsByTrace(u"tenant"_s);
        VERIFY_RESULT(tags);
        for (const TraceTag &tag : *tags)
            tenants += tag.value;
        const auto requests = m_cache->tagsByTrace(u"request"_s);
        VERIFY_RESULT(requests);

        QCOMPARE(QSet<QString>(tenants.begin(), tenants.end()), (QSet<QString>{u"globex"_s, u"initech"_s}));
        QCOMPARE(requests->size(), std::size_t{1});
        QVERIFY(requests->front().overflows); // too many to be listed
        QVERIFY(m_cache->tagsByTrace(u"nothing"_s)->empty());
    }

    void forgetsNamesOfTracesThatAreGone()
    {
        const CacheFixture fixture;
        const auto cache = fixture.open();
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText(kFast, kFastId), traceFromText(kLinked, kLinkedId)}));

        VERIFY_RESULT(cache->remove({&kLinkedId, 1}));

        QCOMPARE(*cache->services(), (QStringList{u"cart"_s, u"frontend"_s}));
        QCOMPARE(*cache->tagValues(u"tenant"_s, 0), QStringList{u"globex"_s});
        VERIFY_RESULT(cache->compact());
        QCOMPARE(fixture.number("SELECT count(*) FROM operation WHERE service = 'worker'"), 0);
        VERIFY_RESULT(CacheFixture::store(*cache, {traceFromText(kLinked, kLinkedId)}));
        QCOMPARE(*cache->operations(u"worker"_s), QStringList{u"consume"_s});
    }

    void knowsWhoLinksToATrace()
    {
        QCOMPARE(*m_cache->linkedFrom(kSlowId), std::vector<TraceId>{kLinkedId});
        QCOMPARE(*m_cache->linkedFrom(kFastId), std::vector<TraceId>());
    }

    void answersPlainSql()
    {
        QCOMPARE(m_fixture.number("SELECT count(*) FROM span WHERE trace_id = '" + kSlowId.toHex() + "'"), 3);
        QCOMPARE(m_fixture.number("SELECT sum(self_ns) FROM span WHERE service = 'cart' AND name = 'PutCart'"),
                 90'000'000);
        QCOMPARE(m_fixture.number("SELECT count(*) FROM span AS child JOIN span AS parent"
                                  " ON parent.trace_id = child.trace_id AND parent.span_id = child.parent_span_id"
                                  " WHERE parent.kind = 'server' AND child.status = 'error'"),
                 1);
    }

    void saysWhatIsNotThere()
    {
        QCOMPARE(m_cache->load(traceIdOf(99)).error().code, ErrorCode::NotFound);
        QCOMPARE(m_cache->summary(traceIdOf(99)).error().code, ErrorCode::NotFound);
        QCOMPARE(*m_cache->contains(traceIdOf(99)), false);
        QCOMPARE(*m_cache->contains(kFastId), true);
    }
};

QTEST_GUILESS_MAIN(TestCacheList)
#include "tst_cachelist.moc"
