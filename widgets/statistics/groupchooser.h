// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/spanstatistics.h"

#include <QComboBox>

#include <string>
#include <vector>

namespace traceloupe {

/// What spans are put together by: service, operation, kind, status, or an attribute of the trace.
class GroupChooser final : public QComboBox {
    Q_OBJECT
public:
    enum class Level { Outer, Inner }; ///< the inner one may be nothing
    GroupChooser(Level level, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] GroupBy groupBy() const;
    /// An attribute that is not in the list yet is added.
    void setGroupBy(const GroupBy &by);
    void setAttributes(const std::vector<std::string> &keys);
    /// "by service" and so on, without the article of a sentence.
    [[nodiscard]] static QString textOf(const GroupBy &by);

private:
    void addAttribute(const std::string &key);
};

} // namespace traceloupe
