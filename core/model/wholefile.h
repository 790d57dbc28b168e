// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/result.h"

#include <QByteArray>
#include <QString>

class QIODevice;
class QSaveFile;

namespace traceloupe {

/// Why the device did not take what was written to it ("No space left on device"). A file is asked once more, for Qt
/// does not know the reason when the disk took a part.
[[nodiscard]] QString writeFault(QIODevice &device);

/// Ends the writing: the file is there whole, or what was there before is, and the error names it.
[[nodiscard]] Result<> commitFile(QSaveFile &file);

/// The whole file or, with the error that names it, nothing of it.
[[nodiscard]] Result<> writeWholeFile(const QString &name, const QByteArray &content);

} // namespace traceloupe
