// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"

#include <string>

namespace traceloupe {

/// What is at the other end of a call that has no spans of its own.
enum class PeerKind : std::uint8_t { Service, Database, Queue };

/// Who a CLIENT or PRODUCER span calls, or which queue a CONSUMER reads from, by the span's own attributes.
struct PeerName {
    PeerKind kind = PeerKind::Service;
    std::string name;    ///< for people: "checkout", "postgresql:orders", "redis-cart:6379"; "" = nothing says it
    std::string host; ///< `name` without its port where it is an address, else `name`: to be compared with services
    bool mayBeService = false; ///< names a service or a host, not a database or a queue
};

/// analysis.md section 6.3, rule 4: the first of service.peer.name, peer.service, the database's name (with its
/// system), the messaging destination, the server's address, the host of the URL; else the database's or broker's
/// system alone.
[[nodiscard]] PeerName peerNameOf(const AttributeList &attributes, SpanKind kind);

} // namespace traceloupe
