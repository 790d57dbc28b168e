// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/slo.h"
#include "core/model/result.h"
#include "core/models/latencydata.h"

#include <QString>

#include <map>
#include <optional>

namespace traceloupe {

/// Service level objectives by operation, in a small JSON file beside the settings: what people set stays for the next
/// capture of the same services. Used by the GUI thread.
class Objectives {
public:
    /// Reads the file; one that can't be read is an empty book, and `problem` says why.
    explicit Objectives(QString file, QString *problem = nullptr);

    [[nodiscard]] std::optional<Objective> find(const LatencyGroup &group) const;
    /// Nothing takes the objective away. Saved at once.
    Result<> set(const LatencyGroup &group, const std::optional<Objective> &objective);
    [[nodiscard]] std::size_t size() const { return m_objectives.size(); }

private:
    struct Key {
        std::string service;
        std::string operation;
        SpanKind kind = SpanKind::Unspecified;
        friend auto operator<=>(const Key &, const Key &) = default;
    };

    Result<> load();
    [[nodiscard]] Result<> save() const;

    QString m_file;
    std::map<Key, Objective> m_objectives;
};

} // namespace traceloupe
