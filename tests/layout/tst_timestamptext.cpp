// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/timestamptext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace traceloupe;

class TestTimestampText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void showsTheDigitsThatAreThere();
    void showsAnyZone();
    void followsSummerTime();
    void showsTimesBeforeTheEpoch();
    void survivesASettingsFile();
    void isLocalForUnknownZones();
};

namespace {

constexpr std::int64_t kStart = 1'705'312'800'000'000'000; // 2024-01-15 10:00:00 UTC

} // namespace

void TestTimestampText::showsTheDigitsThatAreThere()
{
    const DisplayTimeZone utc = DisplayTimeZone::utc();
    QCOMPARE(timestampText(kStart, utc), u"2024-01-15 10:00:00.000 UTC"_s);
    QCOMPARE(timestampText(kStart + 1'500'000, utc), u"2024-01-15 10:00:00.001500 UTC"_s);
    QCOMPARE(timestampText(kStart + 1, utc), u"2024-01-15 10:00:00.000000001 UTC"_s);
    QCOMPARE(timestampText(kStart + 1, utc, TimestampPrecision::Seconds), u"2024-01-15 10:00:00 UTC"_s);
    QCOMPARE(timestampText(kStart, utc, TimestampPrecision::Nanoseconds), u"2024-01-15 10:00:00.000000000 UTC"_s);
    QCOMPARE(timeOfDayText(kStart + 999'999'999, utc, TimestampPrecision::Milliseconds), u"10:00:00.999 UTC"_s);
}

void TestTimestampText::showsAnyZone()
{
    const DisplayTimeZone tokyo = DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s);
    QVERIFY(timestampText(kStart, tokyo).startsWith(u"2024-01-15 19:00:00.000"_s));
}

void TestTimestampText::followsSummerTime()
{
    const DisplayTimeZone paris = DisplayTimeZone::fromSetting(u"Europe/Paris"_s);
    constexpr std::int64_t kHalfAYear = 182LL * 86'400 * 1'000'000'000;
    QVERIFY(timestampText(kStart, paris).contains(u"11:00:00.000"_s));
    QVERIFY(timestampText(kStart + kHalfAYear, paris).contains(u"12:00:00.000"_s));
}

void TestTimestampText::showsTimesBeforeTheEpoch()
{
    QCOMPARE(timestampText(-1, DisplayTimeZone::utc()), u"1969-12-31 23:59:59.999999999 UTC"_s);
}

void TestTimestampText::survivesASettingsFile()
{
    for (const QString &setting : {u"local"_s, u"UTC"_s, u"Europe/Paris"_s})
        QCOMPARE(DisplayTimeZone::fromSetting(setting).toSetting(), setting);
}

void TestTimestampText::isLocalForUnknownZones()
{
    QVERIFY(DisplayTimeZone::fromSetting(u"Mars/Olympus"_s).isLocal());
    QVERIFY(DisplayTimeZone().isLocal());
}

QTEST_GUILESS_MAIN(TestTimestampText)
#include "tst_timestamptext.moc"
