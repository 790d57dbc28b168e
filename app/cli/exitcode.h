// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

namespace traceloupe::cli {

/// What the program's exit status says; a public interface.
enum class ExitCode {
    Done = 0,
    CheckFailed = 1,  ///< a check or gate did not hold
    BadInput = 2,     ///< bad usage or bad input
    BackendFailed = 3, ///< a backend could not be reached or refused
    Inconclusive = 4  ///< a gate has too little data to say
};

[[nodiscard]] ExitCode exitCodeFor(ErrorCode code);

} // namespace traceloupe::cli
