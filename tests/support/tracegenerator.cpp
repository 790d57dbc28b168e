// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tracegenerator.h"

#include "core/model/tracebuilder.h"
#include "tests/support/splitmix.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace traceloupe::test {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t kFirstStartNs = 1'705'312'800'000'000'000; // 2024-01-15 10:00:00 UTC
constexpr std::int64_t kTraceDistanceNs = 37'000'000'000;
constexpr int kMaxDepth = 12;
constexpr std::uint32_t kInstances = 3;

struct Service {
    std::string_view name;
    int tier;
    std::string_view language;
    std::string_view database;
};
constexpr std::array<Service, 20> kServices{{
    {"edge-gateway", 0, "go", ""},
    {"web-frontend", 1, "nodejs", ""},
    {"mobile-bff", 1, "nodejs", ""},
    {"partner-api", 1, "java", ""},
    {"checkout", 2, "java", "postgresql"},
    {"cart", 2, "dotnet", "redis"},
    {"catalog", 2, "go", "postgresql"},
    {"search", 2, "java", "elasticsearch"},
    {"recommendation", 2, "python", "redis"},
    {"payment", 3, "java", "postgresql"},
    {"shipping", 3, "rust", "mysql"},
    {"pricing", 3, "go", "redis"},
    {"inventory", 3, "java", "mysql"},
    {"user-profile", 4, "python", "mongodb"},
    {"fraud-check", 4, "python", "postgresql"},
    {"currency", 4, "cpp", ""},
    {"ad-service", 4, "java", ""},
    {"email", 5, "ruby", ""},
    {"audit-log", 5, "go", "postgresql"},
    {"feature-flags", 5, "erlang", "postgresql"},
}};
constexpr std::array kVerbs{"Get"sv,    "List"sv,     "Create"sv,  "Update"sv,
                            "Delete"sv, "Validate"sv, "Resolve"sv, "Compute"sv};
constexpr std::array kNouns{"Order"sv, "Item"sv, "Quote"sv, "Session"sv, "Account"sv, "Batch"sv, "Offer"sv, "Token"sv};
constexpr std::array kTables{"orders"sv, "order_items"sv, "customers"sv, "stock_levels"sv, "shipments"sv, "payments"sv};
constexpr std::array kTenants{"acme"sv,  "globex"sv, "initech"sv, "umbrella"sv,
                              "stark"sv, "wayne"sv,  "hooli"sv,   "vandelay"sv};
constexpr std::array kUserAgents{
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36"sv,
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"sv,
    "grpc-java-netty/1.60.0"sv, "okhttp/4.12.0"sv};
constexpr std::array kMessages{"cache miss, falling back to origin"sv, "retrying request after backoff"sv,
                               "acquired lock"sv, "connection pool exhausted, waiting"sv, "slow query detected"sv};
constexpr std::array kExceptions{std::pair{"java.net.SocketTimeoutException"sv, "Read timed out"sv},
                                 std::pair{"io.grpc.StatusRuntimeException"sv, "UNAVAILABLE: upstream connect error"sv},
                                 std::pair{"psycopg2.errors.DeadlockDetected"sv, "deadlock detected"sv}};

enum class Work { Server, Client, Database, Cache, Publish, Consume, Internal };
constexpr std::array kKinds{SpanKind::Server,   SpanKind::Client,   SpanKind::Client,  SpanKind::Client,
                            SpanKind::Producer, SpanKind::Consumer, SpanKind::Internal};
constexpr std::array kScopes{"io.opentelemetry.http.server"sv,
                             "io.opentelemetry.grpc.client"sv,
                             "io.opentelemetry.jdbc"sv,
                             "io.opentelemetry.redis"sv,
                             "io.opentelemetry.kafka"sv,
                             "io.opentelemetry.kafka"sv,
                             "shop.internal"sv};

/// One span before it is written.
struct Node {
    std::uint32_t parent = 0; ///< of itself for the root
    std::uint32_t service = 0;
    std::uint32_t instance = 0;
    std::uint32_t operation = 0;
    Work work = Work::Server;
    int depth = 1;
    std::int64_t startNs = 0;
    std::int64_t durationNs = 0;
};

std::string hex(std::uint64_t value, int digits)
{
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, value >>= 4)
        *at = "0123456789abcdef"[value & 15U];
    return text;
}

/// The shape of one trace: grows breadth first until it has its spans.
class Shape {
public:
    Shape(std::uint32_t spans, std::uint64_t seed, std::int64_t startNs) : m_random(seed), m_limit(spans)
    {
        m_nodes.reserve(spans);
        const auto lengthMs = static_cast<std::int64_t>(50 + spans / 2);
        add({0, 0, 0, static_cast<std::uint32_t>(m_random.below(8)), Work::Server, 1, startNs, lengthMs * 1'000'000});
        for (std::uint32_t next = 0; m_nodes.size() < m_limit; ++next) {
            if (next == m_nodes.size())
                next = 0; // everything has its calls already: more of the same, as loops make them
            if (m_nodes[next].work == Work::Server || m_nodes[next].work == Work::Consume)
                addCalls(next);
        }
    }

    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }

private:
    std::uint32_t add(Node node)
    {
        if (m_nodes.size() >= m_limit)
            return static_cast<std::uint32_t>(m_limit - 1);
        node.instance = static_cast<std::uint32_t>(m_random.below(kInstances));
        node.durationNs = std::max<std::int64_t>(node.durationNs, 1000);
        m_nodes.push_back(node);
        return static_cast<std::uint32_t>(m_nodes.size() - 1);
    }

    void addCalls(std::uint32_t parent)
    {
        const Node caller = m_nodes[parent];
        const auto calls = static_cast<std::int64_t>(2 + m_random.below(6));
        const std::int64_t slotNs = caller.durationNs * 92 / 100 / calls;
        for (std::int64_t i = 0; i < calls && m_nodes.size() < m_limit; ++i) {
            Node call = caller;
            call.parent = parent;
            call.depth = caller.depth + 1;
            call.startNs = caller.startNs + caller.durationNs * 3 / 100 + slotNs * i;
            call.durationNs = slotNs * static_cast<std::int64_t>(40 + m_random.below(55)) / 100;
            call.operation = static_cast<std::uint32_t>(m_random.below(8));
            if (caller.depth + 2 <= kMaxDepth && m_random.chance(60))
                addPair(call);
            else
                addLeaf(call);
        }
    }

    void addPair(Node call)
    {
        const bool isMessage = m_random.chance(8);
        call.work = isMessage ? Work::Publish : Work::Client;
        const std::uint32_t parent = add(call);
        Node far = call;
        far.parent = parent;
        far.depth = call.depth + 1;
        far.service = called(call.service);
        far.work = isMessage ? Work::Consume : Work::Server;
        const std::int64_t networkNs = call.durationNs * static_cast<std::int64_t>(2 + m_random.below(6)) / 100;
        far.startNs += isMessage ? call.durationNs + static_cast<std::int64_t>(m_random.below(5'000'000)) : networkNs;
        far.durationNs -= 2 * networkNs;
        if (m_random.chance(0.5))
            far.startNs += static_cast<std::int64_t>(m_random.below(4'000'000)) - 2'000'000; // a skewed clock
        add(far);
    }

    void addLeaf(Node call)
    {
        const std::uint64_t pick = m_random.below(3);
        call.work = pick == 0                                                ? Work::Internal
                    : pick == 1 && !kServices[call.service].database.empty() ? Work::Database
                                                                             : Work::Cache;
        add(call);
    }

    /// A service one tier down, seldom any other.
    std::uint32_t called(std::uint32_t service)
    {
        const int tier = std::min(kServices[service].tier + 1, 5);
        std::uint32_t target = static_cast<std::uint32_t>(m_random.below(kServices.size()));
        while (kServices[target].tier < tier)
            target = (target + 1) % static_cast<std::uint32_t>(kServices.size());
        return target;
    }

    SplitMix m_random;
    std::size_t m_limit;
    std::vector<Node> m_nodes;
};

/// Writes the spans of a shape into a builder.
class ShapeWriter {
public:
    ShapeWriter(TraceBuilder &builder, std::uint64_t seed)
        : m_builder(builder),
          m_attributes(builder.newWriter()),
          m_nested(builder.newWriter()),
          m_random(seed ^ 0x5851f42d4c957f2dULL)
    {
        for (std::uint32_t service = 0; service < kServices.size(); ++service) {
            for (std::uint32_t instance = 0; instance < kInstances; ++instance)
                m_resources.push_back(addResource(service, instance));
        }
        for (const std::string_view scope : kScopes)
            m_scopes.push_back(m_builder.addScope({scope, "1.32.0", {}, 0, "https://opentelemetry.io/schemas/1.26.0"}));
    }

    void write(const std::vector<Node> &nodes)
    {
        for (std::uint32_t i = 0; i < nodes.size(); ++i)
            writeSpan(nodes[i], spanId(i), i == 0 ? SpanId() : spanId(nodes[i].parent));
    }

private:
    [[nodiscard]] SpanId spanId(std::uint32_t index) const
    {
        SplitMix mix(m_builder.id().low + index);
        return SpanId{mix.next() | 1};
    }

    ResourceIndex addResource(std::uint32_t service, std::uint32_t instance)
    {
        const Service &about = kServices[service];
        const std::string number = std::to_string(service) + '-' + std::to_string(instance);
        SplitMix mix(service * 31 + instance);
        m_attributes.clear();
        m_attributes.add("service.name", about.name);
        m_attributes.add("service.version", "1." + std::to_string(service % 7) + ".3");
        m_attributes.add("service.namespace", "shop");
        m_attributes.add("service.instance.id", hex(mix.next(), 16) + '-' + number);
        m_attributes.add("deployment.environment", "production");
        m_attributes.add("telemetry.sdk.language", about.language);
        m_attributes.add("telemetry.sdk.name", "opentelemetry");
        m_attributes.add("host.name", "ip-10-" + number + ".ec2.internal");
        m_attributes.add("k8s.pod.name", std::string(about.name) + '-' + hex(mix.next(), 8));
        m_attributes.key("process.pid");
        m_attributes.integer(static_cast<std::int64_t>(1000 + mix.below(30000)));
        return m_builder.addResource({m_attributes.list(), 0, "https://opentelemetry.io/schemas/1.26.0"});
    }

    void integer(std::string_view key, std::uint64_t value)
    {
        m_attributes.key(key);
        m_attributes.integer(static_cast<std::int64_t>(value));
    }

    void boolean(std::string_view key, bool value)
    {
        m_attributes.key(key);
        m_attributes.boolean(value);
    }

    static std::string operationName(const Node &node)
    {
        const std::string_view verb = kVerbs[node.operation];
        const std::string_view noun = kNouns[(node.operation + node.service) % kNouns.size()];
        const std::string service(kServices[node.service].name);
        switch (node.work) {
        case Work::Server:
        case Work::Client:
            return kServices[node.service].tier <= 1
                       ? "GET /api/v1/" + service + '/' + std::string(noun)
                       : "shop." + service + ".v1/" + std::string(verb) + std::string(noun);
        case Work::Database:
            return "SELECT " + std::string(kTables[node.operation % kTables.size()]);
        case Work::Cache:
            return node.operation % 2 == 0 ? "GET" : "HGETALL";
        case Work::Publish:
            return service + ".events publish";
        case Work::Consume:
            return service + ".events process";
        case Work::Internal:
            break;
        }
        return "enrich." + std::string(noun);
    }

    void writeAttributes(const Node &node, bool isError)
    {
        const std::uint64_t a = m_random.next();
        const std::uint64_t b = m_random.next();
        m_attributes.clear();
        integer("thread.id", a & 63);
        m_attributes.add("thread.name", "http-nio-8080-exec-" + std::to_string(a & 63));
        m_attributes.add("app.tenant", kTenants[a >> 6 & 7]);
        m_attributes.add("app.request.id", hex(a, 16) + hex(b, 16));
        switch (node.work) {
        case Work::Server:
            return writeHttp(b, isError);
        case Work::Client:
        case Work::Publish:
        case Work::Consume:
            return writeCall(node, b, isError);
        case Work::Database:
        case Work::Cache:
            return writeStatement(node, b);
        case Work::Internal:
            return writeCode(node, b);
        }
    }

    void writeHttp(std::uint64_t bits, bool isError)
    {
        m_attributes.add("http.request.method", "GET");
        m_attributes.add("http.route", "/api/v1/orders/{id}");
        m_attributes.add("url.path", "/api/v1/orders/" + std::to_string(bits % 100000));
        m_attributes.add("url.scheme", "https");
        integer("http.response.status_code", isError ? 503 : 200);
        m_attributes.add("client.address", "203.0.113." + std::to_string(bits >> 8 & 255));
        m_attributes.add("user_agent.original", kUserAgents[bits >> 16 & 3]);
        integer("http.response.body.size", bits >> 20 & 0xffff);
        m_attributes.add("enduser.id", "user-" + std::to_string(bits >> 30 & 0x3fff));
        m_attributes.add("network.protocol.version", "1.1");
        integer("server.port", 8080);
    }

    void writeCall(const Node &node, std::uint64_t bits, bool isError)
    {
        m_attributes.add("rpc.system", "grpc");
        m_attributes.add("rpc.method", operationName(node));
        integer("rpc.grpc.status_code", isError ? 14 : 0);
        m_attributes.add("server.address", "svc-" + std::to_string(node.operation) + ".shop.svc.cluster.local");
        integer("server.port", 9090);
        m_attributes.add("network.peer.address", "10.0.3." + std::to_string(bits >> 16 & 255));
        m_attributes.add("network.transport", "tcp");
        integer("rpc.request.size", bits >> 44 & 0xfff);
        integer("rpc.response.size", bits >> 32 & 0xfff);
        integer("retry.count", isError ? 1 : 0);
    }

    void writeStatement(const Node &node, std::uint64_t bits)
    {
        const bool isCache = node.work == Work::Cache;
        m_attributes.add("db.system", isCache ? "redis"sv : kServices[node.service].database);
        m_attributes.add(
            "db.statement",
            isCache ? "GET session:" + hex(bits, 8)
                    : "SELECT t.id, t.customer_id, t.status, t.total_cents FROM orders t LEFT JOIN customers c ON "
                      "c.id = t.customer_id WHERE t.id = "
                          + std::to_string(bits % 1000000) + " ORDER BY t.created_at DESC LIMIT 50");
        m_attributes.add("db.operation", isCache ? "GET" : "SELECT");
        m_attributes.add("server.address", "store-" + std::to_string(node.service % 4) + ".db.internal");
        integer("server.port", isCache ? 6379 : 5432);
        boolean("app.cache.hit", (bits & 1) != 0);
        m_attributes.add("network.transport", "tcp");
        integer("app.payload.bytes", bits >> 20 & 0x3fff);
        integer("db.rows_affected", bits >> 40 & 63);
    }

    void writeCode(const Node &node, std::uint64_t bits)
    {
        m_attributes.add("code.function", operationName(node));
        m_attributes.add("code.namespace", "com.example.shop." + std::string(kServices[node.service].name));
        integer("code.lineno", 10 + node.operation * 40ULL);
        integer("app.items.count", bits & 255);
        boolean("app.cache.hit", (bits >> 8 & 1) != 0);
        m_attributes.key("app.score");
        m_attributes.real(static_cast<double>(bits >> 12 & 0xffff) / 65536.0);
        boolean("app.feature_flag.checkout_v2", (bits >> 40 & 1) != 0);
        integer("app.payload.bytes", bits >> 20 & 0x3fff);
    }

    void addEvent(SpanInput &span, bool isError)
    {
        m_nested.clear();
        EventInput event;
        event.timeNs = span.startNs + span.durationNs / 2;
        if (isError) {
            const auto &[type, message] = kExceptions[m_random.below(kExceptions.size())];
            event.name = "exception";
            m_nested.add("exception.type", type);
            m_nested.add("exception.message", message);
            m_nested.add("exception.stacktrace",
                         std::string(type)
                             + "\n\tat com.example.shop.Handler.invoke(Handler.java:42)\n\tat java.lang.Thread.run");
        } else {
            event.name = kMessages[m_random.below(kMessages.size())];
            m_nested.add("log.severity", "INFO");
            m_nested.add("app.component", "worker");
        }
        event.attributes = m_nested.list();
        span.events.push_back(event);
    }

    void writeSpan(const Node &node, SpanId id, SpanId parentId)
    {
        const bool isError = m_random.chance(2);
        const std::string name = operationName(node);
        const auto work = static_cast<std::size_t>(node.work);
        SpanInput span;
        span.id = id;
        span.parentId = parentId;
        span.resource = m_resources[node.service * kInstances + node.instance];
        span.scope = m_scopes[work];
        span.name = name;
        span.kind = kKinds[work];
        span.flags = 0x101;
        span.startNs = node.startNs;
        span.durationNs = node.durationNs;
        writeAttributes(node, isError);
        span.attributes = m_attributes.list();
        if (isError) {
            span.status = StatusCode::Error;
            span.statusMessage = "upstream failed";
        }
        if (isError || m_random.chance(8))
            addEvent(span, isError);
        if (m_random.chance(0.2))
            span.links.push_back({TraceId{m_random.next(), m_random.next()}, SpanId{m_random.next()}, {}, 1, 0, {}});
        m_builder.addSpan(span);
    }

    TraceBuilder &m_builder;
    AttributeWriter m_attributes;
    AttributeWriter m_nested;
    SplitMix m_random;
    std::vector<ResourceIndex> m_resources;
    std::vector<ScopeIndex> m_scopes;
};

TracePtr generate(std::uint32_t spans, std::uint64_t seed, std::uint32_t number)
{
    SplitMix mix(seed * 0x1234567 + number);
    TraceBuilder builder(TraceId{mix.next() | 1, mix.next() | 1});
    const Shape shape(spans, mix.next(), kFirstStartNs + kTraceDistanceNs * number);
    ShapeWriter(builder, mix.next()).write(shape.nodes());
    return builder.finish();
}

} // namespace

std::vector<TracePtr> generateTraces(const GeneratorParams &params)
{
    std::vector<TracePtr> traces;
    traces.reserve(params.traces);
    for (std::uint32_t i = 0; i < params.traces; ++i)
        traces.push_back(generate(params.spans, params.seed, i));
    return traces;
}

TracePtr generateTrace(std::uint32_t spans, std::uint64_t seed)
{
    return generate(spans, seed, 0);
}

} // namespace traceloupe::test
