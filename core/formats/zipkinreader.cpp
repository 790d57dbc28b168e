// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/documentreader.h"

namespace traceloupe {

using namespace Qt::StringLiterals;

Result<> readZipkinDocument(JsonCursor &, ReadContext &)
{
    return fail(ErrorCode::Unsupported, u"Zipkin documents can't be read yet"_s);
}

} // namespace traceloupe
