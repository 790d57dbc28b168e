// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/keyscopes.h"
#include "tests/support/tracefromtext.h"

#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace Qt::StringLiterals;
using traceql::AttributeScope;

/// Which keys may stand behind which scope.
class TestKeyScopes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoseKeysTheCacheHas()
    {
        const QTemporaryDir folder;
        const auto cache = Cache::open(folder.filePath(u"cache.traceloupe"_s));
        QVERIFY(cache.has_value());
        const std::vector<StoreItem> items{
            {test::traceFromText("cart GetCart 0..10ms  tenant=acme server.address=db", TraceId{0, 1}), false}};
        QVERIFY((*cache)->store(items, {u"file"_s, u"test"_s}).has_value());

        QCOMPARE(*keysOfScope(**cache, AttributeScope::Resource), QStringList{u"service.name"_s});
        QCOMPARE(*keysOfScope(**cache, AttributeScope::Span), (QStringList{u"server.address"_s, u"tenant"_s}));
        QCOMPARE(keysOfScope(**cache, AttributeScope::None)->size(), 3);
        QCOMPARE(*keysOfScope(**cache, AttributeScope::Event), QStringList());
    }

    void readsTheScopesThatABackendGives()
    {
        const QStringList names{u"resource.service.name"_s, u"span.http.route"_s, u"tenant"_s};

        QCOMPARE(namesOfScope(names, AttributeScope::Resource), (QStringList{u"service.name"_s, u"tenant"_s}));
        QCOMPARE(namesOfScope(names, AttributeScope::Span), (QStringList{u"http.route"_s, u"tenant"_s}));
        QCOMPARE(namesOfScope(names, AttributeScope::None), names);
        QVERIFY(isScopedName(u"event.a"_s));
        QVERIFY(!isScopedName(u"eventual.a"_s));
    }
};

QTEST_GUILESS_MAIN(TestKeyScopes)
#include "tst_keyscopes.moc"
