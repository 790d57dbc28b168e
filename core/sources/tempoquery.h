// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sources/httpmessage.h"
#include "core/sources/tracesource.h"

#include <QJsonObject>

namespace traceloupe {

/// A TraceQL string with its quotes.
[[nodiscard]] QString traceQlString(const QString &text);
/// The parts of a request as one TraceQL spanset filter.
[[nodiscard]] QString traceQlOf(const SearchRequest &request);
/// Parameters of GET /api/search: q, or tags where the request asks for loose tags.
[[nodiscard]] Result<QueryString> tempoSearchQuery(const SearchRequest &request);
/// The rows of a search answer.
[[nodiscard]] SearchAnswer tempoSearchAnswer(const QJsonObject &answer, std::uint32_t limit);
/// `tag` as the TraceQL identifier that the v2 endpoint of tag values wants: scoped, or with a leading dot.
[[nodiscard]] QString tempoTagIdentifier(const QString &tag);

} // namespace traceloupe
