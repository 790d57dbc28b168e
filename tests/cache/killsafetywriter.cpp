// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// killsafetywriter FILE BATCHES TRACES SPANS: stores sample traces, and says "stored N" after each batch N that
// is committed. tst_killsafety kills it while it does.
#include "tests/cache/cachefixture.h"
#include "tests/cache/sampletraces.h"

#include <cstdio>
#include <cstdlib>

using namespace traceloupe;
using namespace traceloupe::test;

int main(int argc, char **argv)
{
    if (argc != 5)
        return EXIT_FAILURE;
    const auto batches = static_cast<std::uint32_t>(std::atoi(argv[2]));
    const auto traces = static_cast<std::uint32_t>(std::atoi(argv[3]));
    const auto spans = static_cast<std::uint32_t>(std::atoi(argv[4]));
    const auto cache = Cache::open(QString::fromLocal8Bit(argv[1]));
    if (!cache) {
        std::fprintf(stderr, "%s\n", qPrintable(cache.error().detail));
        return EXIT_FAILURE;
    }
    for (std::uint32_t batch = 0; batch < batches; ++batch) {
        const auto outcome = CacheFixture::store(**cache, sampleTraces(std::uint64_t(batch) * traces, traces, spans));
        if (!outcome) {
            std::fprintf(stderr, "%s\n", qPrintable(outcome.error().detail));
            return EXIT_FAILURE;
        }
        std::printf("stored %u\n", batch);
        std::fflush(stdout);
    }
    return EXIT_SUCCESS;
}
