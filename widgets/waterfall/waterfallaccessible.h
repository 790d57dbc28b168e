// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QAccessibleWidget>
#include <QHash>

namespace traceloupe {

class WaterfallView;

/// A waterfall as a tree for screen readers: one item a line, made when it is asked for.
class WaterfallAccessible final : public QAccessibleWidget {
public:
    explicit WaterfallAccessible(WaterfallView &view);
    ~WaterfallAccessible() override;
    Q_DISABLE_COPY_MOVE(WaterfallAccessible)

    /// Makes Qt use this class for waterfalls; to be called before one is asked for.
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

    WaterfallView &m_view;
    mutable QHash<std::uint64_t, QAccessible::Id> m_items; ///< by row, groups apart from their first calls
};

} // namespace traceloupe
