// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layout/timestamptext.h"
#include "core/model/backlink.h"
#include "core/model/trace.h"

#include <QAbstractItemModel>

#include <span>
#include <vector>

namespace traceloupe {

/// Everything that one span carries, as a tree of two columns (name and value): attributes, events, links, resource,
/// scope, other fields. Arrays and maps open up. Made anew for each span; texts are those of the trace, untouched.
class SpanDetailModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn = 0, ValueColumn, ColumnCount };
    enum Role {
        FullValueRole = Qt::UserRole, ///< the whole value as text
        JsonRole,                     ///< the value as JSON
        IsSectionRole,
        LinkIndexRole,                ///< of the link that the row belongs to, or nothing
        BackLinkIndexRole,            ///< the same of a link that leads to the span
        IsMissingRole                 ///< the link's trace is not at hand
    };
    /// Rows made at most; a span with more says so in a last row.
    static constexpr std::size_t kMaxNodes = 50'000;

    using QAbstractItemModel::QAbstractItemModel;

    /// Shows another span, or none where `trace` is null or the row is invalid. `backLinks`: those that lead to it;
    /// `missing`: traces that links lead to and that are not at hand, ascending.
    void setSpan(const TracePtr &trace, SpanIndex span, const DisplayTimeZone &zone,
                 std::span<const BackLink> backLinks = {}, std::span<const TraceId> missing = {});

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Node {
        int parent = -1;
        int row = 0;
        std::vector<int> children;
        QString name;
        QString value;
        QString json; ///< empty where the value is a plain text
        int linkIndex = -1;
        int backLinkIndex = -1;
        bool isSection = false;
        bool isMissing = false; ///< a link to a trace that is not at hand
    };

    int addNode(int parent, const QString &name, const QString &value = {}, const QString &json = {});
    int addSection(const QString &title, std::size_t count);
    void addAttributes(int parent, const AttributeList &attributes, std::uint32_t dropped);
    void addValue(int parent, const QString &name, const ValueView &value);
    void addEvents(const Trace &trace, SpanIndex span, const SpanDetails &details, const DisplayTimeZone &zone);
    void addLinks(const Trace &trace, const SpanDetails &details, std::span<const TraceId> missing);
    void addBackLinks(const Trace &trace, std::span<const BackLink> links);
    void addOrigin(const Trace &trace, SpanIndex span);
    void addFields(const Trace &trace, SpanIndex span, const SpanDetails &details);
    [[nodiscard]] const Node *nodeOf(const QModelIndex &index) const;

    std::vector<Node> m_nodes;
    std::vector<int> m_top;
};

} // namespace traceloupe
