# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything from outside the project, found once. The package names are in ./dev.

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network DBus)
find_package(Qt6Keychain REQUIRED) # links Qt Core and DBus only
if(TRACELOUPE_GUI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets Svg Charts LinguistTools)
endif()
if(TRACELOUPE_TESTS OR TRACELOUPE_BENCH)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_package(rapidcheck REQUIRED)
endif()
if(TRACELOUPE_BENCH)
    find_package(benchmark REQUIRED)
endif()
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
find_package(simdjson REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(SQLite3 REQUIRED)
pkg_check_modules(GRAPHVIZ REQUIRED IMPORTED_TARGET libgvc libcgraph)
find_path(PROTOZERO_INCLUDE_DIR protozero/pbf_reader.hpp REQUIRED)
