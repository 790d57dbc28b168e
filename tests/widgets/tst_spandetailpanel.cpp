// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/spandetailpanel.h"

#include "core/model/tracebuilder.h"
#include "tests/support/tracefromtext.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace traceloupe;
using namespace traceloupe::test;

namespace {

constexpr std::string_view kSpans = R"(
    frontend  GET /cart  0..100ms  server http.method=GET http.status_code=500 error message="no stock" event=retry@12ms event=start@1ms link=0123456789abcdef0123456789abcdef/00000000000000aa
      cart    GetCart    10..90ms  client link=0123456789abcdef1122334455667788/0000000000000001
    lost      Orphan     20..30ms  parent=ffff warning="clock moved"
)";

void dump(const QAbstractItemModel &model, const QModelIndex &parent, int level, QString &text)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex name = model.index(row, 0, parent);
        text += QString(level * 2, u' ') + name.data().toString() + u": "_s + name.siblingAtColumn(1).data().toString()
                + u'\n';
        dump(model, name, level + 1, text);
    }
}

QString dumped(const QAbstractItemModel &model)
{
    QString text;
    dump(model, {}, 0, text);
    return text;
}

/// Selects, and waits for the panel to follow.
void select(SpanDetailPanel &panel, TraceSession &session, std::uint32_t row)
{
    session.selection().setCurrent(SpanIndex(row));
    [&] { QTRY_COMPARE(panel.shown(), SpanIndex(row)); }();
}

struct ShownPanel {
    ShownPanel() : session(traceFromText(kSpans)), panel(session)
    {
        session.setTimeZone(DisplayTimeZone::utc());
        panel.resize(420, 700);
        panel.show();
        tree = panel.findChild<QTreeView *>();
        filter = panel.findChild<QLineEdit *>();
    }

    [[nodiscard]] QModelIndex row(const QString &name, const QModelIndex &parent = {}) const
    {
        const QAbstractItemModel *model = tree->model();
        for (int i = 0; i < model->rowCount(parent); ++i) {
            const QModelIndex index = model->index(i, 0, parent);
            if (index.data().toString() == name)
                return index;
            if (const QModelIndex below = row(name, index); below.isValid())
                return below;
        }
        return {};
    }

    [[nodiscard]] QString allLabels() const
    {
        QStringList texts;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&panel))
                texts.append(label->text());
        }
        return texts.join(u'|');
    }

    TraceSession session;
    SpanDetailPanel panel;
    QTreeView *tree = nullptr;
    QLineEdit *filter = nullptr;
};

} // namespace

class TestSpanDetailPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsASpanAsATree();
    void opensArraysAndMaps();
    void isAProperModelAllTheTime();
    void saysWhenNothingIsSelected();
    void showsTimesStatusAndIds();
    void showsLongNamesInLines();
    void tellsWhatTimeWentTo();
    void tellsNoShareOfAPathWithoutLength();
    void tellsSelfTimesByAlignedClocks();
    void warnsOfWhatIsOdd();
    void filtersNamesAndValues();
    void filtersTheEndsOfLongValues();
    void showsLongValuesInFull();
    void copiesIds();
    void showsTitlesWholeInAnyLanguage();
    void asksForTheTraceOfALink();
    void followsALinkWithinTheTrace();
    void saysWhichLinkedTracesAreMissing();
    void saysWhoLinksToASpan();
    void namesEverythingThatTakesFocus();
};

void TestSpanDetailPanel::showsASpanAsATree()
{
    SpanDetailModel model;
    const TracePtr trace = traceFromText(kSpans);
    model.setSpan(trace, SpanIndex(0), DisplayTimeZone::utc());
    QCOMPARE(dumped(model), u"Attributes: 2\n"
                            "  http.method: GET\n"
                            "  http.status_code: 500\n"
                            "Events: 2\n"
                            "  start: +1.00 ms   2024-01-15 10:00:00.001 UTC\n"
                            "  retry: +12.0 ms   2024-01-15 10:00:00.012 UTC\n"
                            "Links: 1\n"
                            "  Trace 0123456789abcdef0123456789abcdef: span 00000000000000aa\n"
                            "Resource: 1\n"
                            "  service.name: frontend\n"_s);
}

void TestSpanDetailPanel::opensArraysAndMaps()
{
    TraceBuilder builder(TraceId{1, 1});
    AttributeWriter writer = builder.newWriter();
    writer.key("list");
    writer.beginArray();
    writer.integer(1);
    writer.string("two");
    writer.end();
    writer.key("map");
    writer.beginMap();
    writer.add("inner", "deep\nlines");
    writer.end();
    SpanInput span;
    span.id = SpanId{1};
    span.name = "span";
    span.startNs = 0;
    span.durationNs = 1;
    span.resource = builder.addResource({});
    span.attributes = writer.list();
    builder.addSpan(span);

    SpanDetailModel model;
    model.setSpan(builder.finish(), SpanIndex(0), DisplayTimeZone::utc());
    QVERIFY(dumped(model).startsWith(u"Attributes: 2\n"
                                     "  list: [1,\"two\"]\n"
                                     "    0: 1\n"
                                     "    1: two\n"
                                     "  map: {\"inner\":\"deep\\nlines\"}\n"
                                     "    inner: deep lines\n"_s));
}

void TestSpanDetailPanel::isAProperModelAllTheTime()
{
    SpanDetailModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const TracePtr trace = traceFromText(kSpans);
    for (std::uint32_t row = 0; row < trace->rowCount(); ++row)
        model.setSpan(trace, SpanIndex(row), DisplayTimeZone::utc());
    QVERIFY(model.rowCount() > 0);
    model.setSpan(nullptr, SpanIndex(), DisplayTimeZone::utc());
    QCOMPARE(model.rowCount(), 0);
}

void TestSpanDetailPanel::saysWhenNothingIsSelected()
{
    const ShownPanel shown;
    QVERIFY(shown.allLabels().contains(u"No span selected"_s));
}

void TestSpanDetailPanel::showsTimesStatusAndIds()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 0);
    const QString labels = shown.allLabels();
    for (const QString &text :
         {u"frontend"_s, u"GET /cart"_s, u"server"_s, u"Error: no stock"_s, u"100 ms   (100.0 % of the trace)"_s,
          u"2024-01-15 10:00:00.000 UTC"_s, u"0000000000000001"_s, u"0123456789abcdef1122334455667788"_s})
        QVERIFY2(labels.contains(text), qPrintable(text + u" is not in "_s + labels));
    QVERIFY(!labels.contains(u"Parent ID"_s));
}

void TestSpanDetailPanel::showsLongNamesInLines()
{
    const QString name = u"com.example.somewhere.quite.deep.module100.Handler.doSomethingOrOther"_s;
    TraceSession session(traceFromText(u"web %1 0..10ms\n"_s.arg(name).toStdString()));
    SpanDetailPanel panel(session);
    panel.resize(300, 700);
    panel.show();
    select(panel, session, 0);
    const QList<QLabel *> labels = panel.findChildren<QLabel *>();
    const auto heading = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().startsWith(u"com.example."_s); });
    QVERIFY(heading != labels.end());
    QCOMPARE((*heading)->text().remove(u'\n'), name);
    QVERIFY((*heading)->text().contains(u'\n'));
}

void TestSpanDetailPanel::tellsWhatTimeWentTo()
{
    TraceSession session(traceFromText("web  R   0..100ms  server\n"
                                       "  web  c1  10..60ms  client\n"
                                       "    web  s1  15..55ms  server\n"
                                       "  web  c2  10..40ms  client\n"
                                       "  web  bg  66..130ms  internal\n"));
    SpanDetailPanel panel(session);
    panel.resize(420, 700);
    panel.show();
    const auto says = [&](const QString &text) {
        QStringList texts;
        for (const QLabel *label : panel.findChildren<QLabel *>()) {
            if (label->isVisibleTo(&panel))
                texts.append(label->text());
        }
        return texts.join(u'|').contains(text);
    };

    select(panel, session, 0);
    QTRY_VERIFY(says(u"50.0 ms waiting for them\n10.0 ms before, 0 ns between, 40.0 ms after"_s));
    QVERIFY(says(u"50.0 ms   (50.0 % of it)"_s));
    QVERIFY(!says(u"Call overhead"_s));

    select(panel, session, 1);
    QVERIFY(says(u"Faster, it alone saves at most 20.0 ms"_s));
    QTRY_VERIFY(says(u"10.0 ms beside the serving\n5.00 ms there, 5.00 ms back"_s));

    select(panel, session, 3);
    QVERIFY(says(u"Not on it"_s));
    QVERIFY(!says(u"Children"_s));
}

void TestSpanDetailPanel::tellsNoShareOfAPathWithoutLength()
{
    TraceSession session(traceFromText("a r 0..0ms\n"));
    SpanDetailPanel panel(session);
    select(panel, session, 0);
    QTRY_VERIFY(session.path().path() != nullptr);
    const auto says = [&](const QString &text) {
        const auto labels = panel.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(says(u"0 ns"_s));
    QVERIFY(!says(u"% of it"_s));
}

void TestSpanDetailPanel::tellsSelfTimesByAlignedClocks()
{
    // b's clock is 10 to 40 ms behind
    TraceSession session(traceFromText("a r 0..100ms server\n  a c 10..60ms client\n    b s 0..20ms server\n"));
    SpanDetailPanel panel(session);
    select(panel, session, 1);
    const auto says = [&](const QString &text) {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(session.skew().isProven());
    QTRY_VERIFY(says(u"30.0 ms   (60.0 % of the span)"_s));
    QVERIFY(says(u"30.0 ms beside the serving\n15.0 ms there, 15.0 ms back (± 15.0 ms)"_s));
    QVERIFY(says(u"+10.0 ms from the start of the trace"_s));
    select(panel, session, 2); // drawn 25 ms later than its own clock tells
    QTRY_VERIFY(says(u"+25.0 ms by aligned clocks"_s));

    session.skew().setAligned(false);
    QTRY_VERIFY(!says(u"by aligned clocks"_s));
    select(panel, session, 1);
    QTRY_VERIFY(says(u"40.0 ms   (80.0 % of the span)"_s));
}

void TestSpanDetailPanel::warnsOfWhatIsOdd()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 3);
    QVERIFY(shown.allLabels().contains(u"Its parent is not in the trace."_s));
    QVERIFY(shown.allLabels().contains(u"clock moved"_s));
    select(shown.panel, shown.session, 2); // the parent that is not there
    QVERIFY(shown.allLabels().contains(u"Missing span 000000000000ffff"_s));
}

void TestSpanDetailPanel::filtersNamesAndValues()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 0);
    QTest::keyClicks(shown.filter, u"STATUS"_s);
    QVERIFY(shown.row(u"http.status_code"_s).isValid());
    QVERIFY(!shown.row(u"http.method"_s).isValid());
    shown.filter->clear();
    QTest::keyClicks(shown.filter, u"front"_s);
    QVERIFY(shown.row(u"service.name"_s).isValid());
    QVERIFY(!shown.row(u"http.status_code"_s).isValid());
    select(shown.panel, shown.session, 1); // the filter stays for the next span
    QVERIFY(!shown.row(u"service.name"_s).isValid());
}

void TestSpanDetailPanel::filtersTheEndsOfLongValues()
{
    TraceSession session(traceFromText("a run 0..1ms stack=" + std::string(5'000, 'y') + "cause short=x\n"));
    SpanDetailPanel panel(session);
    select(panel, session, 0);
    panel.findChild<QLineEdit *>()->setText(u"cause"_s);
    const QAbstractItemModel *model = panel.findChild<QTreeView *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->rowCount(model->index(0, 0)), 1);
    QCOMPARE(model->index(0, 0, model->index(0, 0)).data().toString(), u"stack"_s);
}

void TestSpanDetailPanel::showsLongValuesInFull()
{
    const TracePtr trace = traceFromText("a run 0..1ms short=x json=\"{\\\"k\\\":1}\" long=\"" + std::string(300, 'y')
                                         + "\"\n");
    TraceSession session(trace);
    SpanDetailPanel panel(session);
    panel.show();
    select(panel, session, 0);
    auto *tree = panel.findChild<QTreeView *>();
    auto *value = panel.findChild<QPlainTextEdit *>();
    const QModelIndex attributes = tree->model()->index(0, 0);
    tree->setCurrentIndex(tree->model()->index(0, 0, attributes));
    QVERIFY(!value->isVisible());
    tree->setCurrentIndex(tree->model()->index(2, 0, attributes));
    QVERIFY(value->isVisible());
    QCOMPARE(value->toPlainText(), QString(300, u'y'));
}

void TestSpanDetailPanel::copiesIds()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 1);
    QStringList copied;
    for (QToolButton *button : shown.panel.findChildren<QToolButton *>()) {
        if (!button->accessibleName().startsWith(u"Copy"_s))
            continue;
        QTest::mouseClick(button, Qt::LeftButton);
        copied.append(QApplication::clipboard()->text());
    }
    QCOMPARE(copied,
             (QStringList{u"0000000000000002"_s, u"0000000000000001"_s, u"0123456789abcdef1122334455667788"_s}));
}

void TestSpanDetailPanel::asksForTheTraceOfALink()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 0);
    const QSignalSpy spy(&shown.panel, &SpanDetailPanel::traceRequested);
    Q_EMIT shown.tree->activated(shown.row(u"Trace 0123456789abcdef0123456789abcdef"_s));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().at(0).value<TraceId>(), (TraceId{0x0123456789abcdefULL, 0x0123456789abcdefULL}));
    QCOMPARE(spy.first().at(1).value<SpanId>(), SpanId{0xaa});
}

void TestSpanDetailPanel::followsALinkWithinTheTrace()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 1);
    const QSignalSpy spy(&shown.panel, &SpanDetailPanel::traceRequested);
    Q_EMIT shown.tree->activated(shown.row(u"Span of this trace"_s));
    QCOMPARE(spy.count(), 0);
    QCOMPARE(shown.session.selection().current(), SpanIndex(0));
}

void TestSpanDetailPanel::saysWhichLinkedTracesAreMissing()
{
    SpanDetailModel model;
    const TracePtr trace = traceFromText("a run 0..9ms link=00000000000000000000000000000009/0000000000000001\n");
    const auto valueOf = [&model] {
        const QModelIndex links = model.match(model.index(0, 0), Qt::DisplayRole, u"Links"_s).value(0);
        return model.index(0, SpanDetailModel::ValueColumn, links);
    };
    model.setSpan(trace, SpanIndex(0), {});
    QCOMPARE(valueOf().data().toString(), u"span 0000000000000001"_s);
    QVERIFY(!valueOf().data(SpanDetailModel::IsMissingRole).toBool());
    const std::vector<TraceId> missing{TraceId{0, 9}};
    model.setSpan(trace, SpanIndex(0), {}, {}, missing);
    QCOMPARE(valueOf().data().toString(), u"not in the cache, span 0000000000000001"_s);
    QVERIFY(valueOf().data(SpanDetailModel::IsMissingRole).toBool());
}

void TestSpanDetailPanel::saysWhoLinksToASpan()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 0);
    QVERIFY(!shown.row(u"Linked from"_s).isValid());
    const SpanId root = shown.session.trace().spanId(SpanIndex(0));
    const SpanId second = shown.session.trace().spanId(SpanIndex(1));
    shown.session.incomingLinks().set({{root, TraceId{5, 6}, SpanId{0xb}, "worker", "consume <b>"},
                                       {second, TraceId{7, 8}, SpanId{0xc}, "other", "span"},
                                       {root, shown.session.trace().id(), second, "frontend", "retry"}});
    const QModelIndex section = shown.row(u"Linked from"_s);
    QVERIFY(section.isValid());
    QCOMPARE(shown.tree->model()->rowCount(section), 2);
    QVERIFY(shown.tree->isExpanded(section));
    const QModelIndex other = shown.row(u"worker  consume <b>"_s);
    QCOMPARE(other.siblingAtColumn(1).data().toString(),
             u"trace 00000000000000050000000000000006, span 000000000000000b"_s);

    const QSignalSpy spy(&shown.panel, &SpanDetailPanel::traceRequested);
    shown.tree->setCurrentIndex(other);
    QTest::keyClick(shown.tree, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.first().at(0).value<TraceId>(), (TraceId{5, 6}));
    QCOMPARE(spy.first().at(1).value<SpanId>(), SpanId{0xb});
    Q_EMIT shown.tree->activated(shown.row(u"frontend  retry"_s));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(shown.session.selection().current(), SpanIndex(1));
}

void TestSpanDetailPanel::namesEverythingThatTakesFocus()
{
    ShownPanel shown;
    select(shown.panel, shown.session, 0);
    for (const QWidget *widget : shown.panel.findChildren<QWidget *>()) {
        const bool isOurs = !widget->objectName().startsWith(u"qt_"_s)
                            && qobject_cast<const QLineEdit *>(widget->parentWidget()) == nullptr;
        if (isOurs && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisibleTo(&shown.panel))
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

/// A language with words longer than English has.
class LongWords : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *, int) const override
    {
        return QString::fromUtf8(text) + u" and how it came here"_s;
    }
};

void TestSpanDetailPanel::showsTitlesWholeInAnyLanguage()
{
    LongWords language;
    QCoreApplication::installTranslator(&language);
    ShownPanel shown;

    select(shown.panel, shown.session, 0);

    const int width = shown.tree->columnWidth(0) - shown.tree->indentation();
    for (int row = 0; row < shown.tree->model()->rowCount(); ++row)
        QCOMPARE_GE(width, shown.tree->sizeHintForIndex(shown.tree->model()->index(row, 0)).width());
}

QTEST_MAIN(TestSpanDetailPanel)
#include "tst_spandetailpanel.moc"
