// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QCoreApplication;

namespace traceloupe {

/// Reads the window's own options (--sample, --cache FILE, --screenshots DIR, files), makes the QApplication and
/// runs the window. The program's exit status.
int startWindow(int argc, char *argv[]);

/// A QApplication for commands that draw: without a display, in the person's language.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeDrawingApplication(int &argc, char *argv[]);

} // namespace traceloupe
