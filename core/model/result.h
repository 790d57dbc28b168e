// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <QString>

namespace traceloupe {

/// What kind of thing went wrong; callers branch on it, views translate it.
enum class ErrorCode {
    Io,            ///< a file or device could not be read or written
    NotFound,      ///< the named thing does not exist
    InvalidInput,  ///< the input is damaged or of another kind
    Unsupported,   ///< understood, but not something we can do
    LimitExceeded, ///< one of our named limits was hit
    Cancelled,     ///< the person or caller asked to stop
    Database,      ///< SQLite refused
    NewerSchema,   ///< the cache was written by a newer Traceloupe
    Network,       ///< the backend could not be reached
    Refused,       ///< the backend answered with an error
    Authentication ///< the backend wants (other) credentials
};

/// An error with its kind and an English sentence for the log, the command line and the "Details" box.
/// The sentence names the file, line, field or address concerned and, where one exists, the way out.
struct Error {
    ErrorCode code = ErrorCode::Io;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

/// Either a T or an Error; never both, never neither.
template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, QString detail)
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace traceloupe
