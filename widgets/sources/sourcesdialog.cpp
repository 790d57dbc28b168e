// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sources/sourcesdialog.h"

#include "core/models/errortext.h"
#include "core/sources/savedsources.h"
#include "widgets/sources/sourceform.h"

#include <QDialogButtonBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr QSize kStartSize{820, 480};
constexpr int kListWidthPx = 220;

template <class T, class Done>
void whenDone(const QFuture<Result<T>> &future, QObject *context, const Done &done)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->future().result());
        else
            done(Result<T>(fail(ErrorCode::Cancelled, {})));
    });
    watcher->setFuture(future);
}

QLabel *makeLine(QWidget *parent)
{
    auto *line = new QLabel(parent);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return line;
}

} // namespace

SourcesDialog::SourcesDialog(std::vector<SourceConfig> sources, SourceAccess &access, SecretStore &secrets,
                             QWidget *parent)
    : QDialog(parent), m_access(access), m_secrets(secrets)
{
    setWindowTitle(tr("Sources"));
    auto *layout = new QVBoxLayout(this);
    auto *sides = new QHBoxLayout;
    sides->addWidget(buildListSide());
    sides->addWidget(buildFormSide(), 1);
    layout->addLayout(sides, 1);
    m_problem = makeLine(this);
    layout->addWidget(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_save = buttons->button(QDialogButtonBox::Save);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SourcesDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_model.setSources(std::move(sources));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SourcesDialog::showCurrent);
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
    resize(kStartSize);
}

QWidget *SourcesDialog::buildListSide()
{
    auto *side = new QWidget(this);
    side->setFixedWidth(kListWidthPx);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    m_list = new QListView(side);
    m_list->setModel(&m_model);
    m_list->setAccessibleName(tr("Sources"));
    layout->addWidget(m_list, 1);
    auto *row = new QHBoxLayout;
    auto *add = new QPushButton(tr("A&dd"), side);
    add->setObjectName(u"add"_s);
    m_remove = new QPushButton(tr("&Remove"), side);
    m_remove->setObjectName(u"remove"_s);
    for (QPushButton *button : {add, m_remove}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    layout->addLayout(row);
    connect(add, &QPushButton::clicked, this, &SourcesDialog::addSource);
    connect(m_remove, &QPushButton::clicked, this, &SourcesDialog::removeSource);
    return side;
}

QWidget *SourcesDialog::buildFormSide()
{
    m_stack = new QStackedWidget(this);
    auto *page = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    m_form = new SourceForm(page);
    layout->addWidget(m_form, 1);
    auto *row = new QHBoxLayout;
    m_test = new QPushButton(tr("Test &connection"), page);
    m_test->setObjectName(u"test"_s);
    m_test->setAutoDefault(false);
    m_testResult = makeLine(page);
    m_testResult->setObjectName(u"testResult"_s);
    row->addWidget(m_test);
    row->addWidget(m_testResult, 1);
    layout->addLayout(row);
    auto *empty = new QLabel(tr("Add the Jaeger, Grafana Tempo, Zipkin or Prometheus that your services report to."),
                             m_stack);
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    m_stack->addWidget(page);
    m_stack->addWidget(empty);
    connect(m_test, &QPushButton::clicked, this, &SourcesDialog::testConnection);
    connect(m_form, &SourceForm::edited, this, &SourcesDialog::keepEdits);
    connect(m_form, &SourceForm::secretsEdited, this, [this] {
        keepEdits();
        m_changedSecrets.insert(m_form->source().id);
    });
    return m_stack;
}

int SourcesDialog::currentRow() const
{
    return m_list->currentIndex().row();
}

void SourcesDialog::showCurrent()
{
    const SourceConfig *source = m_model.source(currentRow());
    m_stack->setCurrentIndex(source ? 0 : 1);
    m_remove->setEnabled(source);
    forgetTest();
    if (!source)
        return;
    m_isFilling = true;
    m_form->setSource(*source);
    const auto known = m_credentials.find(source->id);
    m_form->setCredentials(known == m_credentials.end() ? Credentials() : known->second);
    m_isFilling = false;
    if (known == m_credentials.end())
        loadSecrets(source->id);
}

void SourcesDialog::loadSecrets(const QString &id)
{
    whenDone<QString>(m_secrets.read(id), this, [this, id](const Result<QString> &text) {
        if (m_changedSecrets.contains(id))
            return; // typed in the meantime
        m_credentials[id] = text ? credentialsOf(*text) : Credentials();
        const SourceConfig *shown = m_model.source(currentRow());
        if (shown && shown->id == id)
            m_form->setCredentials(m_credentials[id]);
    });
}

void SourcesDialog::keepEdits()
{
    const int row = currentRow();
    if (m_isFilling || !m_model.source(row))
        return;
    std::vector<SourceConfig> sources = m_model.sources();
    SourceConfig &edited = sources[static_cast<std::size_t>(row)];
    edited = m_form->source();
    m_credentials[edited.id] = m_form->credentials();
    m_model.setSources(std::move(sources));
    m_problem->clear();
    forgetTest();
}

QString SourcesDialog::freeName() const
{
    QString name = tr("New source");
    for (int number = 2; nameCount(name) > 0; ++number)
        name = tr("New source %1").arg(number);
    return name;
}

int SourcesDialog::nameCount(const QString &name) const
{
    const auto &sources = m_model.sources();
    return static_cast<int>(std::count_if(sources.begin(), sources.end(), [&name](const SourceConfig &source) {
        return source.name.compare(name, Qt::CaseInsensitive) == 0;
    }));
}

void SourcesDialog::addSource()
{
    std::vector<SourceConfig> sources = m_model.sources();
    SourceConfig added;
    added.id = SavedSources::newId();
    added.name = freeName();
    m_credentials[added.id] = {};
    sources.push_back(std::move(added));
    m_model.setSources(std::move(sources));
    m_list->setCurrentIndex(m_model.index(m_model.rowCount() - 1, 0));
    m_form->focusName();
}

void SourcesDialog::removeSource()
{
    const int row = currentRow();
    if (!m_model.source(row))
        return;
    std::vector<SourceConfig> sources = m_model.sources();
    m_removedIds.insert(sources[static_cast<std::size_t>(row)].id);
    sources.erase(sources.begin() + row);
    m_model.setSources(std::move(sources));
    m_list->setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1), 0));
    showCurrent();
}

void SourcesDialog::testConnection()
{
    if (const QString problem = m_form->problem(); !problem.isEmpty()) {
        m_testResult->setText(u"\u26a0 "_s + problem);
        return;
    }
    const quint64 generation = ++m_testGeneration;
    m_test->setEnabled(false);
    m_testResult->setText(tr("Asking…"));
    m_access.askWith(
        m_form->source(), m_form->credentials(), this, [](TraceSource &source) { return source.check(); },
        [this, generation](const Result<SourceCheck> &check) {
            if (generation == m_testGeneration)
                showTestResult(check);
        });
}

/// What was found out, or is being asked, is about what the form said before.
void SourcesDialog::forgetTest()
{
    ++m_testGeneration;
    m_testResult->clear();
    m_test->setEnabled(true);
}

void SourcesDialog::showTestResult(const Result<SourceCheck> &check)
{
    m_test->setEnabled(true);
    if (!check) {
        m_testResult->setText(u"\u26a0 "_s + errorText(check.error()));
        return;
    }
    QStringList parts{check->server, check->detail, tr("%1 ms").arg(check->roundTripMs)};
    parts.removeAll(QString());
    m_testResult->setText(u"\u2713 "_s + parts.join(u" · "_s));
}

void SourcesDialog::save()
{
    SourceForm checker;
    for (const SourceConfig &source : m_model.sources()) {
        checker.setSource(source);
        const QString problem = nameCount(source.name) > 1
                                    ? tr("%1: another source has the same name.").arg(source.name)
                                    : checker.problem();
        if (!problem.isEmpty()) {
            m_problem->setText(u"\u26a0 "_s + problem);
            m_list->setCurrentIndex(m_model.index(m_model.rowOf(source.id), 0));
            return;
        }
    }
    m_save->setEnabled(false);
    saveSecrets();
}

void SourcesDialog::saveSecrets()
{
    m_pendingWrites = 1;
    m_writeResult = {};
    const auto took = [this](const Result<> &result) { finishSaving(result); };
    for (const QString &id : m_removedIds) {
        ++m_pendingWrites;
        whenDone<void>(m_secrets.remove(id), this, took);
    }
    for (const QString &id : m_changedSecrets) {
        if (m_removedIds.contains(id))
            continue;
        ++m_pendingWrites;
        const Credentials &credentials = m_credentials[id];
        whenDone<void>(credentials == Credentials() ? m_secrets.remove(id)
                                                    : m_secrets.write(id, secretTextOf(credentials)),
                       this, took);
    }
    finishSaving({});
}

void SourcesDialog::finishSaving(const Result<> &result)
{
    if (!result)
        m_writeResult = result;
    if (--m_pendingWrites > 0)
        return;
    m_save->setEnabled(true);
    if (!m_writeResult) {
        m_problem->setText(u"\u26a0 "_s + errorText(m_writeResult.error()));
        return;
    }
    Q_EMIT sourcesSaved(m_model.sources());
    accept();
}

} // namespace traceloupe
