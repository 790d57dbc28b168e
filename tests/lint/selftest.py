#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lints find what they are for: planted faults, and no others."""

import unittest
from pathlib import Path

import headers
import layers
import sizes
import translations
from tree import without_comments_and_literals


class Layers(unittest.TestCase):
    def test_a_room_may_not_know_a_room_above_it(self):
        model, session = Path("core/model/trace.cpp"), Path("core/session/tracesession.cpp")
        self.assertIn("may not know", layers.project_include_fault(model, "core/model", "core/cache/cache.h"))
        self.assertIsNone(layers.project_include_fault(session, "core/session", "core/model/trace.h"))
        self.assertIn("may not know", layers.project_include_fault(session, "core/session", "widgets/common/x.h"))

    def test_a_room_whose_name_starts_like_anothers_is_another_room(self):
        fault = layers.project_include_fault(Path("core/model/a.cpp"), "core/model", "core/models/listmodel.h")
        self.assertIn("may not know core/models", fault)

    def test_the_product_does_not_include_tests(self):
        self.assertIsNotNone(layers.project_include_fault(Path("app/main.cpp"), "app", "tests/support/testbase.h"))

    def test_third_party_headers_stay_in_sources_of_their_room(self):
        self.assertIsNone(layers.third_party_fault(Path("core/cache/database.cpp"), "sqlite3.h"))
        self.assertIn(".cpp", layers.third_party_fault(Path("core/cache/database.h"), "sqlite3.h"))
        self.assertIn("only", layers.third_party_fault(Path("core/pull/x.cpp"), "simdjson.h"))

    def test_what_includes_a_wrapper_shows_it(self):
        includes = {Path("core/cache/a.h"): [('"', layers.WRAPPERS[0])], Path("core/cache/b.h"): [('"', "core/cache/a.h")],
                    Path("core/cache/c.cpp"): [('"', "core/cache/b.h")], Path("core/cache/d.h"): []}
        self.assertEqual(layers.headers_that_show_wrappers(includes),
                         {layers.WRAPPERS[0], "core/cache/a.h", "core/cache/b.h"})

    def test_core_does_without_gui_headers_in_either_spelling(self):
        name = Path("core/layout/x.h")
        self.assertIn("QtGui", layers.qt_fault(name, "core/layout", "QtGui/QColor", set(), set()))
        self.assertIn("QtGui", layers.qt_fault(name, "core/layout", "QColor", {"QColor"}, set()))
        self.assertIsNone(layers.qt_fault(name, "core/layout", "QString", {"QColor"}, set()))
        self.assertIsNone(layers.qt_fault(Path("widgets/a.h"), "widgets", "QColor", {"QColor"}, set()))


class Sizes(unittest.TestCase):
    BODY = "    call();\n" * 5

    def lengths(self, text):
        return dict(sizes.long_functions(text, 3))

    def test_functions_methods_and_constructors_are_measured(self):
        text = (f"namespace a {{\nvoid plain(int x)\n{{\n{self.BODY}}}\n"
                f"Thing::Thing(int x) : m_x(x), m_y{{2}}\n{{\n{self.BODY}}}\n"
                f"class Inner {{\n    bool method() const {{\n{self.BODY}    }}\n}};\n}}\n")
        self.assertEqual(set(self.lengths(text)), {"plain", "Thing::Thing", "method"})

    def test_tables_classes_and_namespaces_are_not_functions(self):
        text = ("namespace a {\nconstexpr int kTable[] = {\n1,\n2,\n3,\n4,\n};\n"
                "struct Plain {\nint a;\nint b;\nint c;\nint d;\n};\nenum class Kind {\nA,\nB,\nC,\nD,\n};\n}\n")
        self.assertEqual(self.lengths(text), {})

    def test_braces_in_texts_and_comments_do_not_count(self):
        text = 'void f()\n{\n    call("}", \'{\'); // }\n    /* { */\n    raw(R"({{{)");\n}\n'
        self.assertEqual(self.lengths(text), {"f": 5})

    def test_lines_survive_the_removal_of_noise(self):
        text = "a /* 1\n2\n3 */ b\n// c\n\"d\"\n1'000\n"
        self.assertEqual(without_comments_and_literals(text).count("\n"), text.count("\n"))


class Headers(unittest.TestCase):
    def test_a_missing_licence_is_found(self):
        lines = ["// " + headers.COPYRIGHT + " 2026 x", "// " + headers.LICENCE + " y"]
        self.assertEqual(list(headers.header_findings(Path("core/x.h"), "\n".join(lines))), [])
        self.assertEqual(len(list(headers.header_findings(Path("core/x.h"), lines[0]))), 1)

    def test_marks_of_unfinished_work_and_debugging_are_found(self):
        mark = "// TO" + "DO later"
        self.assertEqual(len(list(headers.mark_findings(Path("core/x.cpp"), mark))), 1)
        self.assertEqual(len(list(headers.mark_findings(Path("core/x.cpp"), "qDebug() << 1;"))), 1)
        self.assertEqual(list(headers.mark_findings(Path("tests/x.cpp"), "qDebug() << 1;")), [])


class Translations(unittest.TestCase):
    def test_placeholders_must_survive_in_any_order(self):
        self.assertEqual(translations.kinds("%1 of %L2", False), translations.kinds("%2 sur %1", False))
        self.assertNotEqual(translations.kinds("%1 spans", False), translations.kinds("spans", False))
        self.assertEqual(translations.kinds("%n spans", True), translations.kinds("un span", True))


unittest.main()
