// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/traceql/lexer.h"

#include <QPalette>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <vector>

namespace traceloupe {

/// Byte offsets of a query (as core/traceql counts) as positions of its QString, and back.
class TextPositions {
public:
    explicit TextPositions(const QString &text);

    [[nodiscard]] int positionOf(std::uint32_t byte) const;
    [[nodiscard]] std::uint32_t byteOf(int position) const;

private:
    std::vector<std::uint32_t> m_bytes; ///< of each position, and of the end
};

/// Colours a query by what its parts are. Texts longer than kMaxBytes stay plain.
class QueryHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    static constexpr qsizetype kMaxBytes = 16 * 1024;

    explicit QueryHighlighter(QTextDocument *document) : QSyntaxHighlighter(document) {}

    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    struct Piece {
        int begin = 0;
        int end = 0;
        traceql::TokenRole role = traceql::TokenRole::Punctuation;
    };
    void readPieces();
    [[nodiscard]] QTextCharFormat formatOf(traceql::TokenRole role) const;

    QPalette m_palette;
    QString m_text; ///< that m_pieces are of
    std::vector<Piece> m_pieces;
};

} // namespace traceloupe
