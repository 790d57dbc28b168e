// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sources/sourceform.h"

#include "core/sources/pasted.h"
#include "widgets/sources/filefield.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kHeaderLines = 3;
constexpr int kMaxTimeoutSeconds = 600;
constexpr int kMaxParallel = 16;

using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

QString headerText(const Headers &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers)
        lines += QString::fromUtf8(name) + u": "_s + QString::fromUtf8(value);
    return lines.join(u'\n');
}

/// Lines without a colon are left out; problem() names them.
Headers headersOf(const QString &text)
{
    Headers headers;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype colon = line.indexOf(u':');
        if (colon > 0)
            headers.emplace_back(line.left(colon).trimmed().toUtf8(), line.mid(colon + 1).trimmed().toUtf8());
    }
    return headers;
}

QString badHeaderLine(const QString &text)
{
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.indexOf(u':') <= 0 && !line.trimmed().isEmpty())
            return line.trimmed();
    }
    return {};
}

QPlainTextEdit *makeHeaderEdit(QWidget *parent, const QString &placeholder)
{
    auto *edit = new QPlainTextEdit(parent);
    edit->setTabChangesFocus(true);
    edit->setPlaceholderText(placeholder);
    edit->setFixedHeight(edit->fontMetrics().lineSpacing() * kHeaderLines + 2 * edit->frameWidth() + 8);
    return edit;
}

QLineEdit *makeSecretEdit(QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setEchoMode(QLineEdit::Password);
    return edit;
}

/// "jaeger.example:16686" as people write it is meant as http.
QString withScheme(const QString &address)
{
    static const QRegularExpression pattern(
        u"^(localhost|[a-z0-9-]+(\\.[a-z0-9-]+)+|[a-z0-9-]+(?=:[0-9]))(:[0-9]{1,5})?(/.*)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(address).hasMatch() ? u"http://"_s + address : address;
}

} // namespace

SourceForm::SourceForm(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *tabs = new QTabWidget(this);
    tabs->addTab(buildConnection(), tr("Connection"));
    tabs->addTab(buildTls(), tr("TLS"));
    tabs->addTab(buildMore(), tr("More"));
    layout->addWidget(tabs);
    connectFields();
    showAuthFields();
}

QLabel *SourceForm::addField(QFormLayout &layout, const QString &label, QWidget *field, const QString &name)
{
    auto *text = new QLabel(label, this);
    text->setBuddy(field);
    field->setAccessibleName(name);
    layout.addRow(text, field);
    return text;
}

QWidget *SourceForm::buildConnection()
{
    auto *page = new QWidget(this);
    m_connectionLayout = new QFormLayout(page);
    QFormLayout &layout = *m_connectionLayout;
    m_name = new QLineEdit(page);
    m_name->setObjectName(u"name"_s);
    addField(layout, tr("&Name"), m_name, tr("Name"));
    m_kind = new QComboBox(page);
    m_kind->setObjectName(u"kind"_s);
    m_kind->addItem(u"Jaeger"_s, static_cast<int>(SourceKind::Jaeger));
    m_kind->addItem(u"Grafana Tempo"_s, static_cast<int>(SourceKind::Tempo));
    m_kind->addItem(u"Zipkin"_s, static_cast<int>(SourceKind::Zipkin));
    m_kind->addItem(tr("Prometheus (counts, no traces)"), static_cast<int>(SourceKind::Prometheus));
    addField(layout, tr("&Kind"), m_kind, tr("Kind"));
    m_url = new QLineEdit(page);
    m_url->setObjectName(u"url"_s);
    m_url->setPlaceholderText(u"http://localhost:16686"_s);
    addField(layout, tr("&Address"), m_url, tr("Address"));
    m_auth = new QComboBox(page);
    m_auth->setObjectName(u"auth"_s);
    m_auth->addItem(tr("None"), static_cast<int>(SourceConfig::Auth::None));
    m_auth->addItem(tr("User and password"), static_cast<int>(SourceConfig::Auth::Basic));
    m_auth->addItem(tr("Bearer token"), static_cast<int>(SourceConfig::Auth::Bearer));
    addField(layout, tr("Si&gn in with"), m_auth, tr("Sign in with"));
    m_user = new QLineEdit(page);
    addField(layout, tr("&User"), m_user, tr("User"));
    m_password = makeSecretEdit(page);
    addField(layout, tr("Pass&word"), m_password, tr("Password"));
    m_token = makeSecretEdit(page);
    m_token->setObjectName(u"token"_s);
    addField(layout, tr("T&oken"), m_token, tr("Token"));
    m_tenant = new QLineEdit(page);
    m_tenant->setPlaceholderText(tr("only where the server has several"));
    addField(layout, tr("Tenan&t"), m_tenant, tr("Tenant"));
    return page;
}

QWidget *SourceForm::buildTls()
{
    auto *page = new QWidget(this);
    auto *layout = new QFormLayout(page);
    const QString pem = tr("Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)");
    m_ca = new FileField(tr("Certificate authority"), pem, page);
    m_certificate = new FileField(tr("Client certificate"), pem, page);
    m_key = new FileField(tr("Client key"), pem, page);
    addField(*layout, tr("Certificate au&thority"), m_ca, tr("Certificate authority"));
    addField(*layout, tr("&Client certificate"), m_certificate, tr("Client certificate"));
    addField(*layout, tr("Client &key"), m_key, tr("Client key"));
    auto *hint = new QLabel(tr("PEM files. Without an authority of your own, those of the system are trusted."), page);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    layout->addRow(hint);
    return page;
}

QWidget *SourceForm::buildMore()
{
    auto *page = new QWidget(this);
    auto *layout = new QFormLayout(page);
    m_headers = makeHeaderEdit(page, u"X-Environment: staging"_s);
    addField(*layout, tr("&Headers"), m_headers, tr("Headers"));
    m_secretHeaders = makeHeaderEdit(page, u"X-Api-Key: \u2026"_s);
    addField(*layout, tr("&Secret headers"), m_secretHeaders, tr("Secret headers, kept with the passwords"));
    m_browserUrl = new QLineEdit(page);
    m_browserUrl->setPlaceholderText(tr("page that shows a trace, with {traceId}"));
    addField(*layout, tr("&Browser page"), m_browserUrl, tr("Browser page"));
    m_timeout = new QSpinBox(page);
    m_timeout->setRange(1, kMaxTimeoutSeconds);
    m_timeout->setSuffix(tr(" s"));
    addField(*layout, tr("&Give up after"), m_timeout, tr("Give up after"));
    m_parallel = new QSpinBox(page);
    m_parallel->setRange(1, kMaxParallel);
    addField(*layout, tr("Requests at &once"), m_parallel, tr("Requests at once"));
    return page;
}

void SourceForm::connectFields()
{
    for (QLineEdit *edit : {m_name, m_url, m_user, m_tenant, m_browserUrl})
        connect(edit, &QLineEdit::textEdited, this, &SourceForm::edited);
    for (QLineEdit *edit : {m_password, m_token})
        connect(edit, &QLineEdit::textEdited, this, &SourceForm::secretsEdited);
    for (FileField *field : {m_ca, m_certificate, m_key})
        connect(field, &FileField::pathEdited, this, &SourceForm::edited);
    for (QSpinBox *box : {m_timeout, m_parallel})
        connect(box, &QSpinBox::valueChanged, this, &SourceForm::edited);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &SourceForm::edited);
    connect(m_secretHeaders, &QPlainTextEdit::textChanged, this, &SourceForm::secretsEdited);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &SourceForm::edited);
    connect(m_auth, &QComboBox::currentIndexChanged, this, [this] {
        showAuthFields();
        Q_EMIT edited();
    });
    connect(m_url, &QLineEdit::editingFinished, this, &SourceForm::understandAddress);
}

void SourceForm::showAuthFields()
{
    const auto auth = static_cast<SourceConfig::Auth>(m_auth->currentData().toInt());
    const auto setShown = [this](QWidget *field, bool isShown) {
        field->setVisible(isShown);
        m_connectionLayout->labelForField(field)->setVisible(isShown);
    };
    setShown(m_user, auth == SourceConfig::Auth::Basic);
    setShown(m_password, auth == SourceConfig::Auth::Basic);
    setShown(m_token, auth == SourceConfig::Auth::Bearer);
}

void SourceForm::understandAddress()
{
    const QString text = withScheme(m_url->text().trimmed());
    if (text != m_url->text()) {
        m_url->setText(text);
        Q_EMIT edited();
    }
    const auto take = [this](SourceKind kind, const QUrl &url) {
        m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
        m_url->setText(url.toString());
        Q_EMIT edited();
    };
    if (const auto made = sourceConfigFromUrl(text)) {
        take(made->kind, made->baseUrl);
        return;
    }
    const auto pasted = parsePasted(text);
    if (!pasted)
        return;
    if (pasted->kind && !pasted->baseUrl.isEmpty())
        take(*pasted->kind, pasted->baseUrl);
    if (!pasted->grafanaUrl.isEmpty() && m_browserUrl->text().isEmpty())
        m_browserUrl->setText(grafanaBrowserUrl(pasted->grafanaUrl, pasted->grafanaDatasource));
}

void SourceForm::setSource(const SourceConfig &source)
{
    const QSignalBlocker blocker(this);
    m_source = source;
    m_name->setText(source.name);
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(source.kind)));
    m_url->setText(source.baseUrl.toString());
    m_auth->setCurrentIndex(m_auth->findData(static_cast<int>(source.auth)));
    m_user->setText(source.user);
    m_tenant->setText(source.tenant);
    m_headers->setPlainText(headerText(source.headers));
    m_ca->setPath(source.caFile);
    m_certificate->setPath(source.certificateFile);
    m_key->setPath(source.keyFile);
    m_browserUrl->setText(source.browserUrl);
    m_timeout->setValue(source.timeoutMs / 1000);
    m_parallel->setValue(source.parallelRequests);
    showAuthFields();
}

void SourceForm::setCredentials(const Credentials &credentials)
{
    const QSignalBlocker blocker(this);
    m_password->setText(credentials.password);
    m_token->setText(credentials.token);
    m_secretHeaders->setPlainText(headerText(credentials.secretHeaders));
}

SourceConfig SourceForm::source() const
{
    SourceConfig source = m_source;
    source.name = m_name->text().trimmed();
    source.kind = static_cast<SourceKind>(m_kind->currentData().toInt());
    source.baseUrl = QUrl(m_url->text().trimmed(), QUrl::StrictMode);
    source.auth = static_cast<SourceConfig::Auth>(m_auth->currentData().toInt());
    source.user = m_user->text().trimmed();
    source.tenant = m_tenant->text().trimmed();
    source.headers = headersOf(m_headers->toPlainText());
    source.caFile = m_ca->path();
    source.certificateFile = m_certificate->path();
    source.keyFile = m_key->path();
    source.browserUrl = m_browserUrl->text().trimmed();
    source.timeoutMs = m_timeout->value() * 1000;
    source.parallelRequests = m_parallel->value();
    return source;
}

Credentials SourceForm::credentials() const
{
    Credentials credentials;
    const auto auth = static_cast<SourceConfig::Auth>(m_auth->currentData().toInt());
    if (auth == SourceConfig::Auth::Basic)
        credentials.password = m_password->text();
    if (auth == SourceConfig::Auth::Bearer)
        credentials.token = m_token->text();
    credentials.secretHeaders = headersOf(m_secretHeaders->toPlainText());
    return credentials;
}

QString SourceForm::problem() const
{
    const SourceConfig config = source();
    if (config.name.isEmpty())
        return tr("Give the source a name.");
    const bool isHttp = config.baseUrl.scheme() == u"http" || config.baseUrl.scheme() == u"https";
    if (!config.baseUrl.isValid() || !isHttp || config.baseUrl.host().isEmpty())
        return tr("%1: the address must look like http://host:port.").arg(config.name);
    if (!config.baseUrl.userInfo().isEmpty())
        return tr("%1: a password in the address would be stored in the settings; use \"User and password\".")
            .arg(config.name);
    for (const QPlainTextEdit *edit : {m_headers, m_secretHeaders}) {
        if (const QString line = badHeaderLine(edit->toPlainText()); !line.isEmpty())
            return tr("%1: write headers as \"Name: value\", one a line.").arg(config.name);
    }
    return {};
}

void SourceForm::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

} // namespace traceloupe
