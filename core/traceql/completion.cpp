// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/completion.h"

#include "core/traceql/fieldparser.h"
#include "core/traceql/lexer.h"
#include "core/traceql/pipelineparser.h"

#include <algorithm>
#include <array>

namespace traceloupe::traceql {

namespace {

using Kind = Completion::Kind;

/// What the cursor is in.
enum class Place : std::uint8_t {
    Top,        ///< outside of everything
    Filter,     ///< in { }
    Expression, ///< in the brackets of by() or an aggregate
    Attributes, ///< in those of select(), metrics functions and their by()
    Numbers     ///< in those of topk(), or of a hint
};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

bool startsWithIgnoringCase(std::string_view text, std::string_view start)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return text.size() >= start.size()
           && std::equal(start.begin(), start.end(), text.begin(),
                         [&lower](char a, char b) { return lower(a) == lower(b); });
}

/// Looks at the tokens in front of the cursor.
class Completer {
public:
    Completer(std::string_view text, std::size_t cursor)
        : m_text(text), m_cursor(std::min(cursor, text.size())), m_tokens(tokenize(text.substr(0, m_cursor)))
    {
        m_tokens.pop_back(); // End
    }

    CompletionContext run()
    {
        takeTyped();
        findPlace();
        if (m_place == Place::Numbers)
            return std::move(m_context);
        if (m_place == Place::Top)
            completeTop();
        else if (m_place == Place::Attributes)
            completeAttributes();
        else if (wantsOperand())
            completeOperand();
        else
            completeFieldOperator();
        std::erase_if(m_context.words,
                      [this](const Completion &word) { return !startsWithIgnoringCase(word.text, m_context.typed); });
        return std::move(m_context);
    }

private:
    [[nodiscard]] const Token *last(std::size_t back = 0) const
    {
        return m_tokens.size() > back ? &m_tokens[m_tokens.size() - 1 - back] : nullptr;
    }
    [[nodiscard]] bool lastIs(TokenKind kind) const { return last() && last()->kind == kind; }
    void add(std::string text, Kind kind, std::string_view meaning = {})
    {
        m_context.words.push_back({std::move(text), kind, std::string(meaning)});
    }
    void takeTyped();
    [[nodiscard]] std::uint32_t endOfToken(std::uint32_t begin) const;
    void findPlace();
    [[nodiscard]] bool wantsOperand() const;
    void completeTop();
    void completeBehindPipe();
    void completeBehindBracket();
    void completeOperand();
    bool completeValue();
    void completeConstants(const Attribute &attribute, Operator op);
    void completeFieldOperator();
    void completeAttributes();
    void addAttributes();
    void addOperators(std::initializer_list<std::pair<std::string_view, std::string_view>> operators);
    [[nodiscard]] std::string_view calledBefore(std::size_t bracket) const;

    std::string_view m_text;
    std::size_t m_cursor;
    std::vector<Token> m_tokens; ///< complete ones in front of the cursor
    std::vector<std::size_t> m_open; ///< brackets that are open
    CompletionContext m_context;
    Place m_place = Place::Top;
    bool m_isScoped = false;     ///< what is typed stands behind a scope
    std::string m_intrinsicScope; ///< "span" behind `span:`
};

/// The end of the token of the whole text that begins there, if it is a proper one.
std::uint32_t Completer::endOfToken(std::uint32_t begin) const
{
    for (const Token &token : tokenize(m_text)) {
        if (token.range.begin == begin && token.kind != TokenKind::Bad && token.kind != TokenKind::End)
            return token.range.end;
    }
    return static_cast<std::uint32_t>(m_cursor);
}

/// The token that the cursor touches is being typed: it goes from the tokens into the context.
void Completer::takeTyped()
{
    const auto cursor = static_cast<std::uint32_t>(m_cursor);
    m_context.replaced = {cursor, cursor};
    if (!last() || last()->range.end != cursor)
        return;
    const Token token = *last();
    const std::string spelled(m_text.substr(token.range.begin, cursor - token.range.begin));
    const bool isUnfinishedString = token.kind == TokenKind::Bad && (spelled[0] == '"' || spelled[0] == '`');
    const std::size_t colon = spelled.find(':');
    const std::size_t dot = spelled.find('.');
    const bool isIntrinsic = token.kind == TokenKind::Intrinsic
                             || (token.kind == TokenKind::Bad && colon != std::string::npos);
    const bool isAttribute = token.kind == TokenKind::Attribute
                             || (token.kind == TokenKind::Bad && dot != std::string::npos);
    std::uint32_t offset = 0;
    if (isUnfinishedString) {
        m_context.typed = spelled.substr(1);
    } else if (isIntrinsic) {
        m_intrinsicScope = spelled.substr(0, colon);
        offset = static_cast<std::uint32_t>(colon) + 1;
        m_context.typed = spelled.substr(offset);
    } else if (isAttribute) {
        const auto scope = scopeByName(spelled.substr(0, dot));
        m_context.keysOf = scope.value_or(AttributeScope::None);
        m_isScoped = true;
        offset = static_cast<std::uint32_t>(dot) + 1;
        m_context.typed = token.kind == TokenKind::Attribute ? token.attribute.name : spelled.substr(offset);
    } else if (token.kind == TokenKind::Word
               || (token.kind == TokenKind::Literal && token.value.type == Type::String && spelled.size() == 1)) {
        m_context.typed = spelled;
    } else {
        return;
    }
    m_context.replaced = {token.range.begin + offset, std::max(endOfToken(token.range.begin), cursor)};
    m_tokens.pop_back();
}

/// The word in front of an open bracket.
std::string_view Completer::calledBefore(std::size_t bracket) const
{
    return bracket > 0 && m_tokens[bracket - 1].kind == TokenKind::Word ? std::string_view(m_tokens[bracket - 1].text)
                                                                        : std::string_view();
}

void Completer::findPlace()
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const TokenKind kind = m_tokens[i].kind;
        if (kind == TokenKind::OpenBrace || kind == TokenKind::OpenBracket)
            m_open.push_back(i);
        else if ((kind == TokenKind::CloseBrace || kind == TokenKind::CloseBracket) && !m_open.empty())
            m_open.pop_back();
    }
    for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) {
        if (m_tokens[*open].kind == TokenKind::OpenBrace) {
            m_place = Place::Filter;
            return;
        }
        const std::string_view called = calledBefore(*open);
        if (isOneOf(called, {"topk", "bottomk", "with"})) {
            m_place = Place::Numbers;
            return;
        }
        const bool isMetricsBy = called == "by" && *open >= 2 && m_tokens[*open - 2].kind == TokenKind::CloseBracket;
        if (called == "select" || metricsFunctionByName(called) || isMetricsBy) {
            m_place = Place::Attributes;
            return;
        }
        if (called == "by" || aggregateByName(called)) {
            m_place = Place::Expression;
            return;
        }
    }
}

bool Completer::wantsOperand() const
{
    const Token *before = last();
    return !before || before->kind == TokenKind::OpenBrace || before->kind == TokenKind::OpenBracket
           || before->kind == TokenKind::Comma || before->kind == TokenKind::Symbol || before->kind == TokenKind::Pipe;
}

void Completer::addOperators(std::initializer_list<std::pair<std::string_view, std::string_view>> operators)
{
    for (const auto &[text, meaning] : operators)
        add(std::string(text), Kind::Operator, meaning);
}

void Completer::completeTop()
{
    if (lastIs(TokenKind::Pipe)) {
        completeBehindPipe();
        return;
    }
    if (lastIs(TokenKind::CloseBrace) || lastIs(TokenKind::CloseBracket)) {
        completeBehindBracket();
        return;
    }
    if (last() && (last()->kind == TokenKind::Literal || last()->kind == TokenKind::Word)) {
        add("|", Kind::Punctuation, "a further step");
        return;
    }
    add("{ ", Kind::Punctuation, "a filter on spans");
    if (!last()) {
        add("(", Kind::Punctuation, "a group");
        add("by(", Kind::Function, "group the spans of each trace");
        add("count()", Kind::Function, "number of spans");
    }
}

void Completer::completeBehindPipe()
{
    m_context.isExpected = true;
    const auto isMetrics = [](const Token &token) {
        return token.kind == TokenKind::Word && metricsFunctionByName(token.text).has_value();
    };
    if (std::ranges::any_of(m_tokens, isMetrics)) {
        add("topk(", Kind::Function, "the largest series at each time");
        add("bottomk(", Kind::Function, "the smallest series at each time");
        return;
    }
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> kSteps = {{
        {"{ ", "a further filter"},
        {"count()", "number of spans, to be compared"},
        {"avg(", "mean, to be compared"},
        {"max(", "largest value, to be compared"},
        {"min(", "smallest value, to be compared"},
        {"sum(", "sum, to be compared"},
        {"by(", "group the spans of each trace"},
        {"coalesce()", "put the groups together again"},
        {"select(", "show further attributes"},
        {"rate()", "spans per second over time"},
        {"count_over_time()", "number of spans over time"},
        {"quantile_over_time(", "percentiles over time"},
        {"histogram_over_time(", "distribution over time"},
        {"avg_over_time(", "mean over time"},
        {"max_over_time(", "largest value over time"},
        {"min_over_time(", "smallest value over time"},
        {"sum_over_time(", "sum over time"},
        {"compare({ ", "what distinguishes some spans from the others"},
    }};
    for (const auto &[text, meaning] : kSteps)
        add(std::string(text), text == "{ " ? Kind::Punctuation : Kind::Function, meaning);
}

/// What closed says what may follow.
void Completer::completeBehindBracket()
{
    std::size_t depth = 0;
    std::size_t at = m_tokens.size();
    do {
        --at;
        const TokenKind kind = m_tokens[at].kind;
        depth += kind == TokenKind::CloseBrace || kind == TokenKind::CloseBracket ? 1 : 0;
        depth -= (kind == TokenKind::OpenBrace || kind == TokenKind::OpenBracket) && depth > 0 ? 1 : 0;
    } while (at > 0 && depth > 0);
    const std::string_view called = m_tokens[at].kind == TokenKind::OpenBracket ? calledBefore(at) : std::string_view();
    if (aggregateByName(called)) {
        addOperators({{">", ""}, {">=", ""}, {"<", ""}, {"<=", ""}, {"=", ""}, {"!=", ""}});
        return;
    }
    add("|", Kind::Punctuation, "a further step");
    if (metricsFunctionByName(called)) {
        add("by (", Kind::Function, "one series for each value");
        addOperators({{">", "keep the points above"}, {"<", "keep the points below"}});
    } else if (called.empty()) {
        addOperators({{"&&", "traces with both"},
                      {"||", "either"},
                      {">>", "the right ones below the left ones"},
                      {">", "the right ones that are children of left ones"},
                      {"<<", "the right ones above the left ones"},
                      {"<", "the right ones that are parents of left ones"},
                      {"~", "the right ones beside left ones"},
                      {"!>>", "the right ones below no left one"},
                      {"!>", "the right ones that are children of no left one"},
                      {"&>>", "both, where the right ones are below the left ones"}});
    }
    if (m_open.empty())
        add("with (", Kind::Function, "hints");
}

void Completer::completeFieldOperator()
{
    const Attribute *attribute = last() ? &last()->attribute : nullptr;
    Attribute word;
    if (last() && last()->kind == TokenKind::Word) {
        word.intrinsic = intrinsicByWord(last()->text);
        attribute = &word;
    }
    const bool isAttribute = last() && attribute && (attribute->isIntrinsic() || !attribute->name.empty());
    if (isAttribute) {
        m_context.isExpected = m_place == Place::Filter;
        const auto type = typeOf(*attribute);
        addOperators({{"=", "is"}, {"!=", "is not"}});
        if (!type || *type == Type::String)
            addOperators({{"=~", "matches the regular expression"}, {"!~", "does not match"}});
        if (!type || *type == Type::Duration || *type == Type::Int || *type == Type::Float)
            addOperators({{">", "more than"}, {">=", "at least"}, {"<", "less than"}, {"<=", "at most"}});
    }
    addOperators({{"&&", "and"}, {"||", "or"}});
    add(m_place == Place::Filter ? "}" : ")", Kind::Punctuation);
}

void Completer::addAttributes()
{
    if (m_isScoped)
        return; // only keys
    if (!m_intrinsicScope.empty()) {
        for (const IntrinsicSpelling &spelling : intrinsicSpellings()) {
            if (spelling.scope == m_intrinsicScope)
                add(std::string(spelling.name), Kind::Intrinsic, spelling.meaning);
        }
        return;
    }
    for (const IntrinsicSpelling &spelling : intrinsicSpellings()) {
        if (spelling.intrinsic == Intrinsic::Parent)
            continue;
        const std::string scoped = std::string(spelling.scope) + ':' + std::string(spelling.name);
        add(spelling.legacy.empty() ? scoped : std::string(spelling.legacy), Kind::Intrinsic, spelling.meaning);
    }
    add("span.", Kind::Scope, "attributes of the span");
    add("resource.", Kind::Scope, "attributes of the service and its host");
    add("event.", Kind::Scope, "attributes of the span's events");
    add("link.", Kind::Scope, "attributes of the span's links");
    add("instrumentation.", Kind::Scope, "attributes of the instrumentation scope");
    for (const std::string_view scope : {"span:", "trace:", "event:", "link:", "instrumentation:"})
        add(std::string(scope), Kind::Scope, "what is no attribute");
    m_context.keysOf = AttributeScope::None;
    m_context.keysNeedDot = true;
}

void Completer::completeAttributes()
{
    if (wantsOperand())
        addAttributes();
    else
        add(")", Kind::Punctuation);
}

void Completer::completeConstants(const Attribute &attribute, Operator op)
{
    const auto type = typeOf(attribute);
    for (const std::string_view word : constantWords()) {
        const Value value = *constantByWord(word);
        const bool fits = value.type == Type::Nil ? !type && (op == Operator::Equal || op == Operator::NotEqual)
                          : type                  ? value.type == *type && *type != Type::Int
                                                  : value.type == Type::Bool;
        if (fits)
            add(std::string(word), Kind::Constant);
    }
}

/// Behind `attribute operator`.
bool Completer::completeValue()
{
    const auto op = last() ? binaryOperator(*last()) : std::nullopt;
    const Token *subject = last(1);
    if (!op || !isComparison(*op) || !subject || m_isScoped || !m_intrinsicScope.empty())
        return false;
    Attribute attribute = subject->attribute;
    if (subject->kind == TokenKind::Word)
        attribute.intrinsic = intrinsicByWord(subject->text);
    if (!attribute.isIntrinsic() && attribute.name.empty())
        return false;
    m_context.valuesOf = attribute;
    m_context.valuesMustBePatterns = isRegex(*op);
    if (!isRegex(*op))
        completeConstants(attribute, *op);
    return true;
}

void Completer::completeOperand()
{
    if (completeValue())
        return;
    addAttributes();
    if (m_isScoped || !m_intrinsicScope.empty())
        return;
    for (const std::string_view word : {"true", "false"})
        add(std::string(word), Kind::Constant);
}

} // namespace

CompletionContext completionAt(std::string_view text, std::size_t cursor)
{
    if (text.size() > kMaxQueryBytes)
        return {};
    return Completer(text, cursor).run();
}

std::string keyText(const std::string &key)
{
    Attribute attribute;
    attribute.scope = AttributeScope::Span;
    attribute.name = key;
    return toQueryText(attribute).substr(scopeName(AttributeScope::Span).size() + 1);
}

} // namespace traceloupe::traceql
