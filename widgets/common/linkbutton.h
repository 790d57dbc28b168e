// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace traceloupe {

/// A line of text that can be followed: in the colour of links, underlined under the mouse, framed with the focus,
/// elided at its right. Its text is plain, also an "&".
class LinkButton final : public QAbstractButton {
    Q_OBJECT
public:
    LinkButton(const QString &text, QWidget *parent);

    /// So many characters at the end are never elided: a figure behind a name.
    void setKeptEnd(qsizetype characters);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QString elidedText(int widthPx) const;

    qsizetype m_keptEnd = 0;
};

} // namespace traceloupe
