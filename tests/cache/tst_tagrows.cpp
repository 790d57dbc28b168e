// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cache/tagcollector.h"
#include "core/cache/tagrows.h"
#include "core/model/tracebuilder.h"

#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

#include <algorithm>
#include <functional>

using namespace traceloupe;
using namespace Qt::StringLiterals;

namespace {

using Write = std::function<void(AttributeWriter &)>;

/// A trace of spans with these attributes, the same in an event where `inEvents` says so.
TracePtr traceOf(const std::vector<Write> &spans, bool inEvents = false)
{
    TraceBuilder builder(TraceId{1, 2});
    std::uint64_t id = 0;
    for (const Write &write : spans) {
        AttributeWriter writer = builder.newWriter();
        write(writer);
        SpanInput span;
        span.id = SpanId{++id};
        span.parentId = SpanId{id - 1};
        span.name = "work";
        span.startNs = 1'000'000'000;
        span.durationNs = 5;
        if (inEvents)
            span.events = {{span.startNs, "event", 0, writer.list()}, {span.startNs, "event", 0, {}}};
        else
            span.attributes = writer.list();
        builder.addSpan(span);
    }
    return builder.finish();
}

std::optional<TagRows> rowsOf(const TracePtr &trace, const std::string &key, const std::string &value)
{
    for (const TagPair &pair : collectTags(*trace).pairs) {
        if (pair.key == key && pair.value == value)
            return decodeTagRows(pair.rows);
    }
    return std::nullopt;
}

Write text(const std::string &key, const std::string &value)
{
    return [=](AttributeWriter &writer) { writer.add(key, value); };
}

Write number(const std::string &key, std::int64_t value)
{
    return [=](AttributeWriter &writer) {
        writer.key(key);
        writer.integer(value);
    };
}

} // namespace

class TestTagRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comeBackAsTheyWere()
    {
        QVERIFY(rc::check("rows", [] {
            auto rows = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::uint32_t>>(rc::gen::inRange(0U, 600U)));
            std::ranges::sort(rows);
            rows.erase(std::ranges::unique(rows).begin(), rows.end());
            const auto source = *rc::gen::element(TagSource::Span, TagSource::Event, TagSource::Scope);
            const auto type = *rc::gen::element(ValueType::String, ValueType::Bool, ValueType::Int);

            const Bytes bytes = encodeTagRows({source, type, rows});

            RC_ASSERT(bytes.size() <= kMaxTagRowsBytes);
            if (bytes.empty())
                return; // too long
            const auto back = decodeTagRows(bytes);
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->rows == rows);
            RC_ASSERT(back->source == source && back->type == type);
        }));
    }

    void takeABitARowOfASmallTrace()
    {
        std::vector<std::uint32_t> all(100);
        for (std::uint32_t row = 0; row < all.size(); ++row)
            all[row] = row;

        QCOMPARE(encodeTagRows({TagSource::Span, ValueType::String, all}).size(), 14U);
        QCOMPARE(encodeTagRows({TagSource::Span, ValueType::String, {99}}).size(), 2U);
        QCOMPARE(encodeTagRows({TagSource::Span, ValueType::String, {1'000'000}}).size(), 4U);
    }

    void areLeftToTheTraceWhereTheyAreMany()
    {
        std::vector<std::uint32_t> far;
        for (std::uint32_t i = 0; i < 70; ++i)
            far.push_back(i * 100);

        QVERIFY(encodeTagRows({TagSource::Span, ValueType::String, far}).empty());
    }

    void damagedBytesAreNoRows()
    {
        QVERIFY(!decodeTagRows({}));
        const std::vector<Bytes> damaged{{0x08}, {0x0F, 0x01}, {0x18, 0xFF}, {0x7F, 0x01}, {0x88, 0x00}};
        for (const Bytes &bytes : damaged)
            QVERIFY(!decodeTagRows(bytes));
    }

    void nameTheSpansThatHaveAValue()
    {
        const TracePtr trace = traceOf(
            {text("colour", "red"), text("colour", "blue"), number("size", 3), text("colour", "red")});

        QCOMPARE(rowsOf(trace, "colour", "red")->rows, (std::vector<std::uint32_t>{0, 3}));
        QCOMPARE(rowsOf(trace, "colour", "blue")->rows, std::vector<std::uint32_t>{1});
        QCOMPARE(rowsOf(trace, "size", "3")->type, ValueType::Int);
    }

    void nameTheSpansWhoseEventsHaveAValue()
    {
        const TracePtr trace = traceOf({text("colour", "red"), text("colour", "blue")}, true);

        QCOMPARE(rowsOf(trace, "colour", "blue")->source, TagSource::Event);
        QCOMPARE(rowsOf(trace, "colour", "blue")->rows, std::vector<std::uint32_t>{1});
    }

    void areNotToldWhereTheyWouldNotBeEverything()
    {
        const auto twice = [](AttributeWriter &writer) {
            writer.add("colour", "red");
            writer.add("colour", "blue");
        };
        const auto fraction = [](AttributeWriter &writer) {
            writer.key("size");
            writer.real(1.5);
        };

        QVERIFY(!rowsOf(traceOf({text("colour", "red"), twice}), "colour", "red"));
        QVERIFY(!rowsOf(traceOf({number("size", 1), text("size", "1")}), "size", "1"));
        QVERIFY(!rowsOf(traceOf({number("size", 1), fraction}), "size", "1"));
    }
};

QTEST_APPLESS_MAIN(TestTagRows)
#include "tst_tagrows.moc"
