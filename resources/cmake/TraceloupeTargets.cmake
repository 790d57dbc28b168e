# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later

# traceloupe_add_library(NAME [MOC] SOURCES ... [PUBLIC ...] [PRIVATE ...])
# A room of the house: the static library traceloupe_NAME. Includes start at the top of the repository.
function(traceloupe_add_library name)
    cmake_parse_arguments(arg "MOC" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(traceloupe_${name} STATIC ${arg_SOURCES})
    target_include_directories(traceloupe_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(traceloupe_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} traceloupe_options)
    if(arg_MOC)
        set_target_properties(traceloupe_${name} PROPERTIES AUTOMOC ON)
    endif()
endfunction()

# traceloupe_add_suppressions(TARGET): in a build with sanitizers, what the leak checker is to leave alone.
function(traceloupe_add_suppressions target)
    if(TRACELOUPE_SANITIZE MATCHES "address")
        target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/leaksuppressions.cpp)
    endif()
endfunction()

# traceloupe_add_test(NAME LIBRARIES... [LABELS ...] [TIMEOUT seconds])
# NAME.cpp holds one Qt Test class; it runs offscreen, in UTC, with plain locale and fonts.
function(traceloupe_add_test name)
    cmake_parse_arguments(arg "" "TIMEOUT" "LABELS;SOURCES" ${ARGN})
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(${name} ${name}.cpp ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_compile_definitions(${name} PRIVATE
        TRACELOUPE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        TRACELOUPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE traceloupe_testsupport Qt6::Test ${arg_UNPARSED_ARGUMENTS} traceloupe_options)
    traceloupe_add_suppressions(${name})
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${arg_TIMEOUT} LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_SCALE_FACTOR=1;QT_FONT_DPI=96;LC_ALL=C.UTF-8;TZ=UTC;RC_PARAMS=seed=1")
endfunction()
