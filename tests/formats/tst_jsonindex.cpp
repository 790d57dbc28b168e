// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonblocks.h"
#include "core/formats/jsoncursor.h"
#include "core/formats/jsonindex.h"

#include <QRegularExpression>
#include <QTest>

#include <numeric>
#include <string>
#include <vector>

using namespace traceloupe;

namespace {

constexpr std::size_t kLarge = kParallelJsonBytes + (1U << 20);

/// Ends in a string that holds JSON.
const std::string kJsonInString = R"({"body":"[{\"a\":\"b\"},{\"c\":\"\\)";

bool isStructural(char c)
{
    return c == '{' || c == '}' || c == '[' || c == ']' || c == ':' || c == ',';
}

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Offsets of tokens, a byte at a time: what the quick ways must agree with. The text is sound.
std::vector<std::uint32_t> slowTokens(const std::string &text)
{
    std::vector<std::uint32_t> tokens;
    for (std::size_t i = 0; i < text.size();) {
        if (isSpace(text[i])) {
            ++i;
            continue;
        }
        tokens.push_back(static_cast<std::uint32_t>(i));
        if (text[i] == '"') {
            for (++i; text[i] != '"'; ++i)
                i += text[i] == '\\' ? 1 : 0;
            ++i;
        } else if (isStructural(text[i])) {
            ++i;
        } else {
            while (i < text.size() && !isSpace(text[i]) && !isStructural(text[i]))
                ++i;
        }
    }
    tokens.push_back(static_cast<std::uint32_t>(text.size()));
    return tokens;
}

std::vector<std::uint32_t> tokensOf(const JsonIndex &index)
{
    return {index.tokens(), index.tokens() + index.count() + 1};
}

/// A list of objects up to kLarge bytes, each made from its number.
template <class MakeObject>
std::string listOf(const MakeObject &makeObject)
{
    std::string text = "[";
    for (int i = 0; text.size() < kLarge; ++i)
        text += (i == 0 ? "" : ",") + makeObject(i);
    return text + "]";
}

std::string attribute(int i)
{
    return R"({"key":"k)" + std::to_string(i % 17) + R"(","value":{"intValue":)" + std::to_string(i) + R"(}})";
}

} // namespace

/// Offsets of tokens, of texts that two threads index together.
class TestJsonIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void largeTextsAreIndexedAsByOneThread_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *name, const std::string &text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("minified", listOf(attribute));
        row("a line an object", listOf([](int i) { return "\n" + attribute(i); }));
        row("indented", listOf([](int i) { return "\r\n\t  {\n \"value\" : " + std::to_string(i) + " \n }"; }));
        row("JSON in strings", listOf([](int i) { return kJsonInString + std::to_string(i) + "\\\"},{\"}"; }));
        row("letters of several bytes",
            listOf([](int i) { return "{\"k\":\"\xc3\xa4\xe2\x82\xac\xf0\x9f\x94\x8d" + std::to_string(i) + "\"}"; }));
        row("numbers and words",
            listOf([](int i) { return "{\"a\":-" + std::to_string(i) + ".5e3,\"b\":[true,false,null,{},[]]}"; }));
        row("nothing to cut at", "[\"" + std::string(kLarge, 'x') + "\", 1]");
        row("strings that end where a cut might be", listOf([](int) { return std::string("\"},{\""); }));
        row("lines behind which nothing stands", listOf(attribute) + std::string(kParallelJsonBytes / 2, '\n'));
    }
    void largeTextsAreIndexedAsByOneThread()
    {
        QFETCH(QByteArray, text);
        const std::string bytes = text.toStdString();

        JsonIndex index;
        QCOMPARE(index.build(bytes), JsonFault::None);

        QVERIFY(tokensOf(index) == slowTokens(bytes));
    }

    void ordinaryTextsAreCutIntoBlocks()
    {
        const std::string text = listOf(attribute);
        TokenMemory tokens;

        std::vector<JsonBlock> blocks;
        const auto count = indexJsonBlocks(text, tokens, blocks);

        QVERIFY(count.has_value());
        QVERIFY(std::vector<std::uint32_t>(tokens.data(), tokens.data() + *count + 1) == slowTokens(text));
        QVERIFY(blocks.size() > 1);
        QCOMPARE(std::accumulate(blocks.begin(), blocks.end(), 0,
                                 [](int sum, const JsonBlock &block) { return sum + block.change; }),
                 0);
    }

    void longValuesAreGonePast_data()
    {
        QTest::addColumn<QByteArray>("value");
        const std::string list = listOf(attribute);
        QTest::newRow("a list of small objects") << QByteArray::fromStdString(list);
        QTest::newRow("a list of two long ones") << QByteArray::fromStdString("[" + list + "," + list + "]");
        QTest::newRow("deep inside") << QByteArray::fromStdString("{\"a\":[{\"b\":[[" + list + "]]},1]}");
    }
    void longValuesAreGonePast()
    {
        QFETCH(QByteArray, value);
        const std::string text = "[1," + value.toStdString() + ",[2]]";
        JsonIndex index;
        QCOMPARE(index.build(text), JsonFault::None);
        JsonCursor cursor(text, index);
        QVERIFY(cursor.enterArray() && cursor.nextElement());
        cursor.skip();
        QVERIFY(cursor.nextElement());

        cursor.skip();

        QVERIFY(cursor.nextElement());
        QCOMPARE(cursor.offset(), text.size() - 4);
        cursor.skip();
        QVERIFY(!cursor.nextElement() && !cursor.failed());
    }

    void longValuesThatDoNotEndAreToldOf()
    {
        std::string text = "[1," + listOf(attribute);
        JsonIndex index;
        QCOMPARE(index.build(text), JsonFault::None);
        JsonCursor cursor(text, index);

        cursor.skip();

        QVERIFY(cursor.failed());
        QCOMPARE(cursor.failureOffset(), text.size());
    }

    void faultsOfLargeTextsAreTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<JsonFault>("fault");
        const QByteArray sound = QByteArray::fromStdString(listOf(attribute));
        const auto broken = [&sound](qsizetype at, const char *with) {
            QByteArray text = sound;
            return text.insert(text.indexOf("\"key\"", at) + 2, with);
        };
        QTest::newRow("a byte that is no UTF-8") << broken(sound.size() / 2, "\xff") << JsonFault::InvalidUtf8;
        QTest::newRow("a line end inside a string") << broken(sound.size() / 3, "\n") << JsonFault::ControlCharacter;
        QTest::newRow("a quote too many") << broken(sound.size() / 2, "\"") << JsonFault::UnclosedString;
        QTest::newRow("cut inside a string") << sound.left(sound.lastIndexOf("\"key") + 3) << JsonFault::UnclosedString;
        QTest::newRow("only white space") << QByteArray(kLarge, ' ') << JsonFault::Empty;
    }
    void faultsOfLargeTextsAreTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(JsonFault, fault);

        JsonIndex index;

        QCOMPARE(index.build({text.constData(), static_cast<std::size_t>(text.size())}), fault);
    }

    void oneIndexServesTextsOfAnySize()
    {
        JsonIndex index;
        for (const std::string &text :
             {std::string("{\"a\":1}"), listOf(attribute), std::string("[2]"), listOf(attribute)}) {
            QCOMPARE(index.build(text), JsonFault::None);
            QVERIFY(tokensOf(index) == slowTokens(text));
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonIndex)
#include "tst_jsonindex.moc"
