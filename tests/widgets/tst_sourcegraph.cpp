// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/replayserver.h"
#include "tests/support/tracefromtext.h"
#include "widgets/servicegraph/graphcard.h"
#include "widgets/servicegraph/graphexport.h"
#include "widgets/servicegraph/graphsourcebar.h"
#include "widgets/servicegraph/graphtables.h"
#include "widgets/servicegraph/servicegraphpage.h"
#include "widgets/servicegraph/servicegraphpanel.h"
#include "widgets/servicegraph/servicegraphview.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatienceMs = 60'000;

QByteArray sample(const QByteArray &labels, const QByteArray &value)
{
    return "{\"metric\":{" + labels + "},\"value\":[1,\"" + value + "\"]}";
}

Reply vectorOf(const QList<QByteArray> &rows)
{
    return json("{\"data\":{\"result\":[" + rows.join(',') + "]}}");
}

/// A Prometheus with the service graph of a shop: web calls shop, shop calls <b>stock</b>.
Reply prometheus(const ServedRequest &request)
{
    if (request.path().endsWith(u"/values"_s))
        return json("{\"data\":[\"traces_service_graph_request_total\","
                    "\"traces_service_graph_request_server_seconds_bucket\"]}");
    const QString asked = request.parameter(u"query"_s);
    const QByteArray inside = "\"client\":\"web\",\"server\":\"shop\"";
    const QByteArray stock = "\"client\":\"shop\",\"server\":\"<b>stock</b>\"";
    if (asked.contains(u"server_seconds_bucket"_s))
        return vectorOf({sample(inside + ",\"le\":\"0.1\"", "80"), sample(inside + ",\"le\":\"+Inf\"", "80")});
    if (asked.contains(u"client_seconds"_s))
        return vectorOf({});
    if (asked.contains(u"failed"_s))
        return vectorOf({sample(inside, "8")});
    return vectorOf({sample(inside, "80"), sample(stock, "7")});
}

Reply broken(const ServedRequest &)
{
    Reply reply = json("no");
    reply.status = 503;
    return reply;
}

struct Opened {
    template <class Server>
    explicit Opened(Server answers) : server(answers), cache(folder.filePath(u"cache.traceloupe"_s))
    {
        SourceConfig source;
        source.id = u"prod"_s;
        source.name = u"Prod"_s;
        source.kind = SourceKind::Prometheus;
        source.baseUrl = server.url();
        counting.setSources({source});
        const auto stored = cache.writeNow([](Cache &store) -> Result<> {
            const StoreItem item{traceFromText("web R 0..100ms server\n"
                                               "  web c 10..60ms client\n"
                                               "    shop s 15..55ms server\n"
                                               "  web d 62..70ms client\n"
                                               "    cart t 63..69ms server\n",
                                               TraceId{7, 1}),
                                 false};
            const auto outcome = store.store(std::span(&item, 1), {u"file"_s, u"test"_s});
            return outcome ? Result<>() : Result<>(tl::unexpected(outcome.error()));
        });
        Q_ASSERT(stored.has_value());
        page = std::make_unique<ServiceGraphPage>(ServiceGraphPage::Rooms{cache, sources, counting},
                                                  TraceSet{u"all"_s, {}});
        page->resize(1200, 800);
        page->show();
    }
    [[nodiscard]] bool isReady() const { return !page->loader().isRunning() && page->panel().isReady(); }
    [[nodiscard]] const ServiceGraph &graph() const { return *page->panel().graph(); }
    [[nodiscard]] std::uint32_t edge(std::string_view from, std::string_view to) const
    {
        for (std::uint32_t i = 0; i < graph().edges.size(); ++i) {
            if (graph().nodes[graph().edges[i].from].id == from && graph().nodes[graph().edges[i].to].id == to)
                return i;
        }
        return ~0U;
    }
    [[nodiscard]] const GraphPicture::Arrow &arrow(std::string_view from, std::string_view to) const
    {
        return page->panel().view().picture().arrows.at(edge(from, to));
    }

    QTemporaryDir folder;
    ReplayServer server;
    SourceAccess sources{[](const SourceConfig &) { return Result<Credentials>(Credentials()); }};
    SourceListModel counting{SourceListModel::First::Cache};
    CacheAccess cache;
    std::unique_ptr<ServiceGraphPage> page;
};

} // namespace

class TestSourceGraph : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void laysWhatASourceCountedOverTheTraces()
    {
        Opened opened(prometheus);
        QTRY_VERIFY_WITH_TIMEOUT(opened.isReady(), kPatienceMs);
        opened.page->source().choose(u"prod"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.page->source().calls() && opened.isReady(), kPatienceMs);

        QVERIFY(opened.arrow("web", "shop").label.startsWith(u"1 / 80"_s));
        QVERIFY(opened.arrow("web", "cart").label.endsWith(u"here only"_s));
        QVERIFY(opened.arrow("shop", "<b>stock</b>").label.startsWith(u"7"_s));
        QVERIFY(opened.arrow("shop", "<b>stock</b>").label.endsWith(u"in Prod only"_s));
        QVERIFY(opened.arrow("shop", "<b>stock</b>").isDashed);
        QVERIFY(opened.page->panel().statusText().contains(u"laid over what Prod counted"_s));
    }

    void saysBothFiguresInTheCardAndTheTable()
    {
        Opened opened(prometheus);
        opened.page->source().choose(u"prod"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.page->source().calls() && opened.isReady() && opened.edge("web", "cart") != ~0U,
                                 kPatienceMs);
        ServiceGraphPanel &panel = opened.page->panel();
        panel.view().setCurrent({GraphItem::Kind::Edge, opened.edge("shop", "<b>stock</b>")});
        const auto *label = panel.findChild<GraphCard *>()->findChild<QLabel *>();
        QVERIFY(!label->text().contains(u"<b>stock"_s));
        QVERIFY(label->text().contains(u"As Prod counted it"_s));
        QVERIFY(label->text().contains(u"\u2013"_s)); // a percentile it can't tell

        const QAbstractItemModel &table = *panel.tables().edgeTable().model();
        QStringList rows;
        for (int row = 0; row < table.rowCount(); ++row)
            rows += table.index(row, GraphEdgeModel::To).data().toString() + u'|'
                    + table.index(row, GraphEdgeModel::Calls).data().toString() + u'|'
                    + table.index(row, GraphEdgeModel::SourceCalls).data().toString() + u'|'
                    + table.index(row, GraphEdgeModel::SourceErrors).data().toString();
        QVERIFY2(rows.contains(u"<b>stock</b>|\u2013|7|0"_s), qPrintable(rows.join(u'\n')));
        QVERIFY2(rows.contains(u"shop|1|80|8 (10 %)"_s), qPrintable(rows.join(u'\n')));
        QVERIFY2(rows.contains(u"cart|1|\u2013|\u2013"_s), qPrintable(rows.join(u'\n')));
    }

    void drawsTheSourceAloneAndSavesIt()
    {
        Opened opened(prometheus);
        opened.page->source().setLaidOver(false);
        opened.page->source().choose(u"prod"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.page->source().calls() && opened.isReady(), kPatienceMs);
        QCOMPARE(opened.graph().edges.size(), std::size_t{2});
        QVERIFY(opened.arrow("web", "shop").label.startsWith(u"80"_s));
        QVERIFY(opened.page->panel().statusText().contains(u"as Prod counted it"_s));

        const QString file = opened.folder.filePath(u"graph.csv"_s);
        QVERIFY(opened.page->panel().save(file, GraphFileFormat::Csv));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.readAll().contains("\"web\",\"shop\",\"rpc\",\"source only\",,,,,,80,8,"));
    }

    void goesBackToTheTraces()
    {
        Opened opened(prometheus);
        opened.page->source().choose(u"prod"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.page->source().calls() && opened.isReady(), kPatienceMs);
        opened.page->source().choose({});
        QTRY_VERIFY_WITH_TIMEOUT(opened.isReady() && opened.edge("web", "cart") != ~0U, kPatienceMs);
        QCOMPARE(opened.edge("shop", "<b>stock</b>"), ~0U);
        QVERIFY(!opened.arrow("web", "shop").label.contains(u'/'));
    }

    void saysWhyASourceHasNoAnswer()
    {
        Opened opened(broken);
        opened.page->source().choose(u"prod"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!opened.page->source().failure().isEmpty(), kPatienceMs);
        QVERIFY(!opened.page->source().calls());

        // the traces' graph stays, with the whole sentence above it
        QTRY_VERIFY_WITH_TIMEOUT(opened.isReady(), kPatienceMs);
        QVERIFY(opened.page->panel().view().isVisible());
        QLabel *said = nullptr;
        for (QLabel *label : opened.page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().endsWith(opened.page->source().failure()))
                said = label;
        }
        QVERIFY(said != nullptr);
        QVERIFY(said->wordWrap());

        // without it, there is a way to try again
        opened.page->source().setLaidOver(false);
        QVERIFY(!said->isVisible());
        QPushButton *retry = nullptr;
        for (QPushButton *button : opened.page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Try again"_s)
                retry = button;
        }
        QVERIFY(retry != nullptr);
        const auto asked = opened.server.requests().size();
        retry->click();
        QTRY_VERIFY_WITH_TIMEOUT(opened.server.requests().size() > asked, kPatienceMs);
    }

    void leadsToTheSourcesDialog()
    {
        Opened opened(broken);
        const QSignalSpy wanted(opened.page.get(), &ServiceGraphPage::sourcesDialogRequested);
        for (QToolButton *button : opened.page->source().findChildren<QToolButton *>()) {
            if (button->text() == u"Sources…"_s)
                button->click();
        }
        QCOMPARE(wanted.count(), 1);
    }

    void sharesWhatTracesStandForWithOtherPages()
    {
        TraceStanding standing;
        Opened opened(broken);
        ServiceGraphPage other({opened.cache, opened.sources, opened.counting, &standing}, TraceSet{u"all"_s, {}});
        other.setRepresentativeness(Representativeness::All);
        QCOMPARE(standing.kind(), Representativeness::All);
        const ServiceGraphPage third({opened.cache, opened.sources, opened.counting, &standing},
                                     TraceSet{u"all"_s, {}});
        const auto choice = [](const ServiceGraphPage &page) {
            for (const QComboBox *box : page.findChildren<QComboBox *>()) {
                if (box->accessibleName() == u"What these traces stand for"_s)
                    return box->currentIndex();
            }
            return -1;
        };
        QCOMPARE(choice(third), int(Representativeness::All));
        standing.setKind(Representativeness::HeadSampled);
        QCOMPARE(choice(other), int(Representativeness::HeadSampled));
        QCOMPARE(choice(third), int(Representativeness::HeadSampled));
    }
};

QTEST_MAIN(TestSourceGraph)
#include "tst_sourcegraph.moc"
