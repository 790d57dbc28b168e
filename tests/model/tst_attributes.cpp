// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attributes.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace traceloupe;

class TestAttributes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryTypeInOrder()
    {
        StringPool pool;
        AttributeWriter writer(pool);
        writer.add("text", "grüße");
        writer.key("flag");
        writer.boolean(true);
        writer.key("small");
        writer.integer(std::numeric_limits<std::int64_t>::min());
        writer.key("real");
        writer.real(1.5);
        writer.key("raw");
        writer.bytes(std::string_view("\x01\x02\x00", 3));
        writer.key("none");
        writer.empty();
        writer.key("list");
        writer.beginArray();
        writer.string("a");
        writer.beginMap();
        writer.key("x");
        writer.integer(7);
        writer.end();
        writer.end();

        const AttributeList list = writer.list();

        QCOMPARE(list.size(), 7U);
        QCOMPARE(list.find("text")->string(), std::string_view("grüße"));
        QVERIFY(list.find("flag")->boolean());
        QCOMPARE(list.find("small")->integer(), std::numeric_limits<std::int64_t>::min());
        QCOMPARE(list.find("real")->real(), 1.5);
        QCOMPARE(list.find("raw")->bytes().size(), std::size_t(3));
        QCOMPARE(list.find("none")->type(), ValueType::Empty);
        QCOMPARE(list.find("list")->toJson(), std::string(R"(["a",{"x":7}])"));
        QVERIFY(!list.find("absent"));
    }

    void keepsDuplicateKeysAndFindsTheLast()
    {
        StringPool pool;
        AttributeWriter writer(pool);
        writer.add("k", "first");
        writer.add("k", "second");

        QCOMPARE(writer.list().size(), 2U);
        QCOMPARE(writer.list().find("k")->string(), std::string_view("second"));
    }

    void copiesBetweenPools()
    {
        StringPool from;
        AttributeWriter source(from);
        source.key("deep");
        source.beginMap();
        source.key("inner");
        source.beginArray();
        source.integer(1);
        source.end();
        source.end();
        StringPool to;
        to.intern("shifts every id");
        AttributeWriter target(to);

        target.addAll(source.list());

        QVERIFY(target.list().equals(source.list()));
        QCOMPARE(target.list().find("deep")->toJson(), std::string(R"({"inner":[1]})"));
    }

    void cutsWhatIsNestedTooDeep()
    {
        StringPool pool;
        AttributeWriter writer(pool);
        writer.key("k");
        for (int i = 0; i < 2 * AttributeWriter::kMaxDepth; ++i)
            writer.beginArray();
        for (int i = 0; i < 2 * AttributeWriter::kMaxDepth; ++i)
            writer.end();
        writer.add("after", "kept");

        QCOMPARE(writer.droppedForDepth(), std::uint64_t(1));
        QCOMPARE(writer.list().size(), 2U);
        QCOMPARE(writer.list().find("after")->string(), std::string_view("kept"));
    }

    void readsCutBytesWithoutHarm()
    {
        StringPool pool;
        AttributeWriter writer(pool);
        for (int i = 0; i < 4; ++i) {
            writer.key("key");
            writer.beginArray();
            writer.string("some text");
            writer.integer(123456);
            writer.end();
        }
        const Bytes whole(writer.encoded().begin(), writer.encoded().end());
        for (std::size_t size = 0; size <= whole.size(); ++size) {
            const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            std::uint32_t seen = 0;
            for (const AttributeView &attribute : AttributeList(cut, 4, &pool)) {
                QVERIFY(attribute.value.toJson().size() < 1000);
                ++seen;
            }
            QVERIFY(seen <= 4);
        }
    }

    void writesJsonThatIsAlwaysValid()
    {
        StringPool pool;
        AttributeWriter writer(pool);
        writer.add("k", std::string_view("a\"\\\n\x01\xFF\xC3", 7));
        writer.key("nan");
        writer.real(std::nan(""));

        QCOMPARE(writer.list().find("k")->toJson(), std::string("\"a\\\"\\\\\\n\\u0001\xEF\xBF\xBD\xEF\xBF\xBD\""));
        QCOMPARE(writer.list().find("nan")->toJson(), std::string("\"NaN\""));
        QCOMPARE(writer.list().find("nan")->toText(), std::string("NaN"));
    }
};

QTEST_GUILESS_MAIN(TestAttributes)
#include "tst_attributes.moc"
