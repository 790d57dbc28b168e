// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/jsoncursor.h"
#include "core/formats/losscount.h"
#include "core/model/attributes.h"

#include <string>
#include <string_view>

namespace traceloupe {

/// Attributes as an ordinary JSON object, as text formats carry them. Strings, bools, integers, doubles, arrays and
/// maps keep their type; bytes become base64 and doubles that are no numbers become strings, which is counted.
void appendPlainJson(std::string &out, const AttributeList &attributes, LossCount &loss);

/// Reads such objects. Keeps its memory from one to the next.
class PlainJsonReader {
public:
    /// Writes the members of `json` if it is one JSON object and nothing else; otherwise `writer` is left empty.
    bool read(std::string_view json, TextArena &arena, AttributeWriter &writer);

private:
    JsonIndex m_index;
};

} // namespace traceloupe
