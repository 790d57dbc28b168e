// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>

namespace traceloupe {

/// What a set of traces stands for (analysis.md section 4.4). Rates and verdicts are said of representative sets only.
enum class Representativeness : std::uint8_t { Unknown, All, HeadSampled, TailSampled, SearchResult };
[[nodiscard]] constexpr bool isRepresentative(Representativeness kind)
{
    return kind == Representativeness::All || kind == Representativeness::HeadSampled;
}

/// What the cached traces stand for, as a person said it on one page: the others believe it, too.
class TraceStanding final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] Representativeness kind() const { return m_kind; }
    void setKind(Representativeness kind)
    {
        if (kind == m_kind)
            return;
        m_kind = kind;
        Q_EMIT changed();
    }

Q_SIGNALS:
    void changed();

private:
    Representativeness m_kind = Representativeness::Unknown;
};

} // namespace traceloupe
