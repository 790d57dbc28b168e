// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replayserver.h"
#include "widgets/latency/remotelatency.h"

#include <QComboBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray edge(const QByteArray &labels, const QByteArray &value)
{
    return "{\"metric\":{" + labels + "},\"value\":[1,\"" + value + "\"]}";
}

Reply vectorOf(const QList<QByteArray> &rows)
{
    return json("{\"data\":{\"result\":[" + rows.join(',') + "]}}");
}

/// A Prometheus with the service graph of a shop, and no span metrics.
Reply prometheus(const ServedRequest &request)
{
    if (request.path().endsWith(u"/values"_s))
        return json("{\"data\":[\"traces_service_graph_request_total\","
                    "\"traces_service_graph_request_server_seconds_bucket\"]}");
    const QString asked = request.parameter(u"query"_s);
    const QByteArray inside = "\"client\":\"web\",\"server\":\"shop\"";
    if (asked.contains(u"server_seconds_bucket"_s))
        return vectorOf({edge(inside + ",\"le\":\"0.1\"", "80"), edge(inside + ",\"le\":\"+Inf\"", "80")});
    if (asked.contains(u"client_seconds"_s))
        return vectorOf({});
    if (asked.contains(u"failed"_s))
        return vectorOf({edge(inside, "8")});
    const QByteArray outside = "\"client\":\"user\",\"server\":\"web\",\"connection_type\":\"virtual_node\"";
    return vectorOf({edge(inside, "80"), edge(outside, "7")});
}

struct Shown {
    Shown() : server(prometheus), view({sources, columns}, {})
    {
        source.id = u"prod"_s;
        source.name = u"Prod"_s;
        source.kind = SourceKind::Prometheus;
        source.baseUrl = server.url();
    }
    void show(int what)
    {
        for (auto *choice : view.findChildren<QComboBox *>()) {
            if (choice->accessibleName() == u"What is shown"_s)
                choice->setCurrentIndex(what);
        }
    }

    QTemporaryDir folder;
    ReplayServer server;
    SourceAccess sources{[](const SourceConfig &) { return Result<Credentials>(Credentials()); }};
    ColumnAccess columns{folder.filePath(u"cache.traceloupe"_s)};
    RemoteLatency view;
    SourceConfig source;
};

} // namespace

class TestRemoteCalls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhoCallsWhom()
    {
        Shown shown;
        const QSignalSpy answered(&shown.view, &RemoteLatency::answered);
        shown.show(1);
        shown.view.ask(shown.source, {});

        QTRY_VERIFY(!answered.isEmpty());

        const CallsModel &calls = shown.view.calls();
        const auto cell = [&calls](int row, int column) { return calls.index(row, column).data().toString(); };
        QCOMPARE(calls.rowCount(), 2);
        QCOMPARE(cell(0, CallsModel::Client), u"user"_s);
        QCOMPARE(cell(0, CallsModel::Connection), u"one side is not traced"_s);
        QCOMPARE(cell(0, CallsModel::Errors), u"0"_s);
        QCOMPARE(cell(0, CallsModel::FirstQuantile), u"\u2013"_s);
        QCOMPARE(cell(1, CallsModel::Calls), u"80"_s);
        QCOMPARE(cell(1, CallsModel::Errors), u"8 (10.0 %)"_s);
        QCOMPARE(cell(1, CallsModel::FirstQuantile), u"50.0 ms"_s);
        QVERIFY(shown.view.note().contains(u"service graph"_s));
    }

    void saysThatNoRequestsWereCounted()
    {
        Shown shown;
        const QSignalSpy answered(&shown.view, &RemoteLatency::answered);
        shown.view.ask(shown.source, {});

        QTRY_VERIFY(!answered.isEmpty());

        QCOMPARE(shown.view.model().rowCount(), 0);
        QVERIFY(shown.view.note().isEmpty());
    }
};

QTEST_MAIN(TestRemoteCalls)
#include "tst_remotecalls.moc"
