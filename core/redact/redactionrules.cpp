// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redact/redactionrules.h"

#include "core/redact/pattern.h"

#include <QStringList>

namespace traceloupe {

using namespace Qt::StringLiterals;

namespace {

/// Takes rules off a text one by one: a comma or a line's end parts them, but not inside of /.../.
class RuleSplitter {
public:
    explicit RuleSplitter(const QString &text) : m_text(text) {}

    QStringList all()
    {
        QStringList rules;
        while (m_at < m_text.size()) {
            skipCommentsAndSpace();
            if (const QString rule = next().trimmed(); !rule.isEmpty())
                rules.append(rule);
        }
        return rules;
    }

private:
    void skipCommentsAndSpace()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u'#')) {
            if (m_text[m_at] == u'#') {
                const qsizetype end = m_text.indexOf(u'\n', m_at);
                m_at = end < 0 ? m_text.size() : end;
            } else {
                ++m_at;
            }
        }
    }

    QString next()
    {
        const qsizetype start = m_at;
        const bool isExpression = m_at < m_text.size() && m_text[m_at] == u'/';
        if (isExpression) {
            ++m_at;
            while (m_at < m_text.size() && m_text[m_at] != u'/' && m_text[m_at] != u'\n')
                m_at += m_text[m_at] == u'\\' ? 2 : 1;
        }
        while (m_at < m_text.size() && m_text[m_at] != u',' && m_text[m_at] != u'\n')
            ++m_at;
        m_at = std::min(m_at, m_text.size());
        return m_text.sliced(start, m_at++ - start);
    }

    QString m_text;
    qsizetype m_at = 0;
};

Result<RedactionRule> expressionRule(const QString &text)
{
    if (text.size() < 3 || !text.endsWith(u'/'))
        return fail(ErrorCode::InvalidInput, u"the redaction rule '%1' has no closing '/'"_s.arg(text));
    QString expression = text.sliced(1, text.size() - 2);
    expression.replace("\\/"_L1, "/"_L1);
    RedactionRule rule{RedactionRule::Finds::Text, RedactionRule::Does::Mask, expression.toStdString(),
                       text.toStdString()};
    if (const std::string error = Pattern(rule.pattern).error(); !error.empty())
        return fail(ErrorCode::InvalidInput,
                    u"the regular expression of the redaction rule '%1' can't be used: %2"_s.arg(
                        text, QString::fromStdString(error)));
    return rule;
}

Result<RedactionRule> keyRule(const QString &text)
{
    const qsizetype equals = text.lastIndexOf(u'=');
    const QString key = (equals < 0 ? text : text.first(equals)).trimmed();
    const QString action = equals < 0 ? u"mask"_s : text.sliced(equals + 1).trimmed();
    if (key.isEmpty())
        return fail(ErrorCode::InvalidInput, u"the redaction rule '%1' names no key"_s.arg(text));
    RedactionRule rule{RedactionRule::Finds::Key, RedactionRule::Does::Mask, key.toStdString(), text.toStdString()};
    if (action == "hash"_L1)
        rule.does = RedactionRule::Does::Hash;
    else if (action == "drop"_L1)
        rule.does = RedactionRule::Does::Drop;
    else if (action != "mask"_L1)
        return fail(ErrorCode::InvalidInput,
                    u"the redaction rule '%1' asks for '%2'; there are mask, hash and drop"_s.arg(text, action));
    return rule;
}

Result<RedactionRule> ruleOf(const QString &text)
{
    if (text == "secrets"_L1)
        return RedactionRule{RedactionRule::Finds::Secrets, RedactionRule::Does::Mask, {}, "secrets"};
    if (text == "personal"_L1)
        return RedactionRule{RedactionRule::Finds::Personal, RedactionRule::Does::Mask, {}, "personal"};
    return text.startsWith(u'/') ? expressionRule(text) : keyRule(text);
}

} // namespace

Result<std::vector<RedactionRule>> parseRedactionRules(const QString &text, const ReadRules &readFile)
{
    std::vector<RedactionRule> rules;
    for (const QString &written : RuleSplitter(text).all()) {
        if (written.startsWith(u'@')) {
            const auto more = readFile ? readFile(written.sliced(1))
                                       : fail(ErrorCode::InvalidInput,
                                              u"the redaction rule '%1' names a file, which can't be read here"_s.arg(
                                                  written));
            auto inside = more ? parseRedactionRules(*more) : tl::unexpected(more.error());
            if (!inside)
                return tl::unexpected(inside.error());
            rules.insert(rules.end(), inside->begin(), inside->end());
            continue;
        }
        auto rule = ruleOf(written);
        if (!rule)
            return tl::unexpected(rule.error());
        rules.push_back(std::move(*rule));
    }
    if (rules.empty())
        return fail(ErrorCode::InvalidInput,
                    u"there is no redaction rule; name keys, 'secrets', 'personal' or a /regular expression/"_s);
    return rules;
}

} // namespace traceloupe
