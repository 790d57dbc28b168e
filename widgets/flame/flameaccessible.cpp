// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flame/flameaccessible.h"

#include "widgets/flame/flametext.h"
#include "widgets/flame/flameview.h"

#include <QPointer>
#include <QWindow>

#include <memory>

namespace traceloupe {

namespace {

/// One block. Stays the same frame's when the graph is laid out anew; invalid while the frame has no block.
class BlockAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    BlockAccessible(FlameView &view, const FlameBlock &block)
        : m_view(&view), m_frame(block.frame), m_isFolded(block.foldedFrames > 0)
    {}

    /// Null while there is none.
    [[nodiscard]] const FlameBlock *block() const
    {
        if (!m_view || m_frame.value() >= m_view->tree().frameCount())
            return nullptr;
        const std::uint32_t row = m_view->tree().depth(m_frame) + (m_isFolded ? 1 : 0);
        for (const FlameBlock &block : m_view->layoutNow().row(row)) {
            if (block.frame == m_frame && (block.foldedFrames > 0) == m_isFolded)
                return &block;
        }
        return nullptr;
    }

    [[nodiscard]] bool isValid() const override { return block() != nullptr; }
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
        const FlameBlock *shown = kind == QAccessible::Name ? block() : nullptr;
        return shown != nullptr ? blockDescription(m_view->tree(), *shown) : QString();
    }

    [[nodiscard]] QRect rect() const override
    {
        const FlameBlock *shown = block();
        if (shown == nullptr)
            return {};
        const QRect place = m_view->blockRect(*shown);
        return {m_view->viewport()->mapToGlobal(place.topLeft()), place.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        const FlameBlock *shown = block();
        if (shown == nullptr) {
            state.invalid = true;
            return state;
        }
        const bool isCurrent = !m_isFolded && m_view->current() == m_frame;
        state.selectable = state.focusable = true;
        state.selected = isCurrent;
        state.focused = isCurrent && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->blockRect(*shown));
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    [[nodiscard]] QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }

    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == setFocusAction())
            m_view->setCurrent(m_frame);
        else if (name == pressAction())
            m_view->zoomTo(m_frame);
    }

    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<FlameView> m_view;
    FrameIndex m_frame;
    bool m_isFolded;
};

QAccessibleInterface *createFor(const QString &, QObject *object)
{
    auto *view = qobject_cast<FlameView *>(object);
    return view == nullptr ? nullptr : std::make_unique<FlameAccessible>(*view).release();
}

quint64 keyOf(const FlameBlock &block)
{
    return (static_cast<quint64>(block.frame.value()) << 1U) | (block.foldedFrames > 0 ? 1U : 0U);
}

} // namespace

FlameAccessible::FlameAccessible(FlameView &view)
    : QAccessibleWidget(&view, QAccessible::Tree, view.accessibleName()), m_view(view)
{}

FlameAccessible::~FlameAccessible()
{
    forgetItems();
}

void FlameAccessible::install()
{
    static const bool isInstalled = [] {
        QAccessible::installFactory(createFor);
        return true;
    }();
    Q_UNUSED(isInstalled)
}

int FlameAccessible::childCount() const
{
    return static_cast<int>(m_view.layoutNow().blocks.size());
}

QAccessibleInterface *FlameAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const FlameBlock &block = m_view.layoutNow().blocks[static_cast<std::size_t>(index)];
    if (const auto known = m_items.constFind(keyOf(block)); known != m_items.cend())
        return QAccessible::accessibleInterface(*known);
    if (m_items.size() >= kMaxItems)
        forgetItems();
    QAccessibleInterface *item = std::make_unique<BlockAccessible>(m_view, block).release();
    m_items.insert(keyOf(block), QAccessible::registerAccessibleInterface(item)); // Qt owns it from here on
    return item;
}

QAccessibleInterface *FlameAccessible::childAt(int x, int y) const
{
    const FlameBlock *block = m_view.blockAt(m_view.viewport()->mapFromGlobal(QPointF(x, y)));
    return block == nullptr ? nullptr : child(static_cast<int>(block - m_view.layoutNow().blocks.data()));
}

int FlameAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *item = dynamic_cast<const BlockAccessible *>(child);
    const FlameBlock *block = item != nullptr ? item->block() : nullptr;
    return block == nullptr ? -1 : static_cast<int>(block - m_view.layoutNow().blocks.data());
}

QAccessibleInterface *FlameAccessible::focusChild() const
{
    const FlameBlock *block = m_view.layoutNow().find(m_view.tree(), m_view.current());
    return block == nullptr ? nullptr : child(static_cast<int>(block - m_view.layoutNow().blocks.data()));
}

void FlameAccessible::forgetItems() const
{
    for (const QAccessible::Id id : std::as_const(m_items))
        QAccessible::deleteAccessibleInterface(id);
    m_items.clear();
}

} // namespace traceloupe
