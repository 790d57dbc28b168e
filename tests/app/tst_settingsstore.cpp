// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsstore.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;

class TestSettingsStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void givesDefaultsWithoutAFile();
    void bringsBackEverythingThatWasSaved();
};

void TestSettingsStore::givesDefaultsWithoutAFile()
{
    const QTemporaryDir folder;
    QVERIFY(SettingsStore(folder.filePath(u"window.ini"_s)).load() == Settings());
}

void TestSettingsStore::bringsBackEverythingThatWasSaved()
{
    const QTemporaryDir folder;
    Settings settings;
    settings.theme = Theme::Dark;
    settings.timeZone = DisplayTimeZone::fromSetting(u"Asia/Tokyo"_s);
    settings.recentFiles = {u"/a, b/ü.json"_s, u"/c"_s};
    settings.lastFolder = u"/a, b"_s;
    settings.search.sourceId = u"id"_s;
    settings.search.service = u"cart"_s;
    settings.search.operation = u"GET /"_s;
    settings.search.tags = u"a=\"b c\""_s;
    settings.search.minDuration = u"10ms"_s;
    settings.search.maxDuration = u"1.5s"_s;
    settings.search.traceQl = u"{ name = \"x\" }"_s;
    settings.search.lastSeconds = SearchValues::kCustomWindow;
    settings.search.fromMs = 1'705'312'800'123;
    settings.search.toMs = 1'705'312'900'456;
    settings.search.limit = 7;
    settings.search.errorsOnly = true;
    settings.openTraces = {u"0123456789abcdef1122334455667788"_s};
    settings.currentTab = 1;
    settings.geometry = QByteArray("\0\1geometry", 10);
    settings.searchSplitter = "splitter";
    settings.results.columns = "columns";
    settings.results.attributes = {u"http.method"_s, u"a, b"_s};
    settings.results.grouping = u"attribute:http.method"_s;
    settings.results.charts = u"folded heatmap errors"_s;
    settings.results.splitter = "sizes";
    settings.results.onlyCohort = false;
    settings.results.refreshSeconds = 15;
    settings.search.alsoIn = {u"tempo"_s, QString()};
    settings.tracePage = "page";
    settings.colors.chosen = {{"cart", 7}, {"odd name, with commas", 0}};
    settings.colors.given = {{"web", 3}, {"cart", 9}, {"", 1}};
    const SettingsStore store(folder.filePath(u"window.ini"_s));

    store.save(settings);

    QVERIFY(store.load() == settings);
}

QTEST_GUILESS_MAIN(TestSettingsStore)
#include "tst_settingsstore.moc"
