// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/querybar.h"

#include "core/models/errortext.h"
#include "core/models/valuetext.h"
#include "core/traceql/parser.h"
#include "widgets/common/chartcolors.h"
#include "widgets/search/querycompletion.h"
#include "widgets/search/queryedit.h"

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTextCursor>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

constexpr qsizetype kHistoryInMenu = 15;
constexpr qsizetype kMenuTextCharacters = 80;
constexpr int kMaxNameCharacters = 100;
constexpr int kMistakeDelayMs = 700; ///< nobody is told of a mistake in the middle of a word

QString menuText(const QString &text)
{
    QString line = text.simplified().replace(u'&', u"&&"_s);
    return line.size() > kMenuTextCharacters ? line.left(kMenuTextCharacters - 1) + u'…' : line;
}

QString sentenceOf(const traceql::QueryError &error)
{
    return QueryBar::tr("Line %1, column %2: %3").arg(error.line).arg(error.column).arg(errorText(error));
}

} // namespace

QueryBar::QueryBar(QueryStore &store, QueryCompletion &completion, QWidget *parent)
    : QWidget(parent),
      m_store(store),
      m_completion(completion),
      m_edit(new QueryEdit(this)),
      m_meaning(new QLabel(this)),
      m_search(new QPushButton(tr("Search"), this)),
      m_saved(new QToolButton(this)),
      m_menu(new QMenu(this))
{
    m_search->setObjectName(u"search"_s);
    m_search->setDefault(true);
    m_saved->setText(tr("Queries"));
    m_saved->setToolTip(tr("Queries that you saved or asked before"));
    m_saved->setObjectName(u"queries"_s);
    m_saved->setFocusPolicy(Qt::StrongFocus);
    m_saved->setPopupMode(QToolButton::InstantPopup);
    m_saved->setMenu(m_menu);
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    m_meaning->setObjectName(u"queryMeaning"_s);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_meaning->setMinimumHeight(m_meaning->fontMetrics().height()); // there without words too: nothing jumps
    m_meaning->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_edit->setChoicesBelow(m_meaning);
    connect(m_edit, &QueryEdit::pasteRefused, this, [this](qsizetype characters) {
        showWarning(tr("Not pasted: with it the query would have %1 characters; it has at most %2 here")
                        .arg(valuetext::count(static_cast<std::uint64_t>(characters)),
                             valuetext::count(static_cast<std::uint64_t>(QueryEdit::kMaxCharacters))));
    });
    m_mistakeDelay.setSingleShot(true);
    m_mistakeDelay.setInterval(kMistakeDelayMs);
    connect(&m_mistakeDelay, &QTimer::timeout, this, &QueryBar::showVerdict);
    auto *row = new QHBoxLayout;
    row->addWidget(m_edit, 1, Qt::AlignTop);
    row->addWidget(m_saved, 0, Qt::AlignTop);
    row->addWidget(m_search, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(row);
    layout->addWidget(m_meaning);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        check();
        if (!m_isSetting)
            Q_EMIT queryEdited();
    });
    connect(m_edit, &QueryEdit::submitted, this, &QueryBar::submit);
    connect(m_edit, &QueryEdit::choicesWanted, this,
            [this](bool byHand) { m_completion.ask(m_edit->toPlainText(), m_edit->textCursor().position(), byHand); });
    connect(&completion, &QueryCompletion::answered, this,
            [this](const QString &text, int position, bool byHand, const std::vector<QueryChoice> &choices) {
                const bool isCurrent = text == m_edit->toPlainText() && position == m_edit->textCursor().position();
                if (isCurrent && m_edit->hasFocus())
                    m_edit->showChoices(choices, byHand);
            });
    connect(m_search, &QPushButton::clicked, this, &QueryBar::submit);
    connect(m_menu, &QMenu::aboutToShow, this, &QueryBar::fillMenu);
    connect(&store, &QueryStore::changed, this, [this] { m_edit->setHistory(m_store.history()); });
    m_edit->setHistory(store.history());
    check();
}

QString QueryBar::query() const
{
    return m_edit->toPlainText().trimmed();
}

void QueryBar::setQuery(const QString &query)
{
    if (query == this->query())
        return;
    m_isSetting = true;
    m_edit->setPlainText(query);
    m_edit->moveCursor(QTextCursor::End);
    m_isSetting = false;
}

void QueryBar::setSearching(bool searching)
{
    m_isSearching = searching;
    m_search->setText(searching ? tr("Stop") : tr("Search"));
}

void QueryBar::remember()
{
    showProblem(m_store.remember(query()));
}

void QueryBar::check()
{
    const QString text = m_edit->toPlainText();
    m_mistake.reset();
    if (!text.trimmed().isEmpty()) {
        const auto parsed = traceql::parseValid(text.toStdString());
        if (!parsed)
            m_mistake = parsed.error();
    }
    m_isValid = !m_mistake.has_value();
    if (m_isValid || m_isSetting || !m_edit->hasFocus()) {
        showVerdict();
        return;
    }
    m_edit->setMistake(std::nullopt);
    m_mistakeDelay.start();
    showWords({});
}

/// What the query means, or what is wrong with it.
void QueryBar::showVerdict()
{
    m_mistakeDelay.stop();
    if (!m_mistake) {
        m_edit->setMistake(std::nullopt);
        showWords(QueryCompletion::meaningOf(m_edit->toPlainText()));
        return;
    }
    const TextPositions positions(m_edit->toPlainText());
    m_edit->setMistake(
        std::pair(positions.positionOf(m_mistake->range.begin), positions.positionOf(m_mistake->range.end)));
    showWarning(sentenceOf(*m_mistake));
}

/// In one line; all of it is in the tooltip.
void QueryBar::showWords(const QString &words)
{
    m_words = words;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, ChartColors::fromPalette(colors).dimText);
    m_meaning->setPalette(colors);
    m_meaning->setText(m_meaning->fontMetrics().elidedText(words, Qt::ElideRight, m_meaning->width()));
    m_meaning->setToolTip(m_meaning->text() == words ? QString() : words.toHtmlEscaped());
}

void QueryBar::showWarning(const QString &sentence)
{
    m_words.clear();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, ChartColors::fromPalette(colors).error);
    m_meaning->setPalette(colors);
    m_meaning->setToolTip({});
    m_meaning->setText(u"\u26a0 "_s + sentence);
}

void QueryBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_words.isEmpty())
        showWords(m_words);
}

void QueryBar::goToMistake()
{
    showVerdict();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->goToMistake();
}

void QueryBar::submit()
{
    if (m_isSearching)
        Q_EMIT stopRequested();
    else if (!m_isValid)
        goToMistake();
    else {
        showVerdict(); // a refused paste is the past
        Q_EMIT searchRequested();
    }
}

void QueryBar::use(const QString &query)
{
    setQuery(query);
    m_edit->setFocus();
    Q_EMIT queryEdited();
}

void QueryBar::fillMenu()
{
    m_menu->clear();
    QAction *save = m_menu->addAction(tr("&Save this query…"));
    save->setEnabled(!query().isEmpty() && m_isValid);
    connect(save, &QAction::triggered, this, &QueryBar::askForName);
    if (!m_store.saved().empty()) {
        m_menu->addSection(tr("Saved"));
        auto *removal = new QMenu(tr("&Remove"), m_menu);
        for (const SavedQuery &saved : m_store.saved()) {
            QAction *action = m_menu->addAction(menuText(saved.name));
            action->setToolTip(saved.query.toHtmlEscaped());
            connect(action, &QAction::triggered, this, [this, query = saved.query] { use(query); });
            connect(removal->addAction(menuText(saved.name)), &QAction::triggered, this,
                    [this, name = saved.name] { showProblem(m_store.remove(name)); });
        }
        m_menu->addMenu(removal);
    }
    fillHistory();
}

void QueryBar::fillHistory()
{
    if (m_store.history().isEmpty())
        return;
    m_menu->addSection(tr("Asked before"));
    for (const QString &query : m_store.history().mid(0, kHistoryInMenu))
        connect(m_menu->addAction(menuText(query)), &QAction::triggered, this, [this, query] { use(query); });
}

void QueryBar::askForName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save the query"));
    dialog->setLabelText(tr("Name of the query:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &text) {
        const QString name = text.simplified().left(kMaxNameCharacters);
        if (!name.isEmpty())
            showProblem(m_store.save({name, query()}));
    });
    dialog->open();
}

void QueryBar::showProblem(const Result<> &result)
{
    if (!result)
        showWarning(errorText(result.error()));
}

} // namespace traceloupe
