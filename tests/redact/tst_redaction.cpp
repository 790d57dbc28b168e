// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tracebuilder.h"
#include "core/redact/redactor.h"
#include "core/redact/sensitivetext.h"
#include "tests/support/tracecompare.h"
#include "tests/support/tracefromtext.h"
#include "tests/support/tracegenerator.h"

#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSalt = "the salt of these tests"_ba;

std::vector<RedactionRule> rulesOf(const QString &text)
{
    const auto rules = parseRedactionRules(text);
    return rules ? *rules : std::vector<RedactionRule>();
}

/// Attribute `key` of the trace's first span after redaction, as people read it; "(none)" if it is gone.
std::string valueAfter(const QString &rules, std::string_view line, std::string_view key)
{
    Redactor redactor(rulesOf(rules), kSalt);
    const TracePtr trace = redactor.redacted(*traceFromText("s op 0..1ms " + std::string(line)));
    const SpanDetails details = trace->details(SpanIndex(0));
    const auto value = details.attributes().find(key);
    return value ? value->toText() : "(none)";
}

/// A trace in which a header map, an array, an event, a link, the resource and the scope hold the same secret.
TracePtr traceWithSecretsEverywhere(std::string_view secret)
{
    TraceBuilder builder(kTextTraceId);
    AttributeWriter plain = builder.newWriter();
    plain.add("note", secret);
    const Bytes bytes(plain.encoded().begin(), plain.encoded().end());
    const AttributeList list(bytes, 1, &builder.strings());
    AttributeWriter nested = builder.newWriter();
    nested.key("headers");
    nested.beginMap();
    nested.add("Authorization", "open sesame");
    nested.key("all");
    nested.beginArray();
    nested.string(secret);
    nested.end();
    nested.end();
    SpanInput span;
    span.id = SpanId{1};
    span.resource = builder.addResource({list, 0, {}});
    span.scope = builder.addScope({secret, "1", list, 0, {}});
    span.name = secret;
    span.startNs = 1;
    span.durationNs = 1;
    span.statusMessage = secret;
    span.traceState = secret;
    span.attributes = nested.list();
    span.events = {{1, secret, 0, list}};
    span.links = {{kTextTraceId, SpanId{2}, secret, 0, 0, list}};
    span.warnings = {secret};
    builder.addSpan(span);
    return builder.finish();
}

} // namespace

/// What `export --redact` keeps from the reader.
class TestRedaction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRules()
    {
        const auto rules = parseRedactionRules(u"secrets, user.*=hash\n# a comment, with a comma\n/a,b\\/c/,x=drop"_s);
        QVERIFY2(rules, rules ? "" : qPrintable(rules.error().detail));
        QCOMPARE(rules->size(), std::size_t{4});
        using Rule = RedactionRule;
        QVERIFY(rules->at(0) == (Rule{Rule::Finds::Secrets, Rule::Does::Mask, "", "secrets"}));
        QVERIFY(rules->at(1) == (Rule{Rule::Finds::Key, Rule::Does::Hash, "user.*", "user.*=hash"}));
        QVERIFY(rules->at(2) == (Rule{Rule::Finds::Text, Rule::Does::Mask, "a,b/c", "/a,b\\/c/"}));
        QVERIFY(rules->at(3) == (Rule{Rule::Finds::Key, Rule::Does::Drop, "x", "x=drop"}));
    }

    void readsRulesOfFilesAmongOthers()
    {
        const ReadRules files = [](const QString &file) -> Result<QString> {
            return file == u"more"_s ? Result<QString>(u"a\nb=drop"_s) : fail(ErrorCode::Io, u"no %1"_s.arg(file));
        };
        const auto rules = parseRedactionRules(u"secrets,@more,c"_s, files);
        QVERIFY(rules);
        QCOMPARE(rules->size(), std::size_t{4});
        QCOMPARE(rules->at(2).written, "b=drop");
        QVERIFY(!parseRedactionRules(u"secrets,@gone"_s, files));
        QVERIFY(!parseRedactionRules(u"secrets,@more"_s));
    }

    void namesTheRuleThatCannotBeRead_data()
    {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QString>("named");
        QTest::newRow("none") << u" , # nothing"_s << u"no redaction rule"_s;
        QTest::newRow("action") << u"a=hide"_s << u"'a=hide'"_s;
        QTest::newRow("no key") << u"=drop"_s << u"'=drop'"_s;
        QTest::newRow("open") << u"/abc"_s << u"'/abc'"_s;
        QTest::newRow("regex") << u"/a(b/"_s << u"'/a(b/'"_s;
    }
    void namesTheRuleThatCannotBeRead()
    {
        QFETCH(const QString, rules);
        QFETCH(const QString, named);
        const auto parsed = parseRedactionRules(rules);
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().detail.contains(named), qPrintable(parsed.error().detail));
    }

    void changesNothingThatNoRuleFinds()
    {
        Redactor redactor(rulesOf(u"no.such.key, /zzzzzz-not-there/"_s), kSalt);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const TracePtr trace = seed % 2 == 0 ? generateHostileTrace(seed) : generateTrace(60, seed);
            const QString differences = traceDifferences(*trace, *redactor.redacted(*trace));
            QVERIFY2(differences.isEmpty(), qPrintable(differences));
        }
        QCOMPARE(redactor.counts(), (std::vector<std::uint64_t>{0, 0}));
    }

    void masksHashesAndDropsByKey()
    {
        QCOMPARE(valueAfter(u"user.*"_s, "user.name=ann", "user.name"), "[redacted]");
        QCOMPARE(valueAfter(u"USER.name"_s, "user.name=ann", "user.name"), "[redacted]");
        QCOMPARE(valueAfter(u"user"_s, "user.name=ann", "user.name"), "ann");
        QCOMPARE(valueAfter(u"user.id=drop"_s, "user.id=7", "user.id"), "(none)");
        QCOMPARE(valueAfter(u"user.id=mask,user.*=drop"_s, "user.id=7", "user.id"), "[redacted]");
        const std::string ann = valueAfter(u"user.name=hash"_s, "user.name=ann", "user.name");
        QVERIFY(ann.starts_with("hash-"));
        QCOMPARE(valueAfter(u"u*=hash"_s, "user.name=ann", "user.name"), ann);
        QVERIFY(valueAfter(u"u*=hash"_s, "user.name=bob", "user.name") != ann);
    }

    void pseudonymsOfTwoExportsDiffer()
    {
        const QByteArray a = Redactor::randomSalt();
        QCOMPARE(a.size(), 32);
        QVERIFY(a != Redactor::randomSalt());
    }

    void findsSecrets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("bearer") << "Authorization: Bearer abc123.def"_ba << "Authorization: Bearer [redacted]"_ba;
        QTest::newRow("basic") << "basic dXNlcjpwYXNz"_ba << "basic [redacted]"_ba;
        QTest::newRow("prose") << "basic information about a bearer certificate"_ba
                               << "basic information about a bearer certificate"_ba;
        QTest::newRow("jwt") << "t=eyJhbGciOi.eyJzdWIiOi.c2ln!"_ba << "t=[redacted]!"_ba;
        QTest::newRow("aws") << "key AKIAIOSFODNN7EXAMPLE"_ba << "key [redacted]"_ba;
        QTest::newRow("pem") << "x -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- y"_ba
                             << "x [redacted] y"_ba;
        QTest::newRow("pem without end") << "-----BEGIN PRIVATE KEY-----\nMII"_ba << "[redacted]"_ba;
        QTest::newRow("url") << "https://ann:pw@host/p?q=1"_ba << "https://[redacted]@host/p?q=1"_ba;
        QTest::newRow("query") << "/p?a=1&access_token=xyz&b=2"_ba << "/p?a=1&access_token=[redacted]&b=2"_ba;
        QTest::newRow("assignment") << "login failed: password=HUNTERTWO, retry"_ba
                                    << "login failed: password=[redacted], retry"_ba;
        QTest::newRow("pair") << "api_key: APIK77"_ba << "api_key: [redacted]"_ba;
        QTest::newRow("nothing") << "SELECT * FROM users WHERE token_count = 3"_ba
                                 << "SELECT * FROM users WHERE token_count = 3"_ba;
    }
    void findsSecrets()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, left);
        std::uint64_t count = 0;
        QCOMPARE(QByteArray::fromStdString(withoutSecrets(text.toStdString(), count)), left);
        QCOMPARE(count, std::uint64_t{text == left ? 0U : 1U});
    }

    void knowsKeysOfSecrets()
    {
        for (const char *key : {"password", "db.password", "http.request.header.authorization", "X-Api-Key",
                                "set-cookie", "client_secret", "session.token", "aws.private_key", "Cookie"})
            QVERIFY2(isSecretKey(key), key);
        for (const char *key :
             {"gen_ai.usage.input_tokens", "http.route", "tokenizer", "secretary", "cookies_enabled", "passwordless"})
            QVERIFY2(!isSecretKey(key), key);
        QCOMPARE(valueAfter(u"secrets"_s, "session.token=abc", "session.token"), "[redacted]");
        QCOMPARE(valueAfter(u"secrets"_s, "max.token=12", "max.token"), "12");
    }

    void findsPersonalData()
    {
        std::uint64_t count = 0;
        QCOMPARE(withoutPersonal("from ann.b+c@mail.example.org, paid 4111 1111 1111 1111", count),
                 "from [redacted], paid [redacted]");
        QCOMPARE(withoutPersonal("to GB82WEST12345698765432 now", count), "to [redacted] now");
        QCOMPARE(count, std::uint64_t{3});
        // a wrong check digit, a trace id, a time
        const std::string plain =
            "4111111111111112 GB82WEST12345698765433 0af7651916cd43dd8448eb211c80319c 1700000000000000001";
        QCOMPARE(withoutPersonal(plain, count), plain);
        QCOMPARE(count, std::uint64_t{3});
    }

    void leavesNothingAnywhere()
    {
        const std::string secret = "zebra-4711";
        const TracePtr before = traceWithSecretsEverywhere(secret);
        QVERIFY(dumpSpan(*before, SpanIndex(0)).find(secret) != std::string::npos);
        Redactor redactor(rulesOf(u"secrets,/zebra-[0-9]+/"_s), kSalt);
        const TracePtr after = redactor.redacted(*before);
        const std::string dump = dumpSpan(*after, SpanIndex(0));
        QVERIFY2(dump.find("zebra") == std::string::npos, dump.c_str());
        QVERIFY2(dump.find("sesame") == std::string::npos, dump.c_str());
        for (std::size_t i = 0; i < after->strings().size(); ++i)
            QVERIFY(after->strings().text(StringId(static_cast<std::uint32_t>(i))).find("zebra")
                    == std::string_view::npos);
        // name, scope and its note, resource's note, message, state, warning, event and its note, link's state and
        // note, array
        QCOMPARE(redactor.counts(), (std::vector<std::uint64_t>{1, 12}));
        QCOMPARE(after->id(), before->id());
        QCOMPARE(after->startNs(), before->startNs());
    }
};

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
