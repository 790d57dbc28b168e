// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later

//go:build tools

package tools

import _ "github.com/jaegertracing/jaeger/cmd/jaeger"
