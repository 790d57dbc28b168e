// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/trace.h"
#include "core/model/tracecopy.h"
#include "core/redact/pattern.h"
#include "core/redact/redactionrules.h"

#include <QByteArray>

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace traceloupe {

/// Makes copies of traces in which what the rules find is masked, hashed or left out. Of several rules for one key the
/// first decides; text rules then go over what is left. Ids, times and the tree stay as they are. One thread at a time.
class Redactor final : private CopyEdit {
public:
    /// `salt` keys the pseudonyms: who does not know it can't find a value by trying. Use randomSalt() for each export.
    Redactor(std::vector<RedactionRule> rules, QByteArray salt);
    [[nodiscard]] static QByteArray randomSalt();

    [[nodiscard]] TracePtr redacted(const Trace &trace);

    [[nodiscard]] const std::vector<RedactionRule> &rules() const { return m_rules; }
    /// How often each rule found something, in all copies so far.
    [[nodiscard]] const std::vector<std::uint64_t> &counts() const { return m_counts; }

private:
    static constexpr std::size_t kNoRule = SIZE_MAX;

    std::string text(std::string_view given) override;
    void attributes(const AttributeList &given, AttributeWriter &out) override;
    void attribute(std::string_view key, const ValueView &value, AttributeWriter &out);
    void value(const ValueView &given, AttributeWriter &out);
    void hidden(const ValueView &given, RedactionRule::Does how, AttributeWriter &out);
    [[nodiscard]] std::string pseudonym(const ValueView &value) const;
    [[nodiscard]] std::size_t ruleOfKey(std::string_view key);
    [[nodiscard]] std::size_t firstRuleFor(std::string_view key) const;

    std::vector<RedactionRule> m_rules;
    std::vector<Pattern> m_patterns; ///< one for each rule
    std::vector<std::uint64_t> m_counts;
    QByteArray m_salt;
    std::unordered_map<std::string, std::size_t> m_ruleOfKey;
};

} // namespace traceloupe
