// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved pictures of every view of a trace, as the menu saves them.
#include "app/picturesaver.h"
#include "app/traceviews.h"
#include "tests/app/windowfixture.h"
#include "tests/support/testbase.h"
#include "tests/support/tracefromtext.h"
#include "widgets/common/picturesource.h"
#include "widgets/tracepage/tracepage.h"

#include <QFile>
#include <QImage>
#include <QTest>
#include <QXmlStreamReader>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view kShop = R"(
    web     GET /cart   0..400ms   server error
      web   pay         10..110ms  client error
      web   pay         160..260ms client error
      web   pay         360..399ms client
      db    SELECT <b>  270..350ms client
)";

QString textsOf(const QString &file)
{
    QFile svg(file);
    if (!svg.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader reader(&svg);
    QString texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            texts += reader.text().trimmed().toString() + u' ';
    }
    return reader.hasError() ? reader.errorString() : texts;
}

QByteArray headOf(const QString &file)
{
    QFile picture(file);
    return picture.open(QIODevice::ReadOnly) ? picture.read(8) : QByteArray();
}

} // namespace

class TestViewPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(unexpectedWarnings()); }

    void savesEveryView_data();
    void savesEveryView();
    void leavesOutWhereAPersonIs();
};

void TestViewPictures::savesEveryView_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<QStringList>("holds");
    QTest::addColumn<QStringList>("lacks");
    QTest::newRow("waterfall") << u"waterfall"_s << QStringList{u"SELECT <b>"_s, u"web"_s, u"400 ms"_s}
                               << QStringList{};
    QTest::newRow("flame") << u"flame"_s << QStringList{u"GET /cart"_s, u"SELECT <b>"_s} << QStringList{};
    QTest::newRow("statistics") << u"statistics"_s << QStringList{u"SELECT <b>"_s, u"p99"_s, u"Statistics by"_s}
                                << QStringList{u"Save as CSV"_s, u"Group by"_s};
    QTest::newRow("critical path") << u"criticalpath"_s
                                   << QStringList{u"By category"_s, u"By host"_s, u"Critical path until the answer"_s}
                                   << QStringList{u"Save as CSV"_s, u"Choose a row"_s};
    QTest::newRow("hints") << u"hints"_s << QStringList{u"Calls made again"_s, u"possible cause"_s} << QStringList{};
}

void TestViewPictures::savesEveryView()
{
    QFETCH(const QString, view);
    QFETCH(const QStringList, holds);
    QFETCH(const QStringList, lacks);
    WindowFixture fixture;
    fixture.start();
    TracePage page(traceFromText(kShop));
    for (const TraceView &added : traceViews(fixture.window(), fixture.services()))
        page.addView(added);
    page.resize(1'200, 700);
    page.show();
    if (auto *source = dynamic_cast<PictureSource *>(view == "waterfall"_L1 ? nullptr : page.viewWidget(view)))
        QTRY_VERIFY_WITH_TIMEOUT(source->hasPicture(), 60'000);
    const auto save = [&](PictureSaver::Extent extent, const QString &name) {
        const Result<> saved = PictureSaver::save(page, view, extent, fixture.path(name));
        if (!saved)
            QTest::qFail(qPrintable(saved.error().detail), __FILE__, __LINE__);
    };

    save(PictureSaver::Extent::Whole, u"whole.svg"_s);
    save(PictureSaver::Extent::Whole, u"whole.png"_s);
    save(PictureSaver::Extent::Whole, u"whole.pdf"_s);
    save(PictureSaver::Extent::Visible, u"part.png"_s);

    const QString texts = textsOf(fixture.path(u"whole.svg"_s));
    for (const QString &text : holds)
        QVERIFY2(texts.contains(text), qPrintable(text + u" is not in: "_s + texts));
    for (const QString &text : lacks)
        QVERIFY2(!texts.contains(text), qPrintable(text + u" is in: "_s + texts));
    QVERIFY2(texts.contains(u"trace 0123456789abcdef"_s), qPrintable(texts)); // the caption
    QVERIFY(QImage(fixture.path(u"whole.png"_s)).width() >= 900);
    QVERIFY(!QImage(fixture.path(u"part.png"_s)).isNull());
    QVERIFY(headOf(fixture.path(u"whole.pdf"_s)).startsWith("%PDF-"));
}

void TestViewPictures::leavesOutWhereAPersonIs()
{
    const WindowFixture fixture;
    TracePage page(traceFromText(kShop));
    page.resize(1'200, 700);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(page.session().path().path() != nullptr, 60'000);
    QVERIFY(PictureSaver::save(page, u"waterfall"_s, PictureSaver::Extent::Whole, fixture.path(u"none.png"_s)));
    page.session().selection().setCurrent(SpanIndex(2));
    page.session().marks().setRange(TimeRange{page.trace()->startNs(), page.trace()->startNs() + 100'000'000});
    QVERIFY(PictureSaver::save(page, u"waterfall"_s, PictureSaver::Extent::Whole, fixture.path(u"some.png"_s)));
    QCOMPARE(QImage(fixture.path(u"some.png"_s)), QImage(fixture.path(u"none.png"_s)));
}

QTEST_MAIN(TestViewPictures)
#include "tst_viewpictures.moc"
