// SPDX-FileCopyrightText: 2026 The Traceloupe developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace traceloupe {

/// What stands in for a redacted text.
inline constexpr std::string_view kRedacted = "[redacted]";

/// Whether a key is one whose values are kept from others: a part of it (between dots, dashes and underscores) says
/// password, secret, token, authorization, cookie, API key, private key (analysis.md, TL-PII-1).
[[nodiscard]] bool isSecretKey(std::string_view key);

/// `text` with each secret in it replaced: bearer and basic credentials, JSON web tokens, AWS access keys, private keys
/// in PEM, the user's part of URLs, passwords and tokens in the query of URLs. Adds to `count` what was replaced.
[[nodiscard]] std::string withoutSecrets(std::string_view text, std::uint64_t &count);

/// `text` without mail addresses, card numbers (13 to 19 digits with a right check digit) and IBANs (TL-PII-2).
[[nodiscard]] std::string withoutPersonal(std::string_view text, std::uint64_t &count);

} // namespace traceloupe
