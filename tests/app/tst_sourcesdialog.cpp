// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sources/sourcesdialog.h"

#include "tests/app/windowfixture.h"
#include "tests/support/replayserver.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace traceloupe;
using namespace traceloupe::test;
using namespace Qt::StringLiterals;

class TestSourcesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsASourceAndItsSecret();
    void understandsAPastedAddress_data();
    void understandsAPastedAddress();
    void refusesAnAddressThatIsNone();
    void refusesTwoSourcesOfOneName();
    void testsTheConnection();
    void forgetsATestOfAnotherAddress();
    void saysWhyTheConnectionFails();
    void removesASourceAndItsSecret();

private:
    void type(const QString &field, const QString &text);
    [[nodiscard]] QString testResult() const { return m_dialog->findChild<QLabel *>(u"testResult"_s)->text(); }
    void press(const QString &name) { QTest::mouseClick(m_dialog->findChild<QPushButton *>(name), Qt::LeftButton); }
    void save()
    {
        QTest::mouseClick(m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save), Qt::LeftButton);
    }
    void makeDialog(std::vector<SourceConfig> sources);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SourceAccess> m_access;
    std::unique_ptr<FileSecretStore> m_secrets;
    std::unique_ptr<SourcesDialog> m_dialog;
    std::vector<SourceConfig> m_saved;
};

void TestSourcesDialog::init()
{
    QTest::failOnWarning(unexpectedWarnings());
    m_folder = std::make_unique<QTemporaryDir>();
    m_access = std::make_unique<SourceAccess>([](const SourceConfig &) { return Result<Credentials>(Credentials()); });
    m_secrets = std::make_unique<FileSecretStore>(m_folder->filePath(u"secrets.json"_s));
    m_saved.clear();
    makeDialog({});
}

void TestSourcesDialog::makeDialog(std::vector<SourceConfig> sources)
{
    m_dialog = std::make_unique<SourcesDialog>(std::move(sources), *m_access, *m_secrets);
    connect(m_dialog.get(), &SourcesDialog::sourcesSaved, this,
            [this](const std::vector<SourceConfig> &saved) { m_saved = saved; });
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void TestSourcesDialog::type(const QString &field, const QString &text)
{
    auto *edit = m_dialog->findChild<QLineEdit *>(field);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
}

void TestSourcesDialog::addsASourceAndItsSecret()
{
    press(u"add"_s);
    type(u"name"_s, u"Staging"_s);
    type(u"url"_s, u"http://jaeger.example:16686"_s);
    m_dialog->findChild<QComboBox *>(u"auth"_s)->setCurrentIndex(2);
    type(u"token"_s, u"s3cret"_s);

    save();

    QTRY_COMPARE(m_saved.size(), std::size_t{1});
    QCOMPARE(m_saved.front().name, u"Staging"_s);
    QCOMPARE(m_saved.front().baseUrl, QUrl(u"http://jaeger.example:16686"_s));
    QCOMPARE(m_saved.front().auth, SourceConfig::Auth::Bearer);
    const auto secret = m_secrets->read(m_saved.front().id).result();
    QVERIFY(secret.has_value());
    QCOMPARE(credentialsOf(*secret).token, u"s3cret"_s);
}

void TestSourcesDialog::understandsAPastedAddress_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("address");
    QTest::newRow("command line form") << u"tempo+http://tempo.example:3200"_s << static_cast<int>(SourceKind::Tempo)
                                       << u"http://tempo.example:3200"_s;
    QTest::newRow("no scheme") << u"jaeger:16686/base"_s << static_cast<int>(SourceKind::Jaeger)
                               << u"http://jaeger:16686/base"_s;
    QTest::newRow("a name alone") << u"traces.example"_s << static_cast<int>(SourceKind::Jaeger)
                                  << u"http://traces.example"_s;
    QTest::newRow("a page of Jaeger") << u"https://jaeger.example/trace/0af7651916cd43dd8448eb211c80319c"_s
                                      << static_cast<int>(SourceKind::Jaeger) << u"https://jaeger.example"_s;
    QTest::newRow("a page of Zipkin") << u"http://zipkin.example:9411/zipkin/traces/0af7651916cd43dd8448eb211c80319c"_s
                                      << static_cast<int>(SourceKind::Zipkin) << u"http://zipkin.example:9411"_s;
}

void TestSourcesDialog::understandsAPastedAddress()
{
    QFETCH(QString, pasted);
    QFETCH(int, kind);
    QFETCH(QString, address);
    press(u"add"_s);

    type(u"url"_s, pasted);

    QCOMPARE(m_dialog->findChild<QComboBox *>(u"kind"_s)->currentData().toInt(), kind);
    QCOMPARE(QUrl(m_dialog->findChild<QLineEdit *>(u"url"_s)->text()).matches(QUrl(address), QUrl::StripTrailingSlash),
             true);
}

void TestSourcesDialog::refusesAnAddressThatIsNone()
{
    press(u"add"_s);
    type(u"url"_s, u"somewhere"_s);

    save();

    QVERIFY(m_saved.empty());
    QVERIFY(m_dialog->isVisible());
}

void TestSourcesDialog::refusesTwoSourcesOfOneName()
{
    for (int i = 0; i < 2; ++i) {
        press(u"add"_s);
        type(u"name"_s, u"Same"_s);
        type(u"url"_s, u"http://host:1"_s);
    }

    save();

    QVERIFY(m_saved.empty());
}

void TestSourcesDialog::testsTheConnection()
{
    ReplayServer server(ReplayServer::recorded(u"jaeger-1.76.0"_s));
    press(u"add"_s);
    type(u"url"_s, server.url().toString());

    press(u"test"_s);

    QTRY_VERIFY2(testResult().startsWith(u'\u2713'), qPrintable(testResult()));
    QVERIFY2(testResult().contains(u" ms"_s), qPrintable(testResult()));
}

void TestSourcesDialog::forgetsATestOfAnotherAddress()
{
    ReplayServer server(ReplayServer::recorded(u"jaeger-1.76.0"_s));
    press(u"add"_s);
    type(u"url"_s, server.url().toString());
    press(u"test"_s);
    QTRY_VERIFY2(testResult().startsWith(u'\u2713'), qPrintable(testResult()));

    type(u"url"_s, u"http://elsewhere:16686"_s);

    QCOMPARE(testResult(), QString());
}

void TestSourcesDialog::saysWhyTheConnectionFails()
{
    press(u"add"_s);
    type(u"url"_s, u"http://127.0.0.1:9"_s);

    press(u"test"_s);

    QTRY_VERIFY_WITH_TIMEOUT(testResult().startsWith(u'\u26a0'), 30'000);
    QVERIFY2(testResult().contains(u"127.0.0.1"_s), qPrintable(testResult()));
}

void TestSourcesDialog::removesASourceAndItsSecret()
{
    SourceConfig source;
    source.id = u"one"_s;
    source.name = u"One"_s;
    source.baseUrl = QUrl(u"http://host:1"_s);
    QVERIFY(m_secrets->write(u"one"_s, u"secret"_s).result().has_value());
    makeDialog({source});
    const QSignalSpy saved(m_dialog.get(), &SourcesDialog::sourcesSaved);

    press(u"remove"_s);
    save();

    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(m_saved.empty());
    QVERIFY(!m_secrets->read(u"one"_s).result().has_value());
}

QTEST_MAIN(TestSourcesDialog)
#include "tst_sourcesdialog.moc"
