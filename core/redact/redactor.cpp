// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact/redactor.h"

#include "core/model/tracebuilder.h"
#include "core/redact/sensitivetext.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace traceloupe {

namespace {

using Finds = RedactionRule::Finds;
using Does = RedactionRule::Does;

constexpr qsizetype kSaltBytes = 32;
/// Hexadecimal digits of a pseudonym: values of one export that share one by chance are then one in 2^48 pairs.
constexpr qsizetype kPseudonymDigits = 12;
/// Keys of traces are few; of hostile ones without end.
constexpr std::size_t kMaxKnownKeys = 10'000;

std::string regexOfGlob(std::string_view glob)
{
    constexpr std::string_view kSpecial = "\\.+?()[]{}|^$";
    std::string expression;
    for (const char c : glob) {
        if (c == '*') {
            expression += ".*";
            continue;
        }
        if (kSpecial.find(c) != std::string_view::npos)
            expression += '\\';
        expression += c;
    }
    return expression;
}

Pattern patternOf(const RedactionRule &rule)
{
    if (rule.finds == Finds::Key)
        return Pattern(regexOfGlob(rule.pattern), Pattern::Case::Ignored);
    return Pattern(rule.pattern);
}

std::string masked(std::string_view text, const Pattern &pattern, std::uint64_t &count)
{
    std::string result;
    std::size_t done = 0;
    while (const auto place = pattern.next(text, done)) {
        result.append(text.substr(done, place->start - done)).append(kRedacted);
        done = place->start + place->size;
        ++count;
    }
    return result.append(text.substr(done));
}

/// Numbers under a key that sounds secret ("token") are amounts, not secrets.
bool canBeSecret(const ValueView &value)
{
    const ValueType type = value.type();
    return type != ValueType::Int && type != ValueType::Double && type != ValueType::Bool && type != ValueType::Empty;
}

} // namespace

Redactor::Redactor(std::vector<RedactionRule> rules, QByteArray salt)
    : m_rules(std::move(rules)), m_counts(m_rules.size()), m_salt(std::move(salt))
{
    m_patterns.reserve(m_rules.size());
    for (const RedactionRule &rule : m_rules)
        m_patterns.push_back(patternOf(rule));
}

QByteArray Redactor::randomSalt()
{
    QByteArray salt(kSaltBytes, Qt::Uninitialized);
    for (char &byte : salt)
        byte = static_cast<char>(QRandomGenerator::system()->bounded(256));
    return salt;
}

TracePtr Redactor::redacted(const Trace &trace)
{
    TraceBuilder builder(trace.id());
    builder.addTrace(trace, this);
    return builder.finish();
}

std::string Redactor::text(std::string_view given)
{
    std::string result(given);
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        switch (m_rules[i].finds) {
        case Finds::Key:
            break;
        case Finds::Text:
            result = masked(result, m_patterns[i], m_counts[i]);
            break;
        case Finds::Secrets:
            result = withoutSecrets(result, m_counts[i]);
            break;
        case Finds::Personal:
            result = withoutPersonal(result, m_counts[i]);
            break;
        }
    }
    return result;
}

void Redactor::attributes(const AttributeList &given, AttributeWriter &out)
{
    for (const AttributeView &each : given)
        attribute(each.key, each.value, out);
}

void Redactor::attribute(std::string_view key, const ValueView &given, AttributeWriter &out)
{
    const std::size_t rule = ruleOfKey(key);
    const bool applies = rule != kNoRule && (m_rules[rule].finds == Finds::Key || canBeSecret(given));
    if (applies)
        ++m_counts[rule];
    if (applies && m_rules[rule].does == Does::Drop)
        return;
    out.key(key);
    if (applies)
        hidden(given, m_rules[rule].does, out);
    else
        value(given, out);
}

/// Recursion ends: values are nested AttributeWriter::kMaxDepth deep at most.
void Redactor::value(const ValueView &given, AttributeWriter &out)
{
    switch (given.type()) {
    case ValueType::String:
        out.string(text(given.string()));
        break;
    case ValueType::Array:
        out.beginArray();
        for (const ValueView &each : given.array())
            value(each, out);
        out.end();
        break;
    case ValueType::Map:
        out.beginMap();
        attributes(given.map(), out);
        out.end();
        break;
    default:
        out.value(given);
    }
}

void Redactor::hidden(const ValueView &given, Does how, AttributeWriter &out)
{
    if (how == Does::Hash)
        out.string(pseudonym(given));
    else
        out.string(kRedacted);
}

std::string Redactor::pseudonym(const ValueView &value) const
{
    const QByteArray code = QMessageAuthenticationCode::hash(QByteArray::fromStdString(value.toText()), m_salt,
                                                             QCryptographicHash::Sha256);
    return "hash-" + code.toHex().first(kPseudonymDigits).toStdString();
}

std::size_t Redactor::ruleOfKey(std::string_view key)
{
    std::string name(key);
    if (const auto known = m_ruleOfKey.find(name); known != m_ruleOfKey.end())
        return known->second;
    const std::size_t rule = firstRuleFor(key);
    if (m_ruleOfKey.size() < kMaxKnownKeys)
        m_ruleOfKey.emplace(std::move(name), rule);
    return rule;
}

std::size_t Redactor::firstRuleFor(std::string_view key) const
{
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        if (m_rules[i].finds == Finds::Key && m_patterns[i].matches(key))
            return i;
        if (m_rules[i].finds == Finds::Secrets && isSecretKey(key))
            return i;
    }
    return kNoRule;
}

} // namespace traceloupe
