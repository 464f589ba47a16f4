// SPDX-License-Identifier: MIT
#include "cli/cli.h"

#include <ostream>

namespace sharewell::cli {

void report(Context& context, const Error& error) {
  context.err << one_line(error) << '\n';
  context.exit_code = row(error.code).exit_code;
}

}  // namespace sharewell::cli
