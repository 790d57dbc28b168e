// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/operationname.h"

#include <QTest>

using namespace traceloupe;

class TestOperationName : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatDiffersFromRequestToRequest_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *expected) {
            QTest::newRow(*name ? name : "empty") << QByteArray(name) << QByteArray(expected);
        };
        row("GET /users/42/o/7f3a9c1b", "GET /users/{n}/o/{hex}"); // the example of analysis.md
        row("v2", "v2");
        row("", "");
        row("GET /search?q=1", "GET /search");
        row("GET /a/0af76519-16cd-43dd-8448-eb211c80319c", "GET /a/{uuid}");
        row("GET /a/0AF76519-16CD-43DD-8448-EB211C80319C/", "GET /a/{uuid}/");
        row("GET /deadbeef", "GET /deadbeef"); // letters alone are a word
        row("GET /abc1234", "GET /abc1234");   // too short for an id
        row("mail jo.doe+x@example.org", "mail {email}");
        row("mail @example.org", "mail @example.org");
        row("ping 10.0.0.255:80", "ping {ip}:{n}");
        row("ping 10.0.0.256", "ping 10.0.0.256");
        row("ping 10.0.0", "ping 10.0.0");
        row("ping [2001:db8::1]:443", "ping {ip}:{n}");
        row("ping [queue]", "ping [queue]");
        row("job build_2024_11_26_nightly", "job {id}");
        row("job a-name-that-is-long-but-has-2-digits", "job a-name-that-is-long-but-has-2-digits");
        row("oteldemo.ProductCatalogService/GetProduct", "oteldemo.ProductCatalogService/GetProduct");
        row("//::  ", "//::  ");
    }
    void replacesWhatDiffersFromRequestToRequest()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(operationName(name.toStdString())), expected);
    }
    void leavesATemplateAlone()
    {
        for (const char *name : {"GET /users/{n}/o/{hex}", "{uuid} {email}", "ping {ip}:{n}"})
            QCOMPARE(operationName(name), std::string(name));
    }
    void comparesNamesThatLeaveTheSameIdsOut()
    {
        for (const char *name : {"GET /users/42/o/7f3a9c1b", "GET /users/{id}/o/{order}", "GET /users/:id/o/:order",
                                 "GET /users/<int>/o/<order>", "GET /users/42/o/7f3a9c1b?page=2"})
            QCOMPARE(comparableName(name), std::string("GET /users/{}/o/{}"));
        QCOMPARE(comparableName("GET /users/me"), std::string("GET /users/me"));
        QCOMPARE(comparableName("a: b {} :"), std::string("a: b {} :"));
        QCOMPARE(comparableName(""), std::string());
    }
};

QTEST_GUILESS_MAIN(TestOperationName)
#include "tst_operationname.moc"
