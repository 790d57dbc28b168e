// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/parser.h"

#include "core/traceql/pipelineparser.h"

namespace traceloupe::traceql {

std::string QueryError::toText() const
{
    std::string text = "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + message;
    if (!suggestion.empty())
        text += " (" + suggestion + ')';
    return text;
}

QueryResult<Query> parse(std::string_view text)
{
    if (text.size() > kMaxQueryBytes) {
        QueryError error;
        error.kind = QueryError::Kind::Limit;
        error.message = "the query has " + std::to_string(text.size()) + " bytes; at most "
                        + std::to_string(kMaxQueryBytes) + " are read";
        return tl::unexpected(std::move(error));
    }
    TokenStream tokens(text);
    QueryBuilder builder;
    PipelineParser(tokens, builder).parseQuery();
    if (tokens.failed())
        return tl::unexpected(*tokens.error());
    Query query = std::move(builder.query());
    query.text = text;
    return query;
}

QueryResult<Query> parseValid(std::string_view text)
{
    auto query = parse(text);
    if (!query)
        return query;
    if (auto error = validate(*query))
        return tl::unexpected(std::move(*error));
    return query;
}

Error toError(const QueryError &error)
{
    const ErrorCode code = error.kind == QueryError::Kind::Limit         ? ErrorCode::LimitExceeded
                           : error.kind == QueryError::Kind::Unsupported ? ErrorCode::Unsupported
                                                                         : ErrorCode::InvalidInput;
    return {code, QString::fromStdString("TraceQL query, " + error.toText())};
}

} // namespace traceloupe::traceql
