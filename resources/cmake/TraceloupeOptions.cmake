# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings that every target of ours shares: link to traceloupe_options.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC OFF)
# `autogen` makes all generated meta-object code and nothing else: clang-tidy needs it, and no compiled library.
set(CMAKE_GLOBAL_AUTOGEN_TARGET ON)
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)
# moc of Qt 6.4 stumbles over libstdc++'s <concepts> and needs none of it: its include guard keeps it out.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS=1)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(traceloupe_options INTERFACE)
target_compile_features(traceloupe_options INTERFACE cxx_std_20)
target_compile_options(traceloupe_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough -Wconversion -Wno-sign-conversion)
target_compile_definitions(traceloupe_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # gcc 12 sees overlaps that are none in std::string's operator+ (its bug 105651)
    target_compile_options(traceloupe_options INTERFACE -Wno-restrict)
endif()
if(TRACELOUPE_WERROR)
    target_compile_options(traceloupe_options INTERFACE -Werror)
endif()
if(TRACELOUPE_SANITIZE)
    target_compile_options(traceloupe_options INTERFACE
        -fsanitize=${TRACELOUPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # gcc 12 takes the checks that it puts in itself for uses of uninitialized members of tl::expected.
        target_compile_options(traceloupe_options INTERFACE -Wno-maybe-uninitialized)
    endif()
    target_link_options(traceloupe_options INTERFACE -fsanitize=${TRACELOUPE_SANITIZE})
endif()
if(TRACELOUPE_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "TRACELOUPE_FUZZ needs clang: use the preset fuzz")
    endif()
    target_compile_options(traceloupe_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
