// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traceql/regex.h"
#include "core/traceql/regexliteral.h"

#include <QRegularExpression>
#include <QTest>

#include <rapidcheck.h>

using namespace traceloupe::traceql;
using namespace Qt::StringLiterals;

class TestRegexLiteral : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void findsTheLongestTextThatMustBeThere_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("literal");
        const auto row = [](const char *pattern, const char *literal) {
            QTest::newRow(pattern) << QString::fromUtf8(pattern) << QString::fromUtf8(literal);
        };
        row("0123.*", "0123");
        row(".*Timeout.*", "Timeout");
        row("GET /api/v[0-9]+/orders", "GET /api/v");
        row("ab?cdef", "cdef");
        row("abc*", "ab");
        row("abc+d", "abc");
        row("abc{2,3}", "ab");
        row("a\\.b\\/c", "a.b/c");
        row("\\d+ms", "ms");
        row("abc|abd", "");
        row("(abc)?de", "de");
        row("(a|b)cde", "");
        row("(?i)timeout", "");
        row("\\x41bc", "");
        row("\\Qa.b\\E", "");
        row("[]abc]de", "de");
        row("[[:alpha:]]de", "");
        row("caf\xc3\xa9?s", "caf");
        row("^abc$", "abc");
        row("", "");
    }

    void findsTheLongestTextThatMustBeThere()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, literal);

        QCOMPARE(QString::fromStdString(requiredLiteral(pattern.toStdString())), literal);
    }

    void isInEveryTextThatMatches()
    {
        int matched = 0;
        QVERIFY(rc::check("patterns of a few pieces, texts of the same letters", [&matched] {
            const auto piece = rc::gen::element<std::string>("a", "b", "ab", "ba", ".", "a?", "b*", "a+", "(ab)",
                                                             "(a)?", "[ab]", "[^a]", "\\w", "b{1,2}", "a|b", ".*",
                                                             "\\.", "^");
            const auto pieces = *rc::gen::container<std::vector<std::string>>(piece);
            std::string pattern;
            for (const std::string &part : pieces)
                pattern += part;
            const Regex regex(pattern);
            RC_PRE(regex.error().empty());
            const std::string literal = requiredLiteral(pattern);
            for (int i = 0; i < 200; ++i) {
                const auto text = *rc::gen::container<std::string>(rc::gen::element('a', 'b', '.'));
                if (!regex.matches(text))
                    continue;
                ++matched;
                RC_ASSERT(text.find(literal) != std::string::npos);
            }
        }));
        QVERIFY(matched > 100);
    }
};

QTEST_APPLESS_MAIN(TestRegexLiteral)
#include "tst_regexliteral.moc"
