// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/blobhash.h"
#include "core/cache/payloadcodec.h"
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"
#include "tests/cache/tracedump.h"
#include "tests/support/tracefromtext.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <random>
#include <thread>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

/// Bytes 4 to 11 of the structure are the checksum of what follows.
constexpr std::size_t kHashOffset = 4;
constexpr std::size_t kHashedFrom = 12;

/// Makes the checksum fit damaged bytes, as somebody would who means harm.
void forgeHash(Bytes &structure)
{
    const std::uint64_t hash = blobHash(ByteView(structure).subspan(kHashedFrom));
    for (std::size_t i = 0; i < 8; ++i)
        structure[kHashOffset + i] = static_cast<std::uint8_t>(hash >> (8 * i));
}

/// Reads everything that a trace offers, so that a bad index shows.
void touchAll(const Trace &trace)
{
    QVERIFY(!dumpTrace(trace).isEmpty());
}

} // namespace

class TestPayloadCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void keepsEveryFieldOfATrace_data()
    {
        QTest::addColumn<quint32>("spans");
        QTest::newRow("one span") << 1U;
        QTest::newRow("one block") << 300U;
        QTest::newRow("a block a section, several chunks, two threads") << 60'000U;
    }

    void keepsEveryFieldOfATrace()
    {
        QFETCH(quint32, spans);
        const TracePtr trace = sampleTrace(1, spans);

        const auto decoded = decodePayload(encodePayload(*trace).parts);
        VERIFY_RESULT(decoded);

        QVERIFY(dumpTrace(**decoded) == dumpTrace(*trace));
    }

    void keepsOddTimesAndTrees()
    {
        const TracePtr trace = traceFromText(R"(
            - lonely        0..?ms
            a backwards     90..10ms id=5
              b child       20..30ms id=6 parent=ffff warning="clock skew"
              c loop        40..50ms id=7 parent=8
              c loop        41..49ms id=8 parent=7
        )");

        const auto decoded = decodePayload(encodePayload(*trace).parts);
        VERIFY_RESULT(decoded);

        QCOMPARE(dumpTrace(**decoded), dumpTrace(*trace));
    }

    void keepsATraceWithoutSpans()
    {
        const TracePtr trace = sampleTrace(1, 0);

        const auto decoded = decodePayload(encodePayload(*trace).parts);
        VERIFY_RESULT(decoded);

        QCOMPARE((*decoded)->rowCount(), 0U);
    }

    void encodesTheSameTraceToTheSameBytes()
    {
        QCOMPARE(encodePayload(*sampleTrace(4, 500)).parts, encodePayload(*sampleTrace(4, 500)).parts);
    }

    void refusesAnyFlippedBit_data()
    {
        QTest::addColumn<quint32>("spans");
        QTest::newRow("one part") << 100U;
        QTest::newRow("several parts") << 4000U;
    }

    void refusesAnyFlippedBit()
    {
        QFETCH(quint32, spans);
        const EncodedPayload payload = encodePayload(*sampleTrace(2, spans));
        QCOMPARE(payload.parts.size() > 1, spans > 1000);
        std::mt19937 random(1);
        for (int round = 0; round < 400; ++round) {
            std::vector<Bytes> parts = payload.parts;
            Bytes &part = parts[random() % parts.size()];
            part[random() % part.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));

            const auto decoded = decodePayload(std::move(parts));

            QVERIFY2(!decoded, qPrintable(u"round %1 was taken"_s.arg(round)));
            QCOMPARE(decoded.error().code, ErrorCode::InvalidInput);
        }
    }

    void refusesWhatIsCutShortOrMissing()
    {
        const EncodedPayload payload = encodePayload(*sampleTrace(2, 4000));
        for (std::size_t size = 0; size < payload.parts.front().size(); size += 61) {
            std::vector<Bytes> parts = payload.parts;
            parts.front().resize(size);
            QVERIFY(!decodePayload(std::move(parts)));
        }
        QVERIFY(!decodePayload({}));
        QVERIFY(!decodePayload({payload.parts.front()}));
    }

    void survivesDamageWithAForgedChecksum()
    {
        const EncodedPayload payload = encodePayload(*sampleTrace(2, 40));
        std::mt19937 random(2);
        for (int round = 0; round < 3000; ++round) {
            std::vector<Bytes> parts = payload.parts;
            Bytes &structure = parts.front();
            structure[kHashedFrom + random() % (structure.size() - kHashedFrom)] = static_cast<std::uint8_t>(random());
            forgeHash(structure);

            if (const auto decoded = decodePayload(std::move(parts)))
                touchAll(**decoded); // sound, if not what was stored
        }
    }

    void needsTheDictionaryThatItWasWrittenWith()
    {
        std::vector<Bytes> samples;
        for (std::uint64_t number = 1; number <= 60; ++number)
            std::ranges::move(payloadSamples(*sampleTrace(number, 60)), std::back_inserter(samples));
        const auto trained = Dictionary::train(samples);
        QVERIFY(trained);
        const auto dictionary = std::make_shared<const Dictionary>(*trained);
        const TracePtr trace = sampleTrace(99, 60);

        const EncodedPayload payload = encodePayload(*trace, dictionary.get());

        QVERIFY(payload.byteSize() < encodePayload(*trace).byteSize() * 4 / 5);
        const auto decoded = decodePayload(payload.parts, dictionary);
        VERIFY_RESULT(decoded);
        QCOMPARE(dumpTrace(**decoded), dumpTrace(*trace));
        QVERIFY(!decodePayload(payload.parts));
    }

    void givesDetailsToSeveralThreads()
    {
        const TracePtr trace = sampleTrace(3, 40'000);
        const auto decoded = decodePayload(encodePayload(*trace).parts);
        VERIFY_RESULT(decoded);
        std::atomic<int> wrong{0};
        const auto walk = [&](std::uint32_t step) {
            for (std::uint32_t row = 0; row < trace->rowCount(); row += step) {
                if (!(*decoded)
                         ->details(SpanIndex(row))
                         .attributes()
                         .equals(trace->details(SpanIndex(row)).attributes()))
                    ++wrong;
            }
        };

        std::thread other(walk, 3);
        walk(2);
        other.join();

        QCOMPARE(wrong, 0);
    }
};

QTEST_GUILESS_MAIN(TestPayloadCodec)
#include "tst_payloadcodec.moc"
