// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/jsonrepair.h"

namespace traceloupe {

namespace {

/// True if a document may begin behind the line end at `at`.
bool documentFollows(std::string_view text, std::size_t at)
{
    return text[at] == '\n' && at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '[');
}

} // namespace

std::optional<std::size_t> nextDocumentLine(std::string_view text, std::size_t from)
{
    for (std::size_t end = text.find('\n', from); end != std::string_view::npos; end = text.find('\n', end + 1)) {
        if (documentFollows(text, end))
            return end + 1;
    }
    return std::nullopt;
}

std::optional<std::size_t> unclosedString(std::string_view text)
{
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            open = open ? std::nullopt : std::optional(i);
        else if (text[i] == '\\' && open)
            ++i;
    }
    return open;
}

ControlRepair repairControls(std::string_view text)
{
    ControlRepair result{std::string(text), 0, 0, std::nullopt};
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            open = open ? std::nullopt : std::optional(i);
        } else if (c == '\\' && open && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0x20) {
            ++i;
        } else if (open && static_cast<unsigned char>(c) < 0x20) {
            if (documentFollows(text, i)) {
                result.brokenString = open;
                return result;
            }
            if (result.replaced++ == 0)
                result.first = i;
            result.text[i] = ' ';
        }
    }
    return result;
}

} // namespace traceloupe
