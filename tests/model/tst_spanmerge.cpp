// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"

#include <QTest>

using namespace traceloupe;

namespace {

constexpr std::int64_t kStartNs = 1'700'000'000'123'456'789;

/// One span as a source of some fidelity tells it.
struct Telling {
    Fidelity fidelity = Fidelity::Otlp;
    std::int64_t startNs = kStartNs;
    std::int64_t durationNs = 5'000'777;
    std::string_view name = "GET /Cart";
    std::vector<std::pair<std::string_view, std::string_view>> attributes{{"a", "1"}, {"b", "2"}};
};

const Telling kMicroseconds{
    Fidelity::Jaeger, 1'700'000'000'123'456'000, 5'000'000, "GET /Cart", {{"b", "2"}, {"a", "1"}}};
const Telling kZipkin{Fidelity::Zipkin, 1'700'000'000'123'456'000, 5'000'000, "get /cart", {{"a", "1"}}};

TracePtr traceOf(const Telling &telling)
{
    TraceBuilder builder(TraceId{1, 2});
    AttributeWriter writer = builder.newWriter();
    SpanInput span;
    span.resource = builder.addResource({});
    span.scope = builder.addScope({});
    for (const auto &[key, value] : telling.attributes)
        writer.add(key, value);
    span.id = SpanId{7};
    span.name = telling.name;
    span.startNs = telling.startNs;
    span.durationNs = telling.durationNs;
    span.fidelity = telling.fidelity;
    span.attributes = writer.list();
    builder.addSpan(span);
    return builder.finish();
}

/// A span with one attribute and one link, whose attributes a backend may have lost.
template <class Write>
TracePtr withStructure(const Write &write, bool linkAttributes)
{
    TraceBuilder builder(TraceId{1, 2});
    AttributeWriter writer = builder.newWriter();
    AttributeWriter linkWriter = builder.newWriter();
    if (linkAttributes)
        linkWriter.add("why", "batch");
    else
        linkWriter.add("opentracing.ref_type", "follows_from"); // as Jaeger tells every link
    write(writer);
    SpanInput span;
    span.resource = builder.addResource({});
    span.scope = builder.addScope({});
    span.id = SpanId{7};
    span.name = "checkout";
    span.startNs = kStartNs;
    span.durationNs = 10;
    span.attributes = writer.list();
    span.links = {{TraceId{5, 6}, SpanId{8}, {}, 0, 0, linkWriter.list()}};
    builder.addSpan(span);
    return builder.finish();
}

TracePtr merged(const std::vector<TracePtr> &traces)
{
    TraceBuilder builder(TraceId{1, 2});
    for (const TracePtr &trace : traces)
        builder.addTrace(*trace);
    return builder.finish();
}

} // namespace

class TestSpanMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheBestCopyWhateverTheOrder()
    {
        const auto fine = traceOf({});
        const auto jaeger = traceOf(kMicroseconds);
        const auto zipkin = traceOf(kZipkin);
        for (const auto &order : std::vector<std::vector<TracePtr>>{
                 {fine, jaeger, zipkin}, {zipkin, jaeger, fine}, {jaeger, fine, zipkin}}) {
            const auto trace = merged(order);
            QCOMPARE(trace->spanCount(), 1U);
            QCOMPARE(trace->startNs(SpanIndex(0)), kStartNs);
            QCOMPARE(trace->name(SpanIndex(0)), std::string_view("GET /Cart"));
            QCOMPARE(trace->diagnostics().total(), 0U);
        }
    }

    void isIdempotent()
    {
        const auto once = merged({traceOf({}), traceOf(kZipkin)});
        const auto twice = merged({once, traceOf(kZipkin), once});

        QCOMPARE(twice->spanCount(), once->spanCount());
        QVERIFY(twice->details(SpanIndex(0)).attributes().equals(once->details(SpanIndex(0)).attributes()));
        QCOMPARE(twice->diagnostics(), once->diagnostics());
    }

    void seesThroughWhatABackendRearranges()
    {
        Telling shuffled;
        shuffled.attributes = {{"b", "2"}, {"@jaeger@format", "proto"}, {"a", "1"}};

        const auto trace = merged({traceOf(shuffled), traceOf({})});

        QCOMPARE(trace->spanCount(), 1U);
        QVERIFY(!trace->details(SpanIndex(0)).attributes().find("@jaeger@format"));
    }

    void keepsTheCopyThatSaysMostWhereABackendFlattens()
    {
        const auto fine = withStructure(
            [](AttributeWriter &writer) {
                writer.key("order.items");
                writer.beginMap();
                writer.key("shop");
                writer.string("eu");
                writer.key("cents");
                writer.integer(125);
                writer.end();
            },
            true);
        const auto flat = withStructure(
            [](AttributeWriter &writer) { writer.add("order.items", R"({"cents":125,"shop":"eu"})"); }, false);
        for (const auto &order : std::vector<std::vector<TracePtr>>{{fine, flat}, {flat, fine}, {flat, fine, flat}}) {
            const auto trace = merged(order);
            QCOMPARE(trace->spanCount(), 1U);
            QCOMPARE(trace->details(SpanIndex(0)).attributes().find("order.items")->type(), ValueType::Map);
            const auto details = trace->details(SpanIndex(0));
            for (const LinkView &link : details.links())
                QVERIFY(link.attributes.find("why"));
        }
    }

    void keepsOtherContentAsASecondRecord()
    {
        Telling other;
        other.attributes = {{"a", "changed"}};

        const auto trace = merged({traceOf({}), traceOf(other)});

        QCOMPARE(trace->spanCount(), 2U);
        QCOMPARE(trace->diagnostics().count(Diagnostic::ConflictingSpan), 1U);
        const auto again = merged({trace, traceOf(other)});
        QCOMPARE(again->spanCount(), 2U);
        QCOMPARE(again->diagnostics().count(Diagnostic::ConflictingSpan), 1U);
    }

    void completesASpanThatWasRunning()
    {
        Telling running;
        running.durationNs = SpanInput::kAbsent;

        const auto trace = merged({traceOf(running), traceOf({})});

        QCOMPARE(trace->spanCount(), 1U);
        QCOMPARE(trace->rawDurationNs(SpanIndex(0)), 5'000'777);
    }

    void keepsEverythingThroughAMerge()
    {
        TraceBuilder builder(TraceId{1, 2});
        AttributeWriter writer = builder.newWriter();
        writer.add("service.name", "cart");
        SpanInput span;
        span.resource = builder.addResource({writer.list(), 3, "https://example.org/schema"});
        span.scope = builder.addScope({"lib", "1.0", writer.list(), 4, "scope-schema"});
        span.id = SpanId{1};
        span.name = "op";
        span.flags = 0x301;
        span.status = StatusCode::Error;
        span.statusMessage = "boom";
        span.traceState = "vendor=1";
        span.startNs = 10;
        span.durationNs = 20;
        span.droppedAttributes = 1;
        span.droppedEvents = 2;
        span.droppedLinks = 3;
        span.events = {{15, "retry", 9, writer.list()}};
        span.links = {{TraceId{5, 6}, SpanId{8}, "link=state", 0x101, 7, writer.list()}};
        span.warnings = {"clock skew"};
        builder.addSpan(span);
        builder.aliasSpanId(SpanId{1}, "span-A");
        const auto original = builder.finish();

        const auto copy = merged({original});

        const SpanDetails details = copy->details(SpanIndex(0));
        QCOMPARE(copy->spanIdText(SpanId{1}), std::string("span-A"));
        QCOMPARE(copy->flags(SpanIndex(0)), 0x301U);
        QCOMPARE(details.statusMessage(), std::string_view("boom"));
        QCOMPARE(details.traceState(), std::string_view("vendor=1"));
        QCOMPARE(details.droppedAttributes(), 1U);
        QCOMPARE(details.droppedEvents(), 2U);
        QCOMPARE(details.droppedLinks(), 3U);
        QCOMPARE(details.events().size(), std::size_t(1));
        QCOMPARE(details.events()[0].timeNs, 15);
        QCOMPARE(details.events()[0].droppedAttributes, 9U);
        QCOMPARE(details.links()[0].traceState, std::string_view("link=state"));
        QCOMPARE(details.links()[0].flags, 0x101U);
        QCOMPARE(details.links()[0].attributes.find("service.name")->string(), std::string_view("cart"));
        QCOMPARE(details.warnings(), (std::vector<std::string_view>{"clock skew"}));
        QCOMPARE(copy->resource(SpanIndex(0))->droppedAttributes, 3U);
        QCOMPARE(copy->text(copy->resource(SpanIndex(0))->schemaUrl), std::string_view("https://example.org/schema"));
        QCOMPARE(copy->text(copy->scope(SpanIndex(0))->version), std::string_view("1.0"));
        QCOMPARE(copy->serviceName(SpanIndex(0)), std::string_view("cart"));
    }
};

QTEST_GUILESS_MAIN(TestSpanMerge)
#include "tst_spanmerge.moc"
