// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tracereader.h"
#include "core/formats/tracewriter.h"
#include "core/search/queryjob.h"
#include "core/search/traceevaluation.h"
#include "tests/cache/cachefixture.h"
#include "tests/search/randomquery.h"
#include "tests/support/replayserver.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <map>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

std::vector<TracePtr> randomTraces(std::uint64_t seed, std::uint32_t count)
{
    RandomQueries random(seed);
    std::vector<TracePtr> traces;
    for (std::uint32_t i = 0; i < count; ++i)
        traces.push_back(random.trace(i + 1, 10));
    return traces;
}

QByteArray bytesOf(const std::vector<TracePtr> &traces, Format format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    auto writer = TraceWriter::create(format, buffer);
    if (!writer)
        return {};
    for (const TracePtr &trace : traces) {
        if (!(*writer)->add(*trace))
            return {};
    }
    return (*writer)->finish() ? bytes : QByteArray();
}

/// What is left of traces that went through a format.
std::vector<TracePtr> copyOf(const std::vector<TracePtr> &traces, Format format)
{
    const QByteArray bytes = bytesOf(traces, format);
    TraceCollector collector;
    if (!readTraces({bytes.constData(), static_cast<std::size_t>(bytes.size())}, collector))
        return {};
    return collector.finish().value_or(std::vector<TracePtr>{});
}

bool hasService(const Trace &trace, const QString &service)
{
    for (const StringId id : trace.services()) {
        if (trace.text(id) == service.toStdString())
            return true;
    }
    return false;
}

/// A Jaeger that searches by service only, so that the rest is left to us.
ReplayServer::Handler jaegerWith(const std::vector<TracePtr> &traces)
{
    return [traces](const ServedRequest &request) {
        if (request.path() == "/api/services"_L1)
            return json("{\"data\":[\"front\",\"cart\",\"db\"],\"total\":3}");
        if (request.path() != "/api/traces"_L1)
            return text("404 page not found", 404);
        std::vector<TracePtr> found;
        for (const TracePtr &trace : traces) {
            if (hasService(*trace, request.parameter(u"service"_s)))
                found.push_back(trace);
        }
        return json(found.empty() ? QByteArray("{\"data\":[]}") : bytesOf(found, Format::Jaeger));
    };
}

SourceConfig configOf(SourceKind kind, const ReplayServer &server, const QString &name)
{
    SourceConfig config;
    config.kind = kind;
    config.name = name;
    config.baseUrl = server.url();
    return config;
}

/// Runs a job to its end and keeps what it said.
struct Run {
    std::map<std::string, QueryHit> hits;
    std::map<QString, QueryCoverage> coverages;
    std::optional<Error> error;
    bool isFinished = false;

    explicit Run(const QueryRequest &request)
    {
        QueryJob job(request, [](const SourceConfig &) { return Result<Credentials>(Credentials{}); });
        QObject::connect(&job, &QueryJob::found, &job, [this](const std::vector<QueryHit> &batch) {
            for (const QueryHit &hit : batch)
                hits[hit.trace.id.toHex()] = hit;
        });
        QObject::connect(&job, &QueryJob::covered, &job,
                         [this](const QueryCoverage &coverage) { coverages[coverage.target] = coverage; });
        QObject::connect(&job, &QueryJob::finished, &job, [this](const QueryOutcome &outcome) {
            error = outcome.error;
            isFinished = true;
        });
        job.start();
        static_cast<void>(QTest::qWaitFor([this] { return isFinished; }, kPatienceMs));
    }

    [[nodiscard]] QStringList ids() const
    {
        QStringList ids;
        for (const auto &[id, hit] : hits)
            ids << QString::fromStdString(id);
        return ids;
    }
};

QStringList idsOf(const std::vector<TracePtr> &traces, const QString &query)
{
    QStringList ids;
    const auto program = traceql::compile(query.toStdString());
    const std::atomic<bool> cancelled{false};
    static_cast<void>(searchTraces(
        traces, *program, {},
        [&](const QueryHit &hit) {
            ids << QString::fromStdString(hit.trace.id.toHex());
            return true;
        },
        cancelled));
    ids.sort();
    return ids;
}

QueryRequest requestFor(const QString &query, std::vector<QueryTarget> targets)
{
    QueryRequest request;
    request.text = query;
    request.targets = std::move(targets);
    request.options.startNs = 1;
    request.options.endNs = 2'000'000'000'000'000'000;
    return request;
}

} // namespace

class TestQueryJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void decidesHereWhatJaegerCannotSay_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("searches");
        QTest::newRow("by service") << uR"({ resource.service.name = "cart" && status = error })"_s << 1;
        QTest::newRow("structure") << uR"({ resource.service.name = "front" } >> { kind = server })"_s << 1;
        QTest::newRow("no service") << uR"({ duration > 20ms } | count() > 2)"_s << 3;
    }

    void decidesHereWhatJaegerCannotSay()
    {
        QFETCH(QString, query);
        QFETCH(int, searches);
        const std::vector<TracePtr> traces = copyOf(randomTraces(3, 30), Format::Jaeger);
        ReplayServer server(jaegerWith(traces));

        const Run run(requestFor(query, {QueryTarget::ofSource(configOf(SourceKind::Jaeger, server, u"shop"_s))}));

        QVERIFY(run.isFinished && !run.error);
        QCOMPARE(server.countOf(u"/api/traces"_s), searches);
        const QueryCoverage &coverage = run.coverages.at(u"shop"_s);
        QVERIFY2(coverage.state == QueryCoverage::State::Complete, qPrintable(coverage.reason));
        QVERIFY(coverage.ran.join(u' ').contains(u"decided here"_s));
        QStringList expected;
        for (const QString &id : idsOf(traces, query)) {
            const auto trace = std::ranges::find_if(traces, [&](const TracePtr &candidate) {
                return QString::fromStdString(candidate->id().toHex()) == id;
            });
            // Jaeger finds traces by a service only
            if (hasService(**trace, u"front"_s) || hasService(**trace, u"cart"_s) || hasService(**trace, u"db"_s))
                expected << id;
        }
        QVERIFY(!expected.isEmpty());
        QCOMPARE(run.ids(), expected);
    }

    void pushesTheWholeQueryToTempo()
    {
        ReplayServer server([](const ServedRequest &request) {
            if (request.path() == "/api/status/buildinfo"_L1)
                return json("{\"version\":\"2.9.0\"}");
            if (request.path() == "/api/search"_L1)
                return json(
                    "{\"traces\":[{\"traceID\":\"ab\",\"rootServiceName\":\"cart\",\"startTimeUnixNano\":\"1700000000000000000\","
                    "\"durationMs\":5,\"spanSets\":[{\"spans\":[{\"spanID\":\"0000000000000007\",\"attributes\":[{\"key\":\"b\","
                    "\"value\":{\"intValue\":\"2\"}}]}],\"matched\":3,"
                    "\"attributes\":[{\"key\":\"count()\",\"value\":{\"intValue\":\"3\"}}]}]}]}");
            return json("{\"tagValues\":[]}");
        });

        const Run run(requestFor(u"{ .a = 1 } >> { .b = 2 } | count() > 2"_s,
                                 {QueryTarget::ofSource(configOf(SourceKind::Tempo, server, u"prod"_s))}));

        QCOMPARE(run.hits.size(), 1U);
        const QueryHit &hit = run.hits.begin()->second;
        QCOMPARE(hit.targets, QStringList{u"prod"_s});
        QCOMPARE(hit.spansets.front().matched, 3U);
        QCOMPARE(hit.spansets.front().ids, std::vector{SpanId{7}});
        QCOMPARE(hit.spansets.front().attributes.front().name, "count()");
        QCOMPARE(hit.selected.size(), 2U); // of the keys that the query names
        QVERIFY(hit.selected[0].values.empty());
        QCOMPARE(hit.selected[1].attribute, "b");
        QCOMPARE(hit.selected[1].values, std::vector<std::string>{"2"});
        QString query;
        for (const ServedRequest &request : server.requests()) {
            if (request.path() == "/api/search"_L1)
                query = request.parameter(u"q"_s);
        }
        QCOMPARE(query, u"{ .a = 1 } >> { .b = 2 } | count() > 2"_s);
    }

    void decidesHereWhatAnOldTempoDoesNotKnow()
    {
        const std::vector<TracePtr> traces = randomTraces(3, 6);
        ReplayServer server([&](const ServedRequest &request) {
            if (request.path() == "/api/status/buildinfo"_L1)
                return json("{\"version\":\"2.4.1\"}");
            if (request.path() == "/api/search"_L1) {
                QByteArray rows;
                for (const TracePtr &trace : traces)
                    rows += (rows.isEmpty() ? "" : ",") + QByteArray("{\"traceID\":\"")
                            + QByteArray::fromStdString(trace->id().toHex()) + "\"}";
                return json("{\"traces\":[" + rows + "]}");
            }
            for (const TracePtr &trace : traces) {
                if (request.path().endsWith(QString::fromStdString(trace->id().toHex()))) {
                    Reply reply = json(bytesOf({trace}, Format::OtlpProto));
                    reply.contentType = "application/protobuf";
                    return reply;
                }
            }
            return json("{\"tagValues\":[]}");
        });
        const QString query = u"{ kind = server } &>> { status != ok }"_s;

        const Run run(requestFor(query, {QueryTarget::ofSource(configOf(SourceKind::Tempo, server, u"old"_s))}));

        QVERIFY2(run.coverages.at(u"old"_s).state == QueryCoverage::State::Complete,
                 qPrintable(run.coverages.at(u"old"_s).reason));
        QVERIFY(run.coverages.at(u"old"_s).ran.front().contains(u"2.5"_s));
        QCOMPARE(run.ids(), idsOf(traces, query));
    }

    void joinsWhatSeveralTargetsFound()
    {
        const std::vector<TracePtr> traces = randomTraces(4, 20);
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), std::vector(traces.begin(), traces.begin() + 12)));
        const auto shared = std::make_shared<SharedSearcher>(fixture.path());

        const Run run(requestFor(u"{ }"_s, {QueryTarget::ofCache(u"cache"_s, shared),
                                            QueryTarget::ofTraces(u"file"_s, {traces.begin() + 8, traces.end()})}));

        QCOMPARE(run.hits.size(), 20U);
        int both = 0;
        for (const auto &[id, hit] : run.hits)
            both += hit.targets.size() == 2 ? 1 : 0;
        QCOMPARE(both, 4);
        QCOMPARE(run.coverages.at(u"cache"_s).matched, 12U);
        QCOMPARE(run.coverages.at(u"file"_s).matched, 12U);
    }

    void staysWithinOpenedFilesAndJoinsThemWithTheRest()
    {
        const std::vector<TracePtr> traces = randomTraces(4, 20);
        const CacheFixture fixture;
        VERIFY_RESULT(CacheFixture::store(*fixture.open(), traces));
        const auto shared = std::make_shared<SharedSearcher>(fixture.path());
        const std::vector<TracePtr> opened(traces.begin() + 3, traces.begin() + 9);
        auto ids = std::make_shared<std::unordered_set<TraceId>>();
        for (const TracePtr &trace : opened)
            ids->insert(trace->id());
        const QueryTarget file = QueryTarget::ofCache(u"file"_s, shared, ids);

        for (const QString &query : {u"{ }"_s, u"{ kind = server }"_s, u"{ .a = 1 || .b != nil }"_s}) {
            const Run alone(requestFor(query, {file}));
            const Run together(requestFor(query, {file, QueryTarget::ofCache(u"cache"_s, shared)}));

            QCOMPARE(alone.ids(), idsOf(opened, query));
            QCOMPARE(together.ids(), idsOf(traces, query));
            QCOMPARE(alone.coverages.at(u"file"_s).considered, 6U);
            for (const auto &[id, hit] : together.hits)
                QCOMPARE(hit.targets.contains(u"file"_s), alone.hits.contains(id));
        }
    }

    void saysWhichTargetFailedAndWhy()
    {
        const std::vector<TracePtr> traces = randomTraces(4, 5);
        ReplayServer server([](const ServedRequest &) { return text("the range is too long", 400); });

        const Run run(requestFor(u"{ }"_s, {QueryTarget::ofTraces(u"file"_s, traces),
                                            QueryTarget::ofSource(configOf(SourceKind::Tempo, server, u"prod"_s))}));

        QVERIFY(run.isFinished && !run.error);
        QCOMPARE(run.hits.size(), 5U);
        QCOMPARE(run.coverages.at(u"file"_s).state, QueryCoverage::State::Complete);
        QCOMPARE(run.coverages.at(u"prod"_s).state, QueryCoverage::State::Failed);
        QVERIFY(run.coverages.at(u"prod"_s).reason.contains(u"the range is too long"_s));
        QVERIFY(run.coverages.at(u"prod"_s).ran.isEmpty()); // it answered nothing
    }

    void refusesWhatIsNoSearch()
    {
        const auto target = QueryTarget::ofTraces(u"file"_s, randomTraces(4, 2));

        const Run syntax(requestFor(u"{ .a = }"_s, {target}));
        const Run metrics(requestFor(u"{ } | rate()"_s, {target}));

        QVERIFY(syntax.error && syntax.error->detail.contains(u"line 1"_s));
        QVERIFY(metrics.error && metrics.error->detail.contains(u"metrics"_s));
    }

    void endsWhenItIsCancelled()
    {
        ReplayServer server([](const ServedRequest &) {
            Reply reply = json("{}");
            reply.manner = Reply::Manner::Hang;
            return reply;
        });
        QueryJob job(requestFor(u"{ }"_s, {QueryTarget::ofSource(configOf(SourceKind::Tempo, server, u"prod"_s))}), {});
        QSignalSpy finished(&job, &QueryJob::finished);
        std::optional<QueryCoverage> coverage;
        connect(&job, &QueryJob::covered, this, [&](const QueryCoverage &covered) { coverage = covered; });
        job.start();
        QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), kPatienceMs);

        job.cancel();

        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatienceMs);
        QVERIFY(coverage && coverage->state == QueryCoverage::State::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestQueryJob)
#include "tst_queryjob.moc"
