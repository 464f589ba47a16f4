// SPDX-License-Identifier: MIT
// The subcommands of `sharewell guidance` that have a file of their own.
//
// In: the group to add a command to. Out: the command, which reports by `context`. Never: anything else; see
// cli.h.
#pragma once

#include "cli/cli.h"

namespace sharewell::cli {

void add_guidance_draw(CLI::App& group, Context& context);
void add_guidance_prove(CLI::App& group, Context& context);
void add_guidance_diff(CLI::App& group, Context& context);
void add_guidance_test(CLI::App& group, Context& context);
void add_guidance_init(CLI::App& group, Context& context);
void add_guidance_install(CLI::App& group, Context& context);

}  // namespace sharewell::cli
