// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cache/dictionaryshelf.h"
#include "core/cache/tracefinder.h"
#include "core/model/result.h"
#include "core/model/trace.h"

#include <functional>

namespace traceloupe {

class Connection;

/// Reads payloads. Throws what SQLiteCpp throws.
class TraceLoader {
public:
    explicit TraceLoader(Connection &connection) : m_connection(connection), m_dictionaries(connection) {}

    /// A damaged payload is InvalidInput and names the trace.
    [[nodiscard]] Result<TracePtr> load(const StoredTrace &stored);
    /// See lookThroughPayload().
    [[nodiscard]] Result<> lookThrough(const StoredTrace &stored, const std::function<void(ByteView)> &look);
    [[nodiscard]] DictionaryShelf &dictionaries() { return m_dictionaries; }

private:
    Connection &m_connection;
    DictionaryShelf m_dictionaries;
};

} // namespace traceloupe
