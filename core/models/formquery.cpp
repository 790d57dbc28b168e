// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/formquery.h"

#include "core/traceql/lexer.h"
#include "core/traceql/parser.h"

#include <QStringList>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace traceloupe {

namespace {

using traceql::Attribute;
using traceql::AttributeScope;
using traceql::FieldExpr;
using traceql::FieldId;
using traceql::Intrinsic;
using traceql::Operator;
using traceql::Query;
using traceql::Type;
using traceql::Value;

struct Comparison {
    Attribute attribute;
    Operator op = Operator::Equal;
    Value value;
};

QString toQString(const std::string &text)
{
    return QString::fromStdString(text);
}

std::optional<Comparison> comparisonOf(const Query &query, FieldId id)
{
    const FieldExpr &field = query.field(id);
    if (field.kind != FieldExpr::Kind::Binary)
        return {};
    const FieldExpr &left = query.field(field.left);
    const FieldExpr &right = query.field(field.right);
    if (left.kind != FieldExpr::Kind::Attribute || right.kind != FieldExpr::Kind::Literal)
        return {};
    return Comparison{left.attribute, field.op, right.value};
}

/// Texts that a person may mean as a number or a boolean: the form asks for both.
bool hasOtherType(const QString &text)
{
    if (text == u"true" || text == u"false")
        return true;
    const std::vector<traceql::Token> tokens = traceql::tokenize(text.toStdString());
    const std::size_t sign = tokens.front().kind == traceql::TokenKind::Symbol && tokens.front().text == "-" ? 1 : 0;
    if (tokens.size() != sign + 2 || tokens[sign].kind != traceql::TokenKind::Literal || text != text.trimmed())
        return false;
    const Type type = tokens[sign].value.type;
    return type == Type::Int || type == Type::Float;
}

QString stringText(const QString &text)
{
    const auto isPlain = [](QChar c) { return c >= u' ' && c != u'"' && c != u'\\'; };
    if (std::ranges::all_of(text, isPlain))
        return u'"' + text + u'"';
    return toQString(traceql::quoted(text.toStdString()));
}

QString durationText(std::int64_t ns)
{
    return toQString(traceql::toQueryText(Value::ofDuration(ns)));
}

QString tagText(const QString &key, const QString &value)
{
    Attribute attribute;
    attribute.name = key.toStdString();
    const QString name = toQString(traceql::toQueryText(attribute));
    const QString asText = name + u" = "_s + stringText(value);
    return hasOtherType(value) ? u"(%1 || %2 = %3)"_s.arg(asText, name, value) : asText;
}

/// A tag of the form: `.key = "text"`, or for texts that may be of another type `(.key = "5" || .key = 5)`.
std::optional<std::pair<QString, QString>> tagOf(const Query &query, FieldId id)
{
    const FieldExpr &field = query.field(id);
    const bool hasTwo = field.kind == FieldExpr::Kind::Binary && field.op == Operator::Or;
    const auto first = comparisonOf(query, hasTwo ? field.left : id);
    if (!first || first->op != Operator::Equal || first->value.type != Type::String || first->attribute.isIntrinsic()
        || first->attribute.scope != AttributeScope::None || first->attribute.ofParent)
        return {};
    const QString value = toQString(first->value.text);
    const QString key = toQString(first->attribute.name);
    if (hasTwo != hasOtherType(value))
        return {};
    if (hasTwo) {
        // the same text as the form would write, whatever it is
        const auto again = traceql::parse((u"{ "_s + tagText(key, value) + u" }"_s).toStdString());
        if (!again || traceql::toText(*again, again->spansets.front().filter) != traceql::toText(query, id))
            return {};
    }
    return std::pair(key, value);
}

bool isService(const Attribute &attribute)
{
    return attribute.scope == AttributeScope::Resource && attribute.name == "service.name" && !attribute.ofParent;
}

/// Whether the form has an empty field for it; then it is filled.
bool readComparison(const Comparison &comparison, FormQuery &form)
{
    const QString text = toQString(comparison.value.text);
    const bool isText = comparison.value.type == Type::String && comparison.op == Operator::Equal && !text.isEmpty()
                        && text == text.trimmed();
    const Intrinsic intrinsic = comparison.attribute.intrinsic;
    if (isText && isService(comparison.attribute) && form.service.isEmpty()) {
        form.service = text;
        return true;
    }
    if (isText && intrinsic == Intrinsic::Name && form.operation.isEmpty()) {
        form.operation = text;
        return true;
    }
    if (intrinsic == Intrinsic::Status && comparison.op == Operator::Equal && !form.errorsOnly
        && comparison.value == Value::ofStatus(StatusCode::Error)) {
        form.errorsOnly = true;
        return true;
    }
    if (intrinsic != Intrinsic::TraceDuration || comparison.value.type != Type::Duration
        || comparison.value.integer < 0)
        return false;
    std::optional<std::int64_t> *bound = comparison.op == Operator::GreaterEqual ? &form.minDurationNs
                                         : comparison.op == Operator::LessEqual  ? &form.maxDurationNs
                                                                                 : nullptr;
    if (!bound || *bound)
        return false;
    *bound = comparison.value.integer;
    return true;
}

QString conditionText(const Query &query, FieldId id)
{
    const QString text = toQString(traceql::toText(query, id));
    const FieldExpr &field = query.field(id);
    return field.kind == FieldExpr::Kind::Binary && field.op == Operator::Or ? u'(' + text + u')' : text;
}

} // namespace

std::optional<FormQuery> formOf(const QString &query)
{
    if (query.trimmed().isEmpty())
        return FormQuery();
    const auto parsed = traceql::parse(query.toStdString());
    if (!parsed || parsed->isMetrics() || parsed->rootPipeline().stages.empty())
        return {};
    const traceql::Stage &first = parsed->rootPipeline().stages.front();
    if (first.kind != traceql::Stage::Kind::Spansets)
        return {};
    const traceql::SpansetExpr &set = parsed->spanset(first.spansets);
    if (set.kind != traceql::SpansetExpr::Kind::Filter)
        return {};
    FormQuery form;
    form.behind = toQString(parsed->text.substr(set.range.end)).trimmed();
    QStringList others;
    for (const FieldId id : traceql::conjuncts(*parsed, set.filter)) {
        if (parsed->field(id).kind == FieldExpr::Kind::Literal && parsed->field(id).value == Value::ofBool(true))
            continue;
        const auto comparison = comparisonOf(*parsed, id);
        if (comparison && readComparison(*comparison, form))
            continue;
        if (const auto tag = tagOf(*parsed, id))
            form.tags.push_back(*tag);
        else
            others += conditionText(*parsed, id);
    }
    form.otherConditions = others.join(u" && "_s);
    return form;
}

QString queryOf(const FormQuery &form)
{
    QStringList conditions;
    if (!form.service.isEmpty())
        conditions += u"resource.service.name = "_s + stringText(form.service);
    if (!form.operation.isEmpty())
        conditions += u"name = "_s + stringText(form.operation);
    for (const auto &[key, value] : form.tags)
        conditions += tagText(key, value);
    if (form.errorsOnly)
        conditions += u"status = error"_s;
    if (form.minDurationNs)
        conditions += u"traceDuration >= "_s + durationText(*form.minDurationNs);
    if (form.maxDurationNs)
        conditions += u"traceDuration <= "_s + durationText(*form.maxDurationNs);
    if (!form.otherConditions.isEmpty())
        conditions += form.otherConditions;
    if (conditions.isEmpty() && form.behind.isEmpty())
        return {};
    const QString filter = conditions.isEmpty() ? u"{ }"_s : u"{ "_s + conditions.join(u" && "_s) + u" }"_s;
    return form.behind.isEmpty() ? filter : filter + u' ' + form.behind;
}

} // namespace traceloupe
