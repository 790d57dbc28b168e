// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"

#include <QObject>
#include <QString>

#include <vector>

namespace traceloupe {

/// What of a trace a person wants to see: a plain value.
struct SpanFilter {
    QString text;             ///< searched for; empty = nothing
    bool hidesOthers = false; ///< spans that don't match are left out, not dimmed
    SpanIndex root;           ///< only this span's subtree; invalid = the whole trace
    friend bool operator==(const SpanFilter &, const SpanFilter &) = default;
};

/// The filter of a trace's views, with undo; zooms are undone apart from it.
class FilterStack final : public QObject {
    Q_OBJECT
public:
    /// Whether a change can be undone by itself, or goes on with the one before (letters typed one after another).
    enum class Change { Whole, Step };
    static constexpr std::size_t kMaxHistory = 100;

    using QObject::QObject;

    [[nodiscard]] const SpanFilter &current() const { return m_current; }
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }

    void set(const SpanFilter &filter, Change change = Change::Whole);
    void setText(const QString &text, Change change = Change::Step);
    void setHidesOthers(bool hidesOthers);
    void setRoot(SpanIndex root);
    void undo();
    void redo();

Q_SIGNALS:
    void currentChanged(const traceloupe::SpanFilter &filter);

private:
    void show(const SpanFilter &filter);

    SpanFilter m_current;
    std::vector<SpanFilter> m_undo;
    std::vector<SpanFilter> m_redo;
    bool m_isInStep = false;
};

} // namespace traceloupe
