// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/formats/formattest.h"
#include "tests/formats/zipkinjson.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracegenerator.h"

using namespace Qt::StringLiterals;
using namespace traceloupe;

namespace {

/// An OTLP document of one span with these members and attributes of the resource.
QByteArray otlp(const QByteArray &members,
                const QByteArray &resource = R"({"key":"service.name","value":{"stringValue":"Cart"}})")
{
    return R"({"resourceSpans":[{"resource":{"attributes":[)" + resource
           + R"(]},"scopeSpans":[{"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c",)"
             R"("spanId":"b7ad6b7169203331","name":"Op","startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000005000")"
           + (members.isEmpty() ? QByteArray() : "," + members) + "}]}]}]}";
}

QByteArray text(const char *key, const char *value)
{
    return QByteArray(R"({"key":")") + key + R"(","value":{"stringValue":")" + value + "\"}}";
}

QByteArray attributes(const QByteArrayList &list)
{
    return R"("attributes":[)" + list.join(',') + "]";
}

struct Written {
    QByteArray bytes;
    QJsonObject span;
    QString tags; ///< "key=value" lines, sorted
    std::uint64_t lost = 0;
};

Written written(const QByteArray &json)
{
    const auto result = test::writeTraces(test::readBytes(json).traces, Format::ZipkinV2);
    Written out;
    out.bytes = result.bytes;
    out.span = QJsonDocument::fromJson(result.bytes)[0].toObject();
    const QJsonObject tags = out.span["tags"_L1].toObject();
    QStringList lines;
    for (auto it = tags.begin(); it != tags.end(); ++it)
        lines += it.key() + u'=' + it.value().toString();
    lines.sort();
    out.tags = lines.join(u';');
    out.lost = result.diagnostics.count(Diagnostic::LostOnExport);
    return out;
}

} // namespace

/// What the Zipkin writer makes of spans that came in another form (mapping.md section 4), and of Zipkin's own.
class TestZipkinWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void writesAnEmptyList();
    void writesTheFieldsOfASpan();
    void saysTheServiceAndItsSource();
    void findsTheRemoteEndpoint_data();
    void findsTheRemoteEndpoint();
    void writesTheStatusAsBothReadersKnowIt();
    void writesKindsThatZipkinHasNot();
    void writesEventsAsAnnotations();
    void writesLinksAsTags();
    void countsWhatGetsLost_data();
    void countsWhatGetsLost();
    void keepsTheFormOfItsOwnSpans_data();
    void keepsTheFormOfItsOwnSpans();
    void keepsAGeneratedTraceAsItIs();
    void settlesAfterRoundTripsOfAnything_data();
    void settlesAfterRoundTripsOfAnything();
};

void TestZipkinWriter::writesAnEmptyList()
{
    QCOMPARE(test::writeTraces({}, Format::ZipkinV2).bytes.trimmed(), QByteArray("[]"));
}

void TestZipkinWriter::writesTheFieldsOfASpan()
{
    const Written out = written(otlp(R"("kind":2,"parentSpanId":"0000000000000002")"));

    QCOMPARE(out.span["traceId"_L1].toString(), u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(out.span["id"_L1].toString(), u"b7ad6b7169203331"_s);
    QCOMPARE(out.span["parentId"_L1].toString(), u"0000000000000002"_s);
    QCOMPARE(out.span["kind"_L1].toString(), u"SERVER"_s);
    QCOMPARE(out.span["name"_L1].toString(), u"Op"_s);
    QCOMPARE(out.span["timestamp"_L1].toInteger(), 1'700'000'000'000'000);
    QCOMPARE(out.span["duration"_L1].toInteger(), 5);
    QCOMPARE(out.span["localEndpoint"_L1]["serviceName"_L1].toString(), u"Cart"_s);
    QCOMPARE(out.lost, 0U);
    // A known duration of nothing is 1: 0 means unknown.
    QCOMPARE(written(otlp({}).replace("005000", "000000")).span["duration"_L1].toInteger(), 1);
}

void TestZipkinWriter::saysTheServiceAndItsSource()
{
    const Written out = written(otlp({}, text("faas.name", "fn") + "," + text("host.name", "h")));

    QCOMPARE(out.span["localEndpoint"_L1]["serviceName"_L1].toString(), u"fn"_s);
    QCOMPARE(out.tags, u"host.name=h;otlp.service.name.source=faas.name"_s);
    QVERIFY(!written(otlp({}, {})).span.contains("localEndpoint"_L1));
}

void TestZipkinWriter::findsTheRemoteEndpoint_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("remote");
    QTest::addColumn<QString>("tags");
    const QByteArray client = R"("kind":3,)";
    const auto row = [](const char *name, const QByteArray &members, const char *remote, const char *tags) {
        QTest::newRow(name) << members << QByteArray(remote) << QString::fromUtf8(tags);
    };
    row("named",
        client
            + attributes({text("peer.service", "db"), text("net.peer.ip", "10.0.0.1"),
                          R"({"key":"net.peer.port","value":{"intValue":"5432"}})"}),
        R"({"ipv4":"10.0.0.1","port":5432,"serviceName":"db"})", "");
    row("address",
        client + attributes({text("server.address", "db.local"), R"({"key":"server.port","value":{"intValue":"1"}})"}),
        R"({"port":1,"serviceName":"db.local"})", "server.address=db.local;server.port=1");
    row("ip", client + attributes({text("network.peer.address", "2001:db8::1")}), R"({"ipv6":"2001:db8::1"})",
        "network.peer.address=2001:db8::1");
    row("only of calls", R"("kind":2,)" + attributes({text("server.address", "me")}), "{}", "server.address=me");
    row("no address", attributes({text("net.peer.ip", "not an ip")}), "{}", "net.peer.ip=not an ip");
}

void TestZipkinWriter::findsTheRemoteEndpoint()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, remote);
    QFETCH(QString, tags);

    const Written out = written(otlp(members));

    QCOMPARE(QJsonDocument(out.span["remoteEndpoint"_L1].toObject()).toJson(QJsonDocument::Compact), remote);
    QCOMPARE(out.tags, tags);
}

void TestZipkinWriter::writesTheStatusAsBothReadersKnowIt()
{
    QCOMPARE(written(otlp(R"("status":{"code":2,"message":"late"})")).tags, u"error=late;otel.status_code=ERROR"_s);
    QCOMPARE(written(otlp(R"("status":{"code":2})")).tags, u"error=;otel.status_code=ERROR"_s);
    QCOMPARE(written(otlp(R"("status":{"code":2,"message":"true"})")).tags,
             u"error=true;otel.status_code=ERROR;otel.status_description=true"_s);
    QCOMPARE(written(otlp(R"("status":{"code":1})")).tags, u"otel.status_code=OK"_s);
    QCOMPARE(written(otlp(attributes({R"({"key":"error","value":{"boolValue":false}})"}))).tags, QString());
}

void TestZipkinWriter::writesKindsThatZipkinHasNot()
{
    const Written out = written(otlp(R"("kind":1,"traceState":"a=b","droppedEventsCount":2)"));

    QVERIFY(!out.span.contains("kind"_L1));
    QCOMPARE(out.tags, u"otel.dropped_events_count=2;span.kind=internal;w3c.tracestate=a=b"_s);
    QCOMPARE(test::readBytes(out.bytes).traces.at(0)->kind(test::kFirstRow), SpanKind::Internal);
}

void TestZipkinWriter::writesEventsAsAnnotations()
{
    const Written out = written(otlp(
        R"("events":[{"timeUnixNano":"1700000000000001000","name":"plain"},{"timeUnixNano":"1700000000000002000","name":"more","attributes":[)"
        R"({"key":"n","value":{"intValue":"1"}},{"key":"d","value":{"doubleValue":2}}]},{"timeUnixNano":"1700000000000003000","name":"cut","droppedAttributesCount":4},)"
        R"({"timeUnixNano":"1700000000000004000","name":"a|{}|1"}])"));

    const QJsonArray annotations = out.span["annotations"_L1].toArray();
    QCOMPARE(annotations[0]["value"_L1].toString(), u"plain"_s);
    QCOMPARE(annotations[1]["value"_L1].toString(), u"\"more\": {\"n\":1,\"d\":2.0}"_s);
    QCOMPARE(annotations[2]["value"_L1].toString(), u"cut|{}|4"_s);
    QCOMPARE(annotations[3]["value"_L1].toString(), u"\"a|{}|1\": {}"_s);
    QCOMPARE(out.lost, 0U);
    const SpanDetails details = test::readBytes(out.bytes).traces.at(0)->details(test::kFirstRow);
    QCOMPARE(details.eventCount(), 4U);
}

void TestZipkinWriter::writesLinksAsTags()
{
    const Written out = written(otlp(
        R"("links":[{"traceId":"000000000000000000000000000000ff","spanId":"0000000000000003","traceState":"k=v","attributes":[{"key":"a","value":{"boolValue":true}}],"droppedAttributesCount":1}])"));

    QCOMPARE(out.tags, u"otlp.link.0=000000000000000000000000000000ff|0000000000000003|k=v|{\"a\":true}|1"_s);
    QCOMPARE(out.lost, 0U);
}

void TestZipkinWriter::countsWhatGetsLost_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("type of an attribute") << otlp(attributes({R"({"key":"i","value":{"intValue":"1"}})"}));
    QTest::newRow("nanoseconds") << otlp({}).replace("1700000000000005000", "1700000000000005001");
    QTest::newRow("flags") << otlp(R"("flags":1)");
    QTest::newRow("repeated key") << otlp(attributes({text("k", "1"), text("k", "2")}));
    QTest::newRow("bytes of an event") << otlp(
        R"("events":[{"name":"e","attributes":[{"key":"b","value":{"bytesValue":"AA=="}}]}])");
    QTest::newRow("scope without a name") << otlp({}).replace(R"({"spans":)", R"({"scope":{"version":"1"},"spans":)");
}

void TestZipkinWriter::countsWhatGetsLost()
{
    QFETCH(QByteArray, json);

    QCOMPARE(written(json).lost, 1U);
}

void TestZipkinWriter::keepsTheFormOfItsOwnSpans_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const char *members) {
        QTest::newRow(name) << QByteArray(R"([{"traceId":"000000000000000a","id":"0000000000000001")") + members + "}]";
    };
    row("bare", "");
    row("plain error", R"(,"tags":{"error":"timeout"})");
    row("empty error", R"(,"tags":{"error":""})");
    row("error true", R"(,"tags":{"error":"true"})");
    row("error with another description", R"(,"tags":{"error":"a","otel.status_description":"b"})");
    row("specification's error", R"(,"tags":{"error":"a","otel.status_code":"ERROR"})");
    row("code alone", R"(,"tags":{"otel.status_code":"ERROR"})");
    row("ok", R"(,"tags":{"otel.status_code":"OK"})");
    row("peer as a tag",
        R"(,"tags":{"peer.service":"db","net.peer.ip":"1.2.3.4","net.peer.port":"80","net.host.ip":"::1"})");
    row("peer as an endpoint", R"(,"remoteEndpoint":{"serviceName":"db","ipv4":"1.2.3.4","port":80})");
    row("peer as both", R"(,"remoteEndpoint":{"serviceName":"db"},"tags":{"peer.service":"db"})");
    row("both addresses", R"(,"localEndpoint":{"serviceName":"s","ipv4":"1.2.3.4","ipv6":"::1","port":8080})");
    row("address without a service", R"(,"localEndpoint":{"ipv4":"1.2.3.4"})");
    row("derived nothing", R"(,"kind":"CLIENT","tags":{"server.address":"db"})");
    row("flags", R"(,"kind":"SERVER","debug":true,"shared":true)");
    row("no times", R"(,"kind":"CLIENT","annotations":[{"timestamp":5,"value":"cr"}])");
    row("no length", R"(,"timestamp":1,"duration":0)");
    row("resource tags", R"(,"localEndpoint":{"serviceName":"s"},"tags":{"host.name":"h","service.name":"t"})");
    row("links",
        R"(,"tags":{"otlp.link.0":"000000000000000000000000000000ff|0000000000000003|a=b|{\"k\":1}|0","otlp.link.2":"x"})");
    row("texts", ","
                 R"("name":"a\u0000\u2028\\\"","tags":{"":"","k\n":"\ud83d\ude00"})");
}

void TestZipkinWriter::keepsTheFormOfItsOwnSpans()
{
    QFETCH(QByteArray, json);

    const Written out = written(json);

    QCOMPARE(test::zipkinLines(out.bytes).join(u'\n'), test::zipkinLines(json).join(u'\n'));
}

void TestZipkinWriter::keepsAGeneratedTraceAsItIs()
{
    const auto first = test::writeTraces(test::generateTraces({.spans = 400, .traces = 3, .seed = 7}),
                                         Format::ZipkinV2);

    const auto read = test::readBytes(first.bytes);
    const auto second = test::writeTraces(read.traces, Format::ZipkinV2);

    QCOMPARE(read.report.diagnostics.total(), 0U);
    QCOMPARE(test::zipkinLines(second.bytes).join(u'\n'), test::zipkinLines(first.bytes).join(u'\n'));
}

void TestZipkinWriter::settlesAfterRoundTripsOfAnything_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
}

/// Two round trips: repeated ids are pieces to Zipkin, and may need a second look.
void TestZipkinWriter::settlesAfterRoundTripsOfAnything()
{
    QFETCH(quint64, seed);
    const auto again = [](const std::vector<TracePtr> &traces) {
        return test::readBytes(test::writeTraces(traces, Format::ZipkinV2).bytes).traces;
    };
    const auto settled = again(again({test::generateHostileTrace(seed)}));

    QVERIFY(!settled.empty());
    QCOMPARE(test::traceDifferences(settled, again(settled)), QString());
}

QTEST_GUILESS_MAIN(TestZipkinWriter)
#include "tst_zipkinwriter.moc"
