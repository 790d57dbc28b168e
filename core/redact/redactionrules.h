// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <functional>
#include <string>
#include <vector>

namespace traceloupe {

/// One thing to keep from others when a trace is handed on.
struct RedactionRule {
    enum class Finds {
        Key,      ///< attributes by key, also inside of maps; `pattern` is a glob, letters' case ignored
        Text,     ///< matches of the regular expression `pattern` in any text
        Secrets,  ///< isSecretKey() and withoutSecrets()
        Personal  ///< withoutPersonal()
    };
    enum class Does {
        Mask, ///< "[redacted]" stands in for it
        Hash, ///< a short pseudonym: equal values of one export have equal ones
        Drop  ///< the attribute is left out
    };
    Finds finds = Finds::Key;
    Does does = Does::Mask; ///< Hash and Drop for keys only
    std::string pattern;
    std::string written; ///< as the person wrote it

    friend bool operator==(const RedactionRule &, const RedactionRule &) = default;
};

/// Reads rules: `secrets`, `personal`, `KEY`, `KEY=hash`, `KEY=drop` (a KEY may hold `*`), `/EXPRESSION/`; several with
/// commas between or each on a line of its own; where a rule could begin, `#` begins a comment. An error names the
/// rule.
/// `@FILE` stands for the rules that `readFile` gives for FILE; in those there is no further @.
using ReadRules = std::function<Result<QString>(const QString &file)>;
[[nodiscard]] Result<std::vector<RedactionRule>> parseRedactionRules(const QString &text,
                                                                     const ReadRules &readFile = {});

} // namespace traceloupe
