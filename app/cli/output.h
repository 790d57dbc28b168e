// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcode.h"
#include "core/model/diagnostic.h"

#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <string_view>

namespace traceloupe::cli {

/// Where a command prints. Human text or, with --json, one document on standard output; progress, warnings and
/// (without --json) errors on standard error. Text from traces is made harmless for a terminal.
class Output {
public:
    explicit Output(bool json) : m_json(json) {}

    [[nodiscard]] bool isJson() const { return m_json; }
    /// A line of the human answer; nothing with --json.
    void line(const QString &text) const;
    /// The one document of the JSON answer; nothing without --json.
    void document(const QJsonObject &object) const;
    /// A document that was put together as text because it is large.
    void rawDocument(std::string_view json) const;
    void warning(const QString &text) const;
    /// A line that belongs to the warning before it, on standard error and indented.
    void detail(const QString &text) const;
    /// Overwrites the progress line, on a terminal only.
    void progress(const QString &text) const;
    void endProgress() const;
    /// Reports an error in the form that was asked for and gives the exit code for it.
    ExitCode error(const Error &error) const;
    ExitCode error(ExitCode code, const QString &text) const;

private:
    bool m_json;
};

/// Control characters as visible escapes: a span name must not steer somebody's terminal.
[[nodiscard]] QString terminalSafe(const QString &text);
[[nodiscard]] QString fromUtf8(std::string_view text);
/// {"missingParent": 3, ...}
[[nodiscard]] QJsonObject diagnosticsObject(const DiagnosticReport &report);
/// "1 trace", "2 traces": for words whose plural has an s more.
[[nodiscard]] QString counted(std::uint64_t number, QStringView one);
/// "missing parent 3, ...", or "" without any.
[[nodiscard]] QString diagnosticsText(const DiagnosticReport &report);

} // namespace traceloupe::cli
