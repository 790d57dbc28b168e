// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/themepalette.h"

namespace traceloupe {

namespace {

struct Shades {
    QRgb window, base, alternate, button, text, dim, disabled, accent, onAccent, link, visited, toolTip, light, mid,
        dark, shadow;
};

constexpr Shades kLight{0xfff2f3f5, 0xffffffff, 0xfff7f8fa, 0xfff6f7f9, 0xff1d2126, 0xff626b76, 0xff9aa2ac, 0xff1f66d6,
                        0xffffffff, 0xff1a5fcc, 0xff6b3fa0, 0xffffffff, 0xffffffff, 0xffc3c8cf, 0xffa3aab3, 0xff6f7780};
constexpr Shades kDark{0xff2a2d32, 0xff1e2024, 0xff24272b, 0xff363a40, 0xffe3e6ea, 0xff9aa3ae, 0xff6f7781, 0xff2f6fd0,
                       0xffffffff, 0xff74aeff, 0xffb79cf0, 0xff383c42, 0xff4a4f56, 0xff1a1c1f, 0xff141619, 0xff0c0d0f};

QPalette makePalette(const Shades &shades)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor::fromRgb(color));
    };
    set(QPalette::Window, shades.window);
    set(QPalette::WindowText, shades.text);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::Text, shades.text);
    set(QPalette::PlaceholderText, shades.dim);
    set(QPalette::Button, shades.button);
    set(QPalette::ButtonText, shades.text);
    set(QPalette::BrightText, shades.onAccent);
    set(QPalette::Highlight, shades.accent);
    set(QPalette::HighlightedText, shades.onAccent);
    set(QPalette::Link, shades.link);
    set(QPalette::LinkVisited, shades.visited);
    set(QPalette::ToolTipBase, shades.toolTip);
    set(QPalette::ToolTipText, shades.text);
    set(QPalette::Light, shades.light);
    set(QPalette::Midlight, shades.button);
    set(QPalette::Mid, shades.mid);
    set(QPalette::Dark, shades.dark);
    set(QPalette::Shadow, shades.shadow);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(shades.mid));
    return palette;
}

} // namespace

QPalette themePalette(bool isDark)
{
    return makePalette(isDark ? kDark : kLight);
}

} // namespace traceloupe
