// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waterfall/waterfallaccessible.h"

#include "widgets/waterfall/rowtext.h"
#include "widgets/waterfall/waterfallview.h"

#include <QPointer>
#include <QWindow>

#include <memory>

namespace traceloupe {

namespace {

/// One row. Stays the same span's or group's when lines move; invalid while that is hidden.
class RowAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowAccessible(WaterfallView &view, SpanIndex span, bool isGroup) : m_view(&view), m_span(span), m_isGroup(isGroup)
    {}

    [[nodiscard]] bool isValid() const override
    {
        return m_view && m_view->session().rows().isVisible(m_span)
               && (m_view->session().rows().kindOf(line()) == LineKind::Group) == m_isGroup;
    }
    /// Requires: isValid().
    [[nodiscard]] std::uint32_t line() const
    {
        const VisibleRows &rows = m_view->session().rows();
        return m_isGroup ? rows.groupLineOf(m_span) : rows.lineOf(m_span);
    }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::TreeItem; }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? rowDescription(m_view->session(), line()) : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect place = m_view->lineRect(line());
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const TraceSession &session = m_view->session();
        const bool isCurrent = session.currentLine() == line();
        state.selectable = state.focusable = true;
        state.selected = isCurrent;
        state.focused = isCurrent && m_view->hasFocus();
        state.expandable = session.rows().isExpandable(line());
        state.expanded = state.expandable && !session.rows().isClosed(line());
        state.collapsed = state.expandable && session.rows().isClosed(line());
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->lineRect(line()));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override
    {
        QStringList names{setFocusAction()};
        if (isValid() && m_view->session().rows().isExpandable(line()))
            names.append(toggleAction());
        return names;
    }

    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction())
            m_view->selectLine(line());
        else if (name == toggleAction())
            m_view->toggleLine(line());
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<WaterfallView> m_view;
    SpanIndex m_span;
    bool m_isGroup = false;
};

QAccessibleInterface *createFor(const QString &, QObject *object)
{
    auto *view = qobject_cast<WaterfallView *>(object);
    return view == nullptr ? nullptr : std::make_unique<WaterfallAccessible>(*view).release();
}

} // namespace

WaterfallAccessible::WaterfallAccessible(WaterfallView &view)
    : QAccessibleWidget(&view, QAccessible::Tree, view.accessibleName()), m_view(view)
{}

WaterfallAccessible::~WaterfallAccessible()
{
    forgetItems();
}

void WaterfallAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(createFor);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

int WaterfallAccessible::childCount() const
{
    return static_cast<int>(m_view.session().rows().lineCount());
}

QAccessibleInterface *WaterfallAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto line = static_cast<std::uint32_t>(index);
    const SpanIndex span = m_view.session().rows().at(line);
    const bool isGroup = m_view.session().rows().kindOf(line) == LineKind::Group;
    const std::uint64_t key = static_cast<std::uint64_t>(span.value()) << 1U | (isGroup ? 1U : 0U);
    if (const auto known = m_items.constFind(key); known != m_items.cend())
        return QAccessible::accessibleInterface(*known);
    if (m_items.size() >= kMaxItems)
        forgetItems();
    QAccessibleInterface *item = std::make_unique<RowAccessible>(m_view, span, isGroup).release();
    m_items.insert(key, QAccessible::registerAccessibleInterface(item)); // Qt owns it from here on
    return item;
}

QAccessibleInterface *WaterfallAccessible::childAt(int x, int y) const
{
    const QPoint place = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    const WaterfallHit hit = m_view.geometryNow().hitTest(m_view.layoutNow(), place.x(), place.y());
    return hit.hasLine ? child(static_cast<int>(hit.line)) : nullptr;
}

int WaterfallAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *row = dynamic_cast<const RowAccessible *>(child);
    return row != nullptr && row->isValid() ? static_cast<int>(row->line()) : -1;
}

QAccessibleInterface *WaterfallAccessible::focusChild() const
{
    const auto line = m_view.session().currentLine();
    return line ? child(static_cast<int>(*line)) : nullptr;
}

void WaterfallAccessible::forgetItems() const
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
    m_items.clear();
}

} // namespace traceloupe
