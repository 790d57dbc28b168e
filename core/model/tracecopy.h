// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"
#include "core/model/trace.h"
#include "core/model/tracebuilder.h"

#include <deque>
#include <string>
#include <vector>

namespace traceloupe {

/// Changes what a trace says while it is copied: redaction. Ids, times, kinds and the tree stay.
class CopyEdit {
public:
    virtual ~CopyEdit() = default;
    /// What the copy says for `given`: the name of a span, event or scope, a status message, a trace state, a
    /// backend's warning.
    [[nodiscard]] virtual std::string text(std::string_view given) = 0;
    /// Writes the attributes that the copy has for `given`.
    virtual void attributes(const AttributeList &given, AttributeWriter &out) = 0;
};

/// Takes spans of another trace over into a builder: every string id changes, and what `edit` (if any) says.
class TraceCopy {
public:
    TraceCopy(const Trace &from, TraceBuilder &to, CopyEdit *edit);

    void copySpan(SpanIndex row);

private:
    void addLists(SpanInput &span, const SpanDetails &details);
    AttributeList copied(const AttributeList &list);
    AttributeList kept(const AttributeList &list);
    std::string_view edited(std::string_view text);

    const Trace &m_from;
    TraceBuilder &m_to;
    CopyEdit *m_edit;
    AttributeWriter m_writer;
    std::vector<ResourceIndex> m_resources;
    std::vector<ScopeIndex> m_scopes;
    std::vector<Bytes> m_lists;       ///< of the span that is being copied
    std::deque<std::string> m_texts;  ///< what edit made of its texts
};

} // namespace traceloupe
