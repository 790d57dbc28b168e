// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>
#include <QHash>

namespace traceloupe {

class FlameView;

/// A flame graph as a tree for screen readers: one item a block that is laid out, made when it is asked for.
class FlameAccessible final : public QAccessibleWidget {
public:
    explicit FlameAccessible(FlameView &view);
    ~FlameAccessible() override;
    Q_DISABLE_COPY_MOVE(FlameAccessible)

    /// Makes Qt use this class for flame graphs; to be called before one is asked for.
    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    /// Items kept at most; a screen reader looks at a screenful.
    static constexpr int kMaxItems = 2'000;

    void forgetItems() const;

    FlameView &m_view;
    mutable QHash<quint64, QAccessible::Id> m_items; ///< by frame and whether it stands for those below it
};

} // namespace traceloupe
