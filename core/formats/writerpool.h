// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <cstddef>
#include <deque>

namespace traceloupe {

/// Attribute writers of one builder, handed out again and again: a span needs one a list (its own attributes, one an
/// event, one a link) until TraceBuilder::addSpan returns, and the next span can have the same ones.
class WriterPool {
public:
    /// To be called before the first take() and whenever the builder changes.
    void rebind(StringPool &pool)
    {
        m_pool = &pool;
        m_used = 0;
        for (AttributeWriter &writer : m_writers)
            writer.rebind(pool);
    }
    /// The lists written so far are no longer needed.
    void reset() { m_used = 0; }
    /// An empty writer, good until reset().
    [[nodiscard]] AttributeWriter &take()
    {
        if (m_used == m_writers.size())
            m_writers.emplace_back(*m_pool);
        AttributeWriter &writer = m_writers[m_used++];
        writer.clear();
        return writer;
    }

private:
    StringPool *m_pool = nullptr;
    std::deque<AttributeWriter> m_writers;
    std::size_t m_used = 0;
};

} // namespace traceloupe
