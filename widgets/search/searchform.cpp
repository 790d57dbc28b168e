// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/searchform.h"

#include "core/models/sourcelistmodel.h"
#include "core/traceql/parser.h"
#include "widgets/search/formfields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace traceloupe {
namespace {

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
constexpr int kDay = 24 * kHour;
constexpr int kDefaultLastSeconds = kHour;
constexpr int kFieldGapPx = 8;
constexpr int kLabelGapPx = 2; ///< between a label and its field

} // namespace

SearchForm::SearchForm(SourceListModel &sources, QWidget *parent) : QWidget(parent), m_sources(sources)
{
    auto *layout = new QVBoxLayout(this); // a QFormLayout loses fields when lines between them come and go
    layout->setSpacing(kFieldGapPx);
    buildSourceRow(*layout);
    buildFields(*layout);
    buildWindow(*layout);
    buildButtons(*layout);
    layout->addStretch(1);
    connectFields();
    fillWindowChoices();
    showFieldsOfSource();
}

QLabel *SearchForm::addField(QBoxLayout &layout, const QString &label, QWidget *field, const QString &name)
{
    auto *text = new QLabel(label, this);
    text->setBuddy(field);
    field->setAccessibleName(name);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(kLabelGapPx);
    rows->addWidget(text);
    rows->addWidget(field);
    layout.addLayout(rows);
    return text;
}

QLabel *SearchForm::addProblemLine(QBoxLayout &layout, SearchField field)
{
    auto *line = new QLabel(this);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    line->setObjectName(u"problem"_s);
    line->hide();
    layout.addWidget(line);
    m_problems[field] = line;
    return line;
}

void SearchForm::buildSourceRow(QBoxLayout &layout)
{
    auto *row = new QWidget(this);
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins({});
    m_source = new QComboBox(row);
    m_source->setModel(&m_sources);
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_source->setMinimumContentsLength(12);
    m_source->setObjectName(u"source"_s);
    auto *edit = new QPushButton(tr("Sources…"), row);
    edit->setToolTip(tr("Add, change and test sources"));
    edit->setAutoDefault(false);
    rowLayout->addWidget(m_source, 1);
    rowLayout->addWidget(edit);
    addField(layout, tr("Search &in"), row, {})->setBuddy(m_source);
    m_source->setAccessibleName(tr("Search in"));
    m_also = new QToolButton(this);
    m_also->setObjectName(u"alsoIn"_s);
    m_also->setPopupMode(QToolButton::InstantPopup);
    m_also->setFocusPolicy(Qt::StrongFocus);
    m_also->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_also->setMenu(new QMenu(m_also));
    layout.addWidget(m_also);
    connect(m_also->menu(), &QMenu::aboutToShow, this, &SearchForm::fillAlsoMenu);
    connect(edit, &QPushButton::clicked, this, &SearchForm::sourcesDialogRequested);
}

void SearchForm::buildFields(QBoxLayout &layout)
{
    m_service = formfields::completingBox(this, tr("any"));
    m_service->setObjectName(u"service"_s);
    addField(layout, tr("Se&rvice"), m_service, tr("Service"));
    m_operation = formfields::completingBox(this, tr("any"));
    m_operation->setObjectName(u"operation"_s);
    addField(layout, tr("&Operation"), m_operation, tr("Operation"));
    m_tags = new QLineEdit(this);
    m_tags->setObjectName(u"tags"_s);
    m_tags->setPlaceholderText(u"http.status_code=500 db.name=\"my db\""_s);
    m_tags->setClearButtonEnabled(true);
    addField(layout, tr("&Tags"), m_tags, tr("Tags, as key=value"));
    addProblemLine(layout, SearchField::Tags);
    m_minDuration = new QLineEdit(this);
    m_minDuration->setObjectName(u"minDuration"_s);
    m_minDuration->setPlaceholderText(tr("for instance %1").arg(u"100ms"_s));
    addField(layout, tr("&Shortest duration"), m_minDuration, tr("Shortest duration"));
    addProblemLine(layout, SearchField::MinDuration);
    m_maxDuration = new QLineEdit(this);
    m_maxDuration->setObjectName(u"maxDuration"_s);
    m_maxDuration->setPlaceholderText(tr("for instance %1").arg(u"1.5s"_s));
    addField(layout, tr("&Longest duration"), m_maxDuration, tr("Longest duration"));
    addProblemLine(layout, SearchField::MaxDuration);
    m_errorsOnly = new QCheckBox(tr("Only traces with &errors"), this);
    m_errorsOnly->setObjectName(u"errorsOnly"_s);
    layout.addWidget(m_errorsOnly);
    m_more = new QLabel(this);
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    m_more->setObjectName(u"moreConditions"_s);
    layout.addWidget(m_more);
}

void SearchForm::buildWindow(QBoxLayout &layout)
{
    m_window = new QComboBox(this);
    m_window->setObjectName(u"window"_s);
    addField(layout, tr("&When"), m_window, tr("Time range"));
    m_customWindow = new QWidget(this);
    auto *custom = new QFormLayout(m_customWindow);
    custom->setContentsMargins({});
    m_from = formfields::instantEdit(m_customWindow, tr("From"));
    m_to = formfields::instantEdit(m_customWindow, tr("To"));
    custom->addRow(tr("From"), m_from);
    custom->addRow(tr("To"), m_to);
    layout.addWidget(m_customWindow);
    addProblemLine(layout, SearchField::Window);
    m_limit = new QSpinBox(this);
    m_limit->setRange(1, SearchValues::kMaxLimit);
    m_limit->setValue(SearchValues().limit);
    m_limit->setGroupSeparatorShown(true);
    m_limitLabel = addField(layout, tr("At &most, traces"), m_limit, tr("Most traces to find"));
}

void SearchForm::buildButtons(QBoxLayout &layout)
{
    auto *row = new QWidget(this);
    auto *rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(0, 8, 0, 0);
    m_capture = new QPushButton(tr("&Pull into cache"), row);
    m_capture->setObjectName(u"capture"_s);
    m_capture->setToolTip(tr("Fetch every trace that this search finds and keep it on this computer"));
    m_capture->setAutoDefault(false);
    rowLayout->addWidget(m_capture, 1);
    layout.addWidget(row);
}

void SearchForm::connectFields()
{
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        showFieldsOfSource();
        Q_EMIT sourceChanged();
        Q_EMIT valuesChanged();
    });
    connect(m_source, &QComboBox::activated, this, &SearchForm::placeChosen);
    connect(m_service, &QComboBox::currentTextChanged, this,
            [this](const QString &service) { Q_EMIT serviceChanged(service.trimmed()); });
    for (QComboBox *box : {m_service, m_operation})
        connect(box, &QComboBox::currentTextChanged, this, &SearchForm::writeQuery);
    for (QLineEdit *edit : {m_tags, m_minDuration, m_maxDuration})
        connect(edit, &QLineEdit::textChanged, this, &SearchForm::writeQuery);
    connect(m_errorsOnly, &QCheckBox::toggled, this, &SearchForm::writeQuery);
    connect(m_window, &QComboBox::currentIndexChanged, this, [this] {
        m_isWindowForced = false;
        showWindowFields();
        Q_EMIT valuesChanged();
    });
    for (const QDateTimeEdit *edit : {m_from, m_to})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &SearchForm::valuesChanged);
    connect(m_limit, &QSpinBox::valueChanged, this, &SearchForm::valuesChanged);
    connect(m_capture, &QPushButton::clicked, this, [this] {
        if (validate())
            Q_EMIT captureRequested();
    });
    for (QLineEdit *edit : {m_tags, m_minDuration, m_maxDuration, m_service->lineEdit(), m_operation->lineEdit()})
        connect(edit, &QLineEdit::returnPressed, this, &SearchForm::submit);
    for (QLineEdit *edit : {m_tags, m_minDuration, m_maxDuration})
        connect(edit, &QLineEdit::editingFinished, this, &SearchForm::validate);
}

void SearchForm::submit()
{
    if (validate())
        Q_EMIT searchRequested();
    else
        goToProblem();
}

void SearchForm::goToProblem()
{
    const std::vector<SearchProblem> problems = searchProblems(values());
    if (problems.empty())
        return;
    const std::map<SearchField, QWidget *> fields{{SearchField::Tags, m_tags},
                                                  {SearchField::MinDuration, m_minDuration},
                                                  {SearchField::MaxDuration, m_maxDuration},
                                                  {SearchField::Window, m_to}};
    fields.at(problems.front().field)->setFocus(Qt::OtherFocusReason);
}

std::vector<QWidget *> SearchForm::queryFields() const
{
    return {m_service, m_operation, m_tags, m_minDuration, m_maxDuration, m_errorsOnly};
}

void SearchForm::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    showQueryInFields();
}

void SearchForm::setService(const QString &service)
{
    m_service->setEditText(service);
}

void SearchForm::showQueryInFields()
{
    const std::optional<FormQuery> form = formOf(m_query);
    const QString service = m_service->currentText().trimmed();
    m_form = form.value_or(FormQuery());
    m_isFilling = true;
    m_service->setEditText(m_form.service);
    m_operation->setEditText(m_form.operation);
    m_tags->setText(searchtext::tagsText(m_form.tags));
    const auto spelled = [](const std::optional<std::int64_t> &ns) {
        return ns ? searchtext::spelledDuration(*ns) : QString();
    };
    m_minDuration->setText(spelled(m_form.minDurationNs));
    m_maxDuration->setText(spelled(m_form.maxDurationNs));
    m_errorsOnly->setChecked(m_form.errorsOnly);
    m_isFilling = false;
    for (QWidget *field : queryFields())
        field->setEnabled(form.has_value());
    QStringList others;
    if (!m_form.otherConditions.isEmpty())
        others += tr("+ more conditions: %1").arg(m_form.otherConditions);
    if (!m_form.behind.isEmpty())
        others += tr("+ then: %1", "steps of a query after its conditions").arg(m_form.behind);
    const bool isWrong = !form && !traceql::parseValid(m_query.toStdString());
    m_more->setText(isWrong ? tr("The query above has a mistake.")
                    : !form ? tr("The query says more than these fields can: edit it above.")
                            : others.join(u'\n'));
    m_more->setVisible(!m_more->text().isEmpty());
    if (m_form.service != service)
        Q_EMIT serviceChanged(m_form.service);
    Q_EMIT valuesChanged();
}

/// The fields as the query. Fields with mistakes leave it as it was.
void SearchForm::writeQuery()
{
    if (m_isFilling)
        return;
    FormQuery form;
    form.service = m_service->currentText().trimmed();
    form.operation = m_operation->currentText().trimmed();
    const auto tags = searchtext::parseTags(m_tags->text());
    const auto durationOf = [](const QLineEdit &edit) {
        return edit.text().trimmed().isEmpty() ? std::optional<std::int64_t>() : searchtext::parseDuration(edit.text());
    };
    form.minDurationNs = durationOf(*m_minDuration);
    form.maxDurationNs = durationOf(*m_maxDuration);
    form.errorsOnly = m_errorsOnly->isChecked();
    form.otherConditions = m_form.otherConditions;
    form.behind = m_form.behind;
    const bool isShortUsable = form.minDurationNs || m_minDuration->text().trimmed().isEmpty();
    const bool isLongUsable = form.maxDurationNs || m_maxDuration->text().trimmed().isEmpty();
    if (!tags || !isShortUsable || !isLongUsable) {
        Q_EMIT valuesChanged();
        return;
    }
    form.tags = *tags;
    m_form = form;
    m_query = queryOf(form);
    Q_EMIT queryChanged(m_query);
    Q_EMIT valuesChanged();
}

const SourceConfig *SearchForm::source() const
{
    return m_sources.source(m_source->currentIndex());
}

void SearchForm::setPlace(const QString &id)
{
    m_source->setCurrentIndex(std::max(m_sources.rowOf(id), 0));
}

std::vector<SearchTarget> SearchForm::targets() const
{
    std::vector<SearchTarget> targets{m_sources.target(m_source->currentIndex())};
    for (const QString &id : m_alsoIn) {
        const int row = m_sources.rowOf(id);
        if (row >= 0 && row != m_source->currentIndex())
            targets.push_back(m_sources.target(row));
    }
    return targets;
}

void SearchForm::fillAlsoMenu()
{
    QMenu *menu = m_also->menu();
    menu->clear();
    for (int row = 0; row < m_sources.rowCount(); ++row) {
        const QModelIndex index = m_sources.index(row, SourceListModel::Name);
        const QString id = index.data(SourceListModel::SourceIdRole).toString();
        QAction *action = menu->addAction(index.data().toString().replace(u'&', u"&&"_s));
        action->setCheckable(true);
        action->setChecked(m_alsoIn.contains(id) || row == m_source->currentIndex());
        action->setEnabled(row != m_source->currentIndex());
        connect(action, &QAction::toggled, this, [this, id](bool isChosen) {
            QStringList ids = m_alsoIn;
            ids.removeAll(id);
            setAlsoIn(isChosen ? ids << id : ids);
        });
    }
}

void SearchForm::setAlsoIn(const QStringList &ids)
{
    m_alsoIn = ids;
    showFieldsOfSource();
    Q_EMIT valuesChanged();
}

void SearchForm::showFieldsOfSource()
{
    QStringList others;
    const std::vector<SearchTarget> targets = this->targets();
    for (std::size_t i = 1; i < targets.size(); ++i)
        others += nameOf(targets[i]);
    m_also->setVisible(m_sources.rowCount() > 1);
    m_also->setText(others.isEmpty() ? tr("Also search in…") : tr("Also in %1").arg(others.join(u", "_s)));
    m_also->setAccessibleName(tr("Search in further places: %1").arg(m_also->text()));
    const SourceConfig *config = source();
    const bool asksSources = !std::ranges::all_of(targets, &SearchTarget::isLocal);
    m_limit->setVisible(asksSources);
    m_limitLabel->setVisible(asksSources);
    m_capture->setVisible(config);
    fillWindowChoices();
}

void SearchForm::fillWindowChoices()
{
    const int before = m_window->count() == 0 ? SearchValues::kAllTime : lastSeconds();
    const std::vector<SearchTarget> places = targets();
    const bool offersAll = std::ranges::any_of(places, &SearchTarget::isLocal);
    const bool isForAll = std::ranges::all_of(places, &SearchTarget::isLocal);
    const QSignalBlocker blocker(m_window);
    m_window->clear();
    if (offersAll)
        m_window->addItem(isForAll ? tr("Any time") : tr("Any time (sources: last hour)"), SearchValues::kAllTime);
    m_window->addItem(tr("Last 5 minutes"), 5 * kMinute);
    m_window->addItem(tr("Last 15 minutes"), 15 * kMinute);
    m_window->addItem(tr("Last hour"), kHour);
    m_window->addItem(tr("Last 6 hours"), 6 * kHour);
    m_window->addItem(tr("Last 24 hours"), kDay);
    m_window->addItem(tr("Last 7 days"), 7 * kDay);
    m_window->addItem(tr("From … to …"), SearchValues::kCustomWindow);
    if (before == SearchValues::kAllTime && !offersAll)
        m_isWindowForced = true; // until someone chooses one, or a place of all times is there again
    const bool wantsAll = before == SearchValues::kAllTime || m_isWindowForced;
    m_isWindowForced = m_isWindowForced && !offersAll;
    const int shown = !wantsAll ? before : offersAll ? SearchValues::kAllTime : kDefaultLastSeconds;
    m_window->setCurrentIndex(m_window->findData(shown));
    showWindowFields();
}

void SearchForm::showWindowFields()
{
    const bool isCustom = lastSeconds() == SearchValues::kCustomWindow;
    if (isCustom && !m_customWindow->isVisibleTo(this) && m_from->dateTime() >= m_to->dateTime()) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        setCustomWindow(now - qint64{kHour} * 1000, now);
    }
    m_customWindow->setVisible(isCustom);
}

int SearchForm::lastSeconds() const
{
    return m_window->currentData().toInt();
}

qint64 SearchForm::msOf(const QDateTimeEdit &edit) const
{
    return QDateTime(edit.date(), edit.time(), m_zone.zone()).toMSecsSinceEpoch();
}

void SearchForm::setCustomWindow(qint64 fromMs, qint64 toMs)
{
    const auto wallClock = [this](qint64 ms) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, m_zone.zone());
        return QDateTime(time.date(), time.time(), Qt::UTC);
    };
    m_from->setDateTime(wallClock(fromMs));
    m_to->setDateTime(wallClock(toMs));
}

void SearchForm::setTimeZone(const DisplayTimeZone &zone)
{
    const qint64 fromMs = msOf(*m_from);
    const qint64 toMs = msOf(*m_to);
    m_zone = zone;
    setCustomWindow(fromMs, toMs);
}

SearchValues SearchForm::values() const
{
    SearchValues values;
    values.sourceId = m_source->currentData(SourceListModel::SourceIdRole).toString();
    values.alsoIn = m_alsoIn;
    values.service = m_service->currentText().trimmed();
    values.operation = m_operation->currentText().trimmed();
    values.tags = m_tags->text();
    values.minDuration = m_minDuration->text();
    values.maxDuration = m_maxDuration->text();
    values.traceQl = m_query.trimmed();
    values.lastSeconds = lastSeconds();
    if (values.lastSeconds == SearchValues::kCustomWindow) {
        values.fromMs = msOf(*m_from);
        values.toMs = msOf(*m_to);
    }
    values.limit = m_limit->value();
    values.errorsOnly = m_errorsOnly->isChecked();
    return values;
}

void SearchForm::setValues(const SearchValues &values)
{
    setPlace(values.sourceId);
    setAlsoIn(values.alsoIn);
    setQuery(queryOfValues(values));
    if (values.lastSeconds == SearchValues::kCustomWindow)
        setCustomWindow(values.fromMs, values.toMs);
    const int row = m_window->findData(values.lastSeconds);
    if (row >= 0)
        m_window->setCurrentIndex(row);
    m_isWindowForced = row < 0;
    m_limit->setValue(values.limit);
    validate();
}

void SearchForm::setServices(const QStringList &services)
{
    formfields::setChoices(*m_service, services);
}

void SearchForm::setOperations(const QStringList &operations)
{
    formfields::setChoices(*m_operation, operations);
}

bool SearchForm::validate()
{
    const std::vector<SearchProblem> problems = searchProblems(values());
    for (const auto &[field, line] : m_problems) {
        line->clear();
        line->hide();
    }
    for (const SearchProblem &problem : problems) {
        QLabel *line = m_problems.at(problem.field);
        line->setText(u"\u26a0 "_s + problem.sentence);
        line->show();
    }
    return problems.empty();
}

} // namespace traceloupe
