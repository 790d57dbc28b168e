// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search/queryhighlighter.h"

#include "widgets/common/chartcolors.h"

#include <QTextDocument>

#include <algorithm>

namespace traceloupe {

TextPositions::TextPositions(const QString &text)
{
    m_bytes.reserve(static_cast<std::size_t>(text.size()) + 1);
    std::uint32_t bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        m_bytes.push_back(bytes);
        const char16_t unit = text[i].unicode();
        if (QChar::isHighSurrogate(unit))
            bytes += 4; // for both halves
        else if (!QChar::isLowSurrogate(unit))
            bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }
    m_bytes.push_back(bytes);
}

int TextPositions::positionOf(std::uint32_t byte) const
{
    const auto found = std::ranges::lower_bound(m_bytes, byte);
    return static_cast<int>(std::min(found, m_bytes.end() - 1) - m_bytes.begin());
}

std::uint32_t TextPositions::byteOf(int position) const
{
    return m_bytes[std::min(static_cast<std::size_t>(std::max(0, position)), m_bytes.size() - 1)];
}

void QueryHighlighter::setPalette(const QPalette &palette)
{
    m_palette = palette;
    rehighlight();
}

QTextCharFormat QueryHighlighter::formatOf(traceql::TokenRole role) const
{
    const ChartColors colors = ChartColors::fromPalette(m_palette);
    QTextCharFormat format;
    switch (role) {
    case traceql::TokenRole::Keyword:
    case traceql::TokenRole::Function:
        format.setForeground(colors.service(9));
        format.setFontWeight(QFont::DemiBold);
        break;
    case traceql::TokenRole::Scope:
        format.setForeground(colors.dimText);
        break;
    case traceql::TokenRole::Key:
        format.setForeground(colors.service(colors.isDark ? 0 : 12));
        break;
    case traceql::TokenRole::String:
        format.setForeground(colors.service(colors.isDark ? 2 : 14));
        break;
    case traceql::TokenRole::Number:
        format.setForeground(colors.service(colors.isDark ? 1 : 13));
        break;
    case traceql::TokenRole::Comment:
        format.setForeground(colors.dimText);
        format.setFontItalic(true);
        break;
    case traceql::TokenRole::Bad:
        format.setForeground(colors.error);
        break;
    case traceql::TokenRole::Operator:
    case traceql::TokenRole::Punctuation:
        format.setForeground(colors.text);
        break;
    }
    return format;
}

void QueryHighlighter::readPieces()
{
    QString text = document()->toPlainText();
    if (text == m_text)
        return;
    m_text = std::move(text);
    m_pieces.clear();
    const std::string utf8 = m_text.toStdString();
    if (static_cast<qsizetype>(utf8.size()) > kMaxBytes)
        return;
    const TextPositions positions(m_text);
    for (const traceql::HighlightedRange &range : traceql::highlight(utf8))
        m_pieces.push_back(
            {positions.positionOf(range.range.begin), positions.positionOf(range.range.end), range.role});
}

void QueryHighlighter::highlightBlock(const QString &text)
{
    readPieces();
    const int first = currentBlock().position();
    const int end = first + static_cast<int>(text.size());
    for (const Piece &piece : m_pieces) {
        const int from = std::max(piece.begin, first);
        const int to = std::min(piece.end, end);
        if (from < to)
            setFormat(from - first, to - from, formatOf(piece.role));
    }
    // a text that goes on over lines colours those behind it too
    setCurrentBlockState(static_cast<int>(qHash(m_text.size()) & 0x7fffffU));
}

} // namespace traceloupe
