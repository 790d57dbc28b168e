// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include <cstdint>
#include <optional>

namespace traceloupe {

/// The stretch of time that a source is asked for: one that ends now, or that of the traces at hand.
class TimeWindowBox final : public QComboBox {
    Q_OBJECT
public:
    explicit TimeWindowBox(QWidget *parent = nullptr);

    /// How far back from now; nothing: the time of the traces.
    [[nodiscard]] std::optional<std::int64_t> lengthNs() const;
    void chooseTimeOfTraces();
    /// Also offers two instants, which the caller asks for elsewhere.
    void offerOwn();
    [[nodiscard]] bool isOwn() const;
    void chooseOwn();
};

} // namespace traceloupe
