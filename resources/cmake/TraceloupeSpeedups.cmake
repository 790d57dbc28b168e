# SPDX-FileCopyrightText: 2026 The Traceloupe developers
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by the presets before the project's languages are set up: ccache and mold are used where they are
# installed. A preset can't look for a program itself. A launcher or linker that was chosen by hand wins.

find_program(TRACELOUPE_CCACHE ccache)
mark_as_advanced(TRACELOUPE_CCACHE)
if(TRACELOUPE_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${TRACELOUPE_CCACHE}" CACHE STRING "Runs the compiler")
endif()

find_program(TRACELOUPE_MOLD mold)
mark_as_advanced(TRACELOUPE_MOLD)
if(TRACELOUPE_MOLD)
    foreach(kind EXE SHARED MODULE)
        if(NOT CMAKE_${kind}_LINKER_FLAGS MATCHES "-fuse-ld=")
            string(APPEND CMAKE_${kind}_LINKER_FLAGS_INIT " -fuse-ld=mold")
        endif()
    endforeach()
endif()
