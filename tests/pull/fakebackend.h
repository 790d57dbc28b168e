// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/id.h"
#include "core/sources/tracesource.h"
#include "tests/support/replayserver.h"

#include <functional>
#include <memory>
#include <set>
#include <vector>

namespace traceloupe::test {

struct FakeTrace {
    TraceId id;
    std::int64_t startNs = 0;
    QString service = QStringLiteral("cart");
};

/// `count` traces, evenly over [startNs, endNs).
std::vector<FakeTrace> evenly(int count, std::int64_t startNs, std::int64_t endNs);

/// A small backend over real HTTP that keeps to the limit it is asked for, and gives what it finds in no useful order.
class FakeBackend {
public:
    FakeBackend(SourceKind kind, std::vector<FakeTrace> traces);

    [[nodiscard]] SourceConfig config() const;
    [[nodiscard]] ReplayServer &server() { return *m_server; }
    [[nodiscard]] int searches() const;
    [[nodiscard]] int fetches() const;

    std::vector<FakeTrace> traces;
    std::set<TraceId> partial;       ///< Tempo calls these partial
    std::set<TraceId> missing;       ///< found, but gone when they are fetched
    std::uint32_t largestLimit = 0;  ///< Tempo refuses more
    /// Asked first; an answer with a status goes out instead of the proper one.
    std::function<Reply(const ServedRequest &)> interfere;

private:
    Reply answer(const ServedRequest &request);
    Reply zipkin(const ServedRequest &request);
    Reply tempo(const ServedRequest &request);
    Reply jaeger(const ServedRequest &request);
    [[nodiscard]] std::vector<FakeTrace> find(std::int64_t startNs, std::int64_t endNs, std::size_t limit,
                                              const QString &service = {}) const;
    [[nodiscard]] const FakeTrace *traceOf(const QString &path) const;

    SourceKind m_kind;
    std::unique_ptr<ReplayServer> m_server;
};

} // namespace traceloupe::test
