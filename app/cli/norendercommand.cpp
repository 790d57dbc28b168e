// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for rendercommand.cpp where the program is built without the window.
#include "app/cli/command.h"

namespace traceloupe::cli {

using namespace Qt::StringLiterals;

Command renderCommand()
{
    // the options are the same, so that one and the same script gets one and the same answer
    return {u"render"_s,
            u"TRACE"_s,
            u"A picture of a trace as a file (not in this build)."_s,
            {{u"view"_s, u"What to draw."_s, u"view"_s},
             {{u"o"_s, u"output"_s}, u"The file to write."_s, u"file"_s},
             {u"size"_s, u"Pixels of the picture."_s, u"WxH"_s},
             {u"theme"_s, u"Colours."_s, u"theme"_s},
             {u"clocks"_s, u"Times by one clock, or as they came."_s, u"clocks"_s},
             {u"mode"_s, u"What the critical path ends with."_s, u"mode"_s},
             {u"value"_s, u"flame: what frames are as wide as."_s, u"value"_s},
             {u"group"_s, u"flame: what spans share a frame by."_s, u"group"_s},
             {u"upright"_s, u"flame: the root at the bottom."_s}},
            [](const Invocation &call) {
                return call.out.error(ExitCode::BadInput,
                                      u"render: this program was built without its window and draws no pictures; use a "
                                      "build with TRACELOUPE_GUI=ON"_s);
            }};
}

} // namespace traceloupe::cli
