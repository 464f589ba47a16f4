// SPDX-License-Identifier: MIT
// Commands for whoever looks after an installation: init, db, org add, user add, export, register, witness,
// timestamp, form, token, backup, restore, erasure, verify, config, doctor.
//
// In: a data folder; for user add and export, a password typed or piped. Out: what was done, on `out`.
// Never: writes beside a running server (it asks the server), or prints a password that somebody chose.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/cli.h"

namespace sharewell::cli {

void add_init(CLI::App& app, Context& context);
void add_org(CLI::App& app, Context& context);
void add_user(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_register(CLI::App& app, Context& context);
void add_witness(CLI::App& app, Context& context);
void add_db(CLI::App& app, Context& context);
void add_timestamp(CLI::App& app, Context& context);
void add_form(CLI::App& app, Context& context);
void add_token(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_restore(CLI::App& app, Context& context);
void add_erasure(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);
void add_config(CLI::App& app, Context& context);
void add_doctor(CLI::App& app, Context& context);

/// The option every such command takes: --data DIR, else $SHAREWELL_DATA, else ./data.
void add_data_option(CLI::App& command, std::string& data);

/// Where servers on one data folder listen to commands: the first has the first of these that nobody serves,
/// and so on (several only with PostgreSQL).
[[nodiscard]] std::vector<std::filesystem::path> doors(const std::filesystem::path& data);
/// What a server on this machine and folder replies to a line: the first that can be reached. No other is
/// asked when that one broke off, since it may have done what it was told. errors  NotFound: none runs here;
/// as http::ask.
[[nodiscard]] Result<std::string> ask_a_server(const std::filesystem::path& data, std::string_view line,
                                               int seconds = 60);

/// Carries a command of casework/command.h out through the running server, or here if none runs.
[[nodiscard]] Result<std::string> carry_out(const std::string& data, Context& context,
                                            const std::string& line);
/// Prints what was done, or reports the error.
void finish(Context& context, const Result<std::string>& done);

}  // namespace sharewell::cli
