// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/tracesession.h"

#include <QList>
#include <QString>

namespace traceloupe {

/// A further column of a waterfall, between the names and the time area. A plain value.
struct WaterfallColumn {
    enum class Kind { SelfTime, PathShare, Rank, Attribute };
    Kind kind = Kind::SelfTime;
    QString attribute; ///< the key, for Kind::Attribute

    [[nodiscard]] QString toSetting() const;
    /// Nothing for a text that toSetting() did not make.
    [[nodiscard]] static std::optional<WaterfallColumn> fromSetting(const QString &text);
    friend bool operator==(const WaterfallColumn &, const WaterfallColumn &) = default;
};

struct ColumnCell {
    QString text;
    bool isDim = false; ///< says little: too few spans to compare with
};

[[nodiscard]] QString columnTitle(const WaterfallColumn &column);
[[nodiscard]] QString columnToolTip(const WaterfallColumn &column);
/// What stands in the row of a span; empty where it has none.
[[nodiscard]] ColumnCell columnCell(const TraceSession &session, const WaterfallColumn &column, SpanIndex span);
/// Asks the session for what the column needs and is not computed yet.
void prepareColumn(TraceSession &session, const WaterfallColumn &column);
/// Attribute keys of the trace's spans and resources, by name, at most `limit`; a sample of the spans where there are
/// many.
[[nodiscard]] QStringList attributeKeys(const Trace &trace, int limit);

} // namespace traceloupe
