// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/inputwindow.h"
#include "core/formats/jsoncursor.h"
#include "core/formats/readcontext.h"

#include <string>

namespace traceloupe {

/// Reads a text of JSON documents: one, JSON lines, or any concatenation. Cuts it into records at line ends where
/// one document has ended and another begins, so that a damaged line costs no other; reads each with the reader of
/// its format. Use one for one input.
class JsonDocuments {
public:
    explicit JsonDocuments(ReadContext &context) : m_context(context) {}

    /// To the end of the input. An Error stops the file.
    Result<> readAll(InputWindow &window);
    /// One text that is complete in memory, for instance a framed message. Line 0: it has none.
    Result<> readText(std::string_view text, std::uint64_t offsetInFile, std::uint64_t firstLine);

    /// What the first document that is no trace was; empty if there was none.
    [[nodiscard]] const QString &refusal() const { return m_refusal; }

private:
    /// What is left to read of the record at hand, and where that stands in the file.
    struct Rest {
        std::string_view text;
        std::uint64_t offset = 0;
        std::uint64_t line = 0;
        void advance(std::size_t bytes);
    };
    Result<> readRest(Rest rest);
    Result<std::size_t> readPiece(const Rest &piece);
    Result<std::size_t> readIntact(std::string_view text);
    Result<> readDocument(JsonCursor &cursor);
    void refuse(const QString &reason, std::size_t offset);
    void countOther(const char *name, std::size_t offset);

    ReadContext &m_context;
    JsonIndex m_index;
    std::string m_repaired; ///< the record at hand, where it was no UTF-8
    QString m_refusal;
};

} // namespace traceloupe
