// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzreader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using traceloupe::Format;
    return static_cast<int>(traceloupe::fuzzReader(data, size, {Format::Jaeger}));
}
