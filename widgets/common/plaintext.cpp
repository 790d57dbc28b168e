// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plaintext.h"

using namespace Qt::StringLiterals;

namespace traceloupe::plaintext {

namespace {

bool turnsDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

QString withoutControls(const QString &text, bool keepsLines)
{
    QString result = text;
    for (QChar &c : result) {
        const char16_t code = c.unicode();
        if (code == u'\n' || code == u'\t') {
            if (!keepsLines)
                c = u' ';
        } else if (code == u'\r' || code == 0x2028 || code == 0x2029) {
            c = keepsLines ? u'\n' : u' ';
        } else if (code < 0x20) {
            c = QChar(0x2400 + code); // the control pictures block
        } else if (code == 0x7f) {
            c = QChar(0x2421);
        } else if (turnsDirection(code) || (code >= 0x80 && code < 0xa0)) {
            c = QChar::ReplacementCharacter;
        }
    }
    return result;
}

} // namespace

QString oneLine(std::string_view utf8)
{
    if (utf8.size() <= kMaxLineBytes)
        return withoutControls(QString::fromUtf8(utf8), false);
    std::size_t end = kMaxLineBytes;
    while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xc0U) == 0x80U)
        --end; // not inside a character
    return withoutControls(QString::fromUtf8(utf8.substr(0, end)), false) + u'…';
}

QString visible(const QString &text)
{
    return withoutControls(QString(text).replace("\r\n"_L1, "\n"_L1), true);
}

QString toolTip(const QString &text)
{
    return u"<qt>"_s + visible(text).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

} // namespace traceloupe::plaintext
