// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/attributes.h"

#include <string>
#include <string_view>

namespace traceloupe {

/// See ValueView::toText() and toJson().
[[nodiscard]] std::string valueToText(const ValueView &value);
[[nodiscard]] std::string valueToJson(const ValueView &value);

/// Appends `text` as a JSON string with its quotes. Control characters and the bytes of broken UTF-8 are escaped
/// or replaced, so that the result is always valid JSON.
void appendJsonString(std::string &out, std::string_view text);
/// The shortest text that reads back as the same double; "NaN", "Infinity", "-Infinity" in quotes.
void appendJsonDouble(std::string &out, double value);
/// Standard base64 with padding.
void appendBase64(std::string &out, ByteView bytes);

} // namespace traceloupe
