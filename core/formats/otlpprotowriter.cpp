// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/writers.h"

namespace traceloupe {

std::unique_ptr<TraceWriter> createOtlpProtoWriter(QIODevice &)
{
    return nullptr;
}

} // namespace traceloupe
