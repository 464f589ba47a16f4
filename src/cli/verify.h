// SPDX-License-Identifier: MIT
// Replays the register of one organisation, its recommendations too, and says what was found.
// In: its folder and keys, the guidance packs. Out: counts, printed; or the first thing that is wrong. Never:
// writes.
#pragma once

#include <filesystem>

#include "cli/cli.h"
#include "guidance/shelf.h"
#include "store/verify.h"

namespace sharewell::crypt {
class OrganisationKeys;
}

namespace sharewell::cli {

[[nodiscard]] Result<store::VerifyReport> verify_register(const std::filesystem::path& data,
                                                          const crypt::OrganisationKeys& keys,
                                                          const guidance::Shelf& shelf, Context& context);
void print_verified(const std::string& name, const store::VerifyReport& report, bool as_json,
                    Context& context);

}  // namespace sharewell::cli
