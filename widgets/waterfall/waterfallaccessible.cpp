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

/// One row. Stays the same span's when lines move; invalid while the span is hidden.
class RowAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowAccessible(WaterfallView &view, SpanIndex span) : m_view(&view), m_span(span) {}

    [[nodiscard]] SpanIndex span() const { return m_span; }
    [[nodiscard]] bool isValid() const override { return m_view && m_view->session().rows().isVisible(m_span); }
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
        const QRect line = m_view->lineRect(m_view->session().rows().lineOf(m_span));
        return {m_view->viewport()->mapToGlobal(line.topLeft()), line.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        const TraceSession &session = m_view->session();
        const bool isCurrent = session.selection().current() == m_span;
        state.selectable = state.focusable = true;
        state.selected = isCurrent;
        state.focused = isCurrent && m_view->hasFocus();
        state.expandable = session.rows().isExpandable(line());
        state.expanded = state.expandable && !session.rows().isClosed(line());
        state.collapsed = state.expandable && session.rows().isClosed(line());
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->lineRect(session.rows().lineOf(m_span)));
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
            m_view->session().selection().setCurrent(m_span);
        else if (name == toggleAction())
            m_view->session().collapse().toggleLine(line());
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    /// Requires: isValid().
    [[nodiscard]] std::uint32_t line() const { return m_view->session().rows().lineOf(m_span); }

    QPointer<WaterfallView> m_view;
    SpanIndex m_span;
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
    const SpanIndex span = m_view.session().rows().at(static_cast<std::uint32_t>(index));
    if (const auto known = m_items.constFind(span.value()); known != m_items.cend())
        return QAccessible::accessibleInterface(*known);
    if (m_items.size() >= kMaxItems)
        forgetItems();
    QAccessibleInterface *item = std::make_unique<RowAccessible>(m_view, span).release();
    m_items.insert(span.value(), QAccessible::registerAccessibleInterface(item)); // Qt owns it from here on
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
    return row != nullptr && row->isValid() ? static_cast<int>(m_view.session().rows().lineOf(row->span())) : -1;
}

QAccessibleInterface *WaterfallAccessible::focusChild() const
{
    const SpanIndex current = m_view.session().selection().current();
    return current.isValid() && childCount() > 0 ? child(static_cast<int>(m_view.session().rows().lineOf(current)))
                                                 : nullptr;
}

void WaterfallAccessible::forgetItems() const
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
    m_items.clear();
}

} // namespace traceloupe
