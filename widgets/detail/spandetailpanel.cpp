// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/detail/spandetailpanel.h"

#include "widgets/common/plaintext.h"
#include "widgets/common/statepanel.h"
#include "widgets/detail/groupheader.h"
#include "widgets/detail/spanheader.h"

#include <QAction>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

/// Values of more than this are shown below the tree too.
constexpr qsizetype kLongValue = 80;
/// The most that the value pane lays out.
constexpr qsizetype kMaxShownValue = 1'000'000;

constexpr int kRowPaddingPx = 7;

/// Rows with some air.
class RoomyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, kRowPaddingPx);
    }
};

bool isLong(const QString &value)
{
    return value.size() > kLongValue || value.contains(u'\n');
}

/// JSON is indented, everything else is left alone.
QString readable(const QString &value)
{
    const bool mayBeJson = value.size() <= kMaxShownValue && (value.startsWith(u'{') || value.startsWith(u'['));
    const QJsonDocument document = mayBeJson ? QJsonDocument::fromJson(value.toUtf8()) : QJsonDocument();
    const QString text = document.isNull() ? value : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
    return plaintext::visible(text.left(kMaxShownValue));
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

QString jsonString(const QString &text)
{
    const QJsonArray wrapped{text};
    const QString json = QString::fromUtf8(QJsonDocument(wrapped).toJson(QJsonDocument::Compact));
    return json.mid(1, json.size() - 2);
}

} // namespace

SpanDetailPanel::SpanDetailPanel(TraceSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_later(new QTimer(this)),
      m_filter(new QSortFilterProxyModel(this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new StatePanel(this)),
      m_header(new SpanHeader(session, this)),
      m_group(new GroupHeader(session, this))
{
    m_filter->setSourceModel(&m_model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setAutoAcceptChildRows(true);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterRole(SpanDetailModel::FullValueRole); // also what is too long to be shown in a row

    auto *content = new QWidget(this);
    auto *contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->setSpacing(0);
    contentLayout->addWidget(m_header);
    contentLayout->addWidget(createTree(), 1);

    m_empty->showEmpty(tr("No span selected"), tr("Select a row to see what its span carries."));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(content);
    m_pages->addWidget(m_group);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);

    // after the frame with the row: that is what a person waits for who goes from row to row
    m_later->setSingleShot(true);
    connect(m_later, &QTimer::timeout, this, &SpanDetailPanel::showCurrent);
    const auto showLater = [this] { m_later->start(0); };
    connect(&session.selection(), &Selection::currentChanged, m_later, showLater);
    connect(&session.collapse(), &CollapseState::rowsChanged, m_later, [this, showLater] {
        if (m_session.currentGroup() != m_shownGroup) // a span is a group's first or stands for itself
            showLater();
    });
    connect(&session, &TraceSession::timeZoneChanged, this, &SpanDetailPanel::showCurrent);
    connect(&session.incomingLinks(), &IncomingLinks::changed, this, &SpanDetailPanel::showCurrent);
    connect(&session.outgoingLinks(), &OutgoingLinks::changed, this, &SpanDetailPanel::showCurrent);
    showCurrent();
}

QWidget *SpanDetailPanel::createTree()
{
    auto *area = new QWidget(this);
    m_filterEdit = new QLineEdit(area);
    m_filterEdit->setPlaceholderText(tr("Filter names and values"));
    m_filterEdit->setAccessibleName(tr("Filter of the span's attributes, events, links and resource"));
    m_filterEdit->setClearButtonEnabled(true);
    connect(m_filterEdit, &QLineEdit::textChanged, this, &SpanDetailPanel::applyFilter);

    m_tree = new QTreeView(area);
    m_tree->setModel(m_filter);
    m_tree->setAccessibleName(tr("Details of the span"));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setIndentation(14);
    m_tree->setItemDelegate(new RoomyDelegate(m_tree));
    m_tree->header()->resizeSection(SpanDetailModel::NameColumn, m_nameWidthPx);
    m_tree->header()->setStretchLastSection(true);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &SpanDetailPanel::showMenu);
    connect(m_tree, &QTreeView::activated, this, &SpanDetailPanel::activate);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &SpanDetailPanel::showValue);
    auto *copy = new QAction(tr("&Copy value"), m_tree);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        copyText(m_tree->currentIndex()
                     .siblingAtColumn(SpanDetailModel::ValueColumn)
                     .data(SpanDetailModel::FullValueRole)
                     .toString());
    });
    m_tree->addAction(copy);

    m_value = new QPlainTextEdit(area);
    m_value->setReadOnly(true);
    m_value->setFrameShape(QFrame::NoFrame);
    m_value->setAccessibleName(tr("The whole value"));
    m_value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_value->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_value->setVisible(false);

    auto *splitter = new QSplitter(Qt::Vertical, area);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_tree);
    splitter->addWidget(m_value);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);

    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(12, 0, 12, 8);
    filterRow->addWidget(m_filterEdit);
    layout->addLayout(filterRow);
    layout->addWidget(splitter, 1);
    return area;
}

void SpanDetailPanel::showCurrent()
{
    m_later->stop();
    m_shownGroup = m_session.currentGroup();
    if (m_shownGroup == nullptr)
        return showSpan(m_session.selection().current());
    m_shown = {};
    m_group->showGroup(*m_shownGroup);
    m_pages->setCurrentIndex(static_cast<int>(Page::Group));
}

void SpanDetailPanel::showSpan(SpanIndex span)
{
    m_shown = span;
    m_model.setSpan(m_session.tracePtr(), span, m_session.timeZone(), m_session.incomingLinks().of(span),
                    m_session.outgoingLinks().missing());
    m_pages->setCurrentIndex(static_cast<int>(span.isValid() ? Page::Span : Page::Nothing));
    if (span.isValid())
        m_header->showSpan(span);
    expandUsual();
    fitNames();
    showValue();
}

/// The titles of the parts are shown whole, in any language, unless a person gave the column another width.
void SpanDetailPanel::fitNames()
{
    QHeaderView &header = *m_tree->header();
    if (header.sectionSize(SpanDetailModel::NameColumn) != m_nameWidthPx)
        return;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const int width = m_tree->sizeHintForIndex(m_filter->index(row, SpanDetailModel::NameColumn)).width();
        m_nameWidthPx = std::max(m_nameWidthPx, width + m_tree->indentation());
    }
    header.resizeSection(SpanDetailModel::NameColumn, m_nameWidthPx);
}

/// Attributes, events and links are open from the start; what they were made by is a click away.
void SpanDetailPanel::expandUsual()
{
    if (!m_filterEdit->text().isEmpty())
        return m_tree->expandAll();
    m_tree->expandToDepth(0);
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex section = m_filter->index(row, 0);
        if (!section.data(SpanDetailModel::IsSectionRole).toBool())
            continue;
        for (int child = 0; child < m_filter->rowCount(section); ++child) {
            const QModelIndex entry = m_filter->index(child, 0, section);
            if (m_filter->rowCount(entry) > 0
                && entry.siblingAtColumn(1).data(SpanDetailModel::JsonRole).toString().isEmpty())
                m_tree->expand(entry);
        }
    }
}

void SpanDetailPanel::applyFilter(const QString &text)
{
    m_filter->setFilterFixedString(text);
    expandUsual();
    showValue();
}

void SpanDetailPanel::showValue()
{
    const QString value = m_tree->currentIndex()
                              .siblingAtColumn(SpanDetailModel::ValueColumn)
                              .data(SpanDetailModel::FullValueRole)
                              .toString();
    m_value->setVisible(isLong(value));
    if (isLong(value))
        m_value->setPlainText(readable(value));
}

void SpanDetailPanel::activate(const QModelIndex &index)
{
    if (const QVariant back = index.data(SpanDetailModel::BackLinkIndexRole); back.isValid()) {
        const std::span<const BackLink> links = m_session.incomingLinks().of(m_shown);
        if (const auto position = static_cast<std::size_t>(back.toInt()); position < links.size())
            goTo(links[position].fromTrace, links[position].fromSpan);
        return;
    }
    const QVariant linkIndex = index.data(SpanDetailModel::LinkIndexRole);
    if (!linkIndex.isValid())
        return;
    const std::vector<LinkView> links = m_session.trace().details(m_shown).links();
    const auto position = static_cast<std::size_t>(linkIndex.toInt());
    if (position < links.size())
        goTo(links[position].traceId, links[position].spanId);
}

/// Here, if it is of this trace.
void SpanDetailPanel::goTo(const TraceId &trace, SpanId span)
{
    const SpanIndex here = trace == m_session.trace().id() ? m_session.trace().findSpan(span) : SpanIndex();
    if (here.isValid())
        m_session.goToSpan(here);
    else
        Q_EMIT traceRequested(trace, span);
}

void SpanDetailPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position).siblingAtColumn(SpanDetailModel::NameColumn);
    if (!index.isValid())
        return;
    const QString name = index.data(SpanDetailModel::FullValueRole).toString();
    const QString value =
        index.siblingAtColumn(SpanDetailModel::ValueColumn).data(SpanDetailModel::FullValueRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.data(SpanDetailModel::LinkIndexRole).isValid()
        || index.data(SpanDetailModel::BackLinkIndexRole).isValid())
        menu->addAction(index.data(SpanDetailModel::IsMissingRole).toBool() ? tr("&Look for the linked trace")
                                                                            : tr("&Open the linked span"),
                        this, [this, row = QPersistentModelIndex(index)] { activate(row); });
    menu->addAction(tr("Copy &value"), this, [value] { copyText(value); });
    menu->addAction(tr("Copy &name"), this, [name] { copyText(name); });
    menu->addAction(tr("Copy &row"), this, [name, value] { copyText(name + u'\t' + value); });
    const bool isSection = index.data(SpanDetailModel::IsSectionRole).toBool();
    const QModelIndex parent = isSection ? index : index.parent();
    menu->addAction(tr("Copy all as &JSON"), this,
                    [this, row = QPersistentModelIndex(parent)] { copyText(shownAsJson(row, 0)); });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

/// The rows below `parent` that the filter lets through, as a JSON object.
QString SpanDetailPanel::shownAsJson(const QModelIndex &parent, int indent) const
{
    const QString inner(2 * (indent + 1), u' ');
    QStringList members;
    for (int row = 0; row < m_filter->rowCount(parent); ++row) {
        const QModelIndex name = m_filter->index(row, SpanDetailModel::NameColumn, parent);
        const QModelIndex value = name.siblingAtColumn(SpanDetailModel::ValueColumn);
        QString json = value.data(SpanDetailModel::JsonRole).toString();
        if (json.isEmpty())
            json = m_filter->rowCount(name) > 0 ? shownAsJson(name, indent + 1)
                                                : jsonString(value.data(SpanDetailModel::FullValueRole).toString());
        members.append(inner + jsonString(name.data(SpanDetailModel::FullValueRole).toString()) + u": "_s + json);
    }
    return members.isEmpty() ? u"{}"_s : u"{\n"_s + members.join(u",\n"_s) + u'\n' + QString(2 * indent, u' ') + u'}';
}

} // namespace traceloupe
