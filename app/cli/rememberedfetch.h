// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobfiles.h"
#include "core/pull/pulljob.h"

#include <optional>

namespace traceloupe::cli {

/// A capture of the command line that the window offers to go on with if it is stopped or killed, like its own. Only
/// one from a source that is saved, by name or by address: the window would not know the others.
class RememberedFetch {
public:
    explicit RememberedFetch(const PullRequest &request);

    /// What was stopped with something in the cache, or by a person, is kept.
    void finish(const Result<PullProgress> &result, const PullProgress &reached);

private:
    PullRequest m_request;
    QString m_title;
    QString m_key;
    std::optional<JobFiles> m_files;
};

} // namespace traceloupe::cli
