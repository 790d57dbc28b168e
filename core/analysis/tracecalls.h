// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/peername.h"
#include "core/model/trace.h"

#include <vector>

namespace traceloupe {

/// What a call between two services is.
enum class CallKind : std::uint8_t {
    Rpc,
    Messaging,
    Inferred, ///< the service changes between parent and child, but no client or server span says that it is a call
    Virtual,  ///< to something that sends no spans
    Entry     ///< from outside: no caller in the trace
};
/// "rpc", "messaging", "inferred", "virtual", "entry".
[[nodiscard]] std::string_view callKindName(CallKind kind);

/// A call that parent and child show, or one that came from outside.
struct TraceCall {
    CallKind kind = CallKind::Rpc;
    SpanIndex caller;        ///< a span of the calling service; invalid for an entry
    SpanIndex client;        ///< the CLIENT or PRODUCER span that made the call, where there is one
    SpanIndex callee;        ///< the first span on the other side
    bool hasServer = false;  ///< `callee` measured the serving of the call
    bool isFirst = true;     ///< of the calls that `client` made; the others are a fan-out
    bool isFanout = false;   ///< `client` made several
    bool isOrphan = false;   ///< an entry whose caller is known by its id only
};

/// A CLIENT or PRODUCER span that nothing in its trace answers.
struct OutboundCall {
    SpanIndex span;
    PeerName peer;
};

/// A CONSUMER span that names producers by links, or that begins a trace.
struct Consumption {
    struct Producer {
        TraceId traceId;
        SpanId spanId;
    };
    SpanIndex span;
    std::vector<Producer> producers; ///< by links, each once, without the one that its parent is
    PeerName queue;
    bool isEntry = false;            ///< without a caller in the trace: read from its queue if no link is found
    bool isOrphan = false;
};

/// Who called whom in one trace (analysis.md section 6.3), to be counted. Every CLIENT and PRODUCER span is one of
/// answered, outbound and nested.
struct TraceCalls {
    std::vector<TraceCall> calls;
    std::vector<OutboundCall> outbound;
    std::vector<Consumption> consumptions;
    std::vector<SpanIndex> answeredProducers; ///< PRODUCERs with a consumer under them; links may name them too
    std::uint64_t clientSpans = 0;            ///< CLIENT and PRODUCER spans
    std::uint64_t answered = 0;
    std::uint64_t nested = 0;                 ///< part of a call that another span of the same service stands for
};

/// O(rows), without recursion; details are decoded for CONSUMERs and for calls without an answer only.
[[nodiscard]] TraceCalls findCalls(const Trace &trace);

} // namespace traceloupe
