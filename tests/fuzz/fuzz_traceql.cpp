// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a query: it is parsed or refused; what parses is printed and parses as the same query again; what is
// valid runs on a trace. Completion, colours and the explanation take any text.
#include "core/traceql/completion.h"
#include "core/traceql/evaluator.h"
#include "core/traceql/explain.h"
#include "core/traceql/lexer.h"
#include "core/traceql/metrics.h"
#include "tests/support/tracegenerator.h"

#include <cstdlib>

using namespace traceloupe;
using namespace traceloupe::traceql;

namespace {

/// A canonical text has more brackets than what was written, and may hit the limit of nesting.
void checkCanonical(const Query &query)
{
    const auto again = parse(toText(query));
    if (again ? !isSameQuery(query, *again) : again.error().kind != QueryError::Kind::Limit)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const TracePtr kTrace = test::generateTrace(60, 3);
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    (void)highlight(text);
    (void)completionAt(text, size / 2);
    const auto query = parse(text);
    if (!query)
        return 0;
    checkCanonical(*query);
    (void)explanation(*query);
    const auto program = compile(*query);
    if (!program)
        return 0;
    (void)evaluate(**program, *kTrace);
    if ((*program)->isMetrics()) {
        auto metrics = MetricsEvaluation::create(*program,
                                                 MetricsRange::covering(kTrace->startNs(), kTrace->endNs(), 10));
        if (metrics && metrics->add(*kTrace))
            (void)metrics->result();
    }
    return 0;
}
