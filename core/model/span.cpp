// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/span.h"

namespace traceloupe {

std::string_view spanKindName(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return "internal";
    case SpanKind::Server:
        return "server";
    case SpanKind::Client:
        return "client";
    case SpanKind::Producer:
        return "producer";
    case SpanKind::Consumer:
        return "consumer";
    case SpanKind::Unspecified:
        break;
    }
    return "unspecified";
}

std::string_view statusCodeName(StatusCode status)
{
    switch (status) {
    case StatusCode::Ok:
        return "ok";
    case StatusCode::Error:
        return "error";
    case StatusCode::Unset:
        break;
    }
    return "unset";
}

} // namespace traceloupe
