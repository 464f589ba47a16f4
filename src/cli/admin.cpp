// SPDX-License-Identifier: MIT
#include "cli/admin.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "casework/command.h"
#include "cli/password.h"
#include "crypt/password.h"
#include "http/local_socket.h"

namespace sharewell::cli {
namespace {

std::string made_password(const Random& random) {
  return spaced_ref_text(make_ref_text(random)) + "-" + spaced_ref_text(make_ref_text(random));
}

struct UserOptions {
  std::string data, address, name, position, role = "practitioner", team;
  bool generate = false;
};

Result<std::string> add_user_now(const UserOptions& options, Context& context) {
  const auto at = options.address.find('@');
  if (at == std::string::npos)
    return fail(ErrorCode::BadInput, "say who and where, as in sam@northbank", options.address);
  const auto role = record::role_named(options.role);
  if (!role) return fail(ErrorCode::BadInput, "a role is practitioner or lead", options.role);
  std::string password = made_password(context.random);
  if (!options.generate) {
    SW_TRY(password, read_new_password(context));
  }
  SW_TRY(std::string hash, crypt::hash_password(password, context.random));
  const casework::NewPerson person{
      options.address.substr(0, at), options.name, options.position, *role, options.team, std::move(hash)};
  SW_TRY(std::string done,
         carry_out(options.data, context, casework::command_line(options.address.substr(at + 1), person)));
  if (options.generate) done += "\npassword: " + password;
  return done;
}

}  // namespace

void add_data_option(CLI::App& command, std::string& data) {
  command.add_option("--data", data, "the data folder (default: ./data)")->envname("SHAREWELL_DATA");
  if (data.empty()) data = "data";
}

std::vector<std::filesystem::path> doors(const std::filesystem::path& data) {
  constexpr int kDoors = 9;
  std::vector<std::filesystem::path> all{data / "server.sock"};
  for (int i = 2; i <= kDoors; ++i) all.push_back(data / ("server-" + std::to_string(i) + ".sock"));
  return all;
}

Result<std::string> ask_a_server(const std::filesystem::path& data, std::string_view line, int seconds) {
  for (const std::filesystem::path& door : doors(data)) {
    auto reply = http::ask(door, line, seconds);
    if (reply || reply.error().code != ErrorCode::NotFound) return reply;
  }
  return fail(ErrorCode::NotFound, "no server is running", data.string());
}

Result<std::string> carry_out(const std::string& data, Context& context, const std::string& line) {
  const std::filesystem::path folder(data);
  auto reply = ask_a_server(folder, line);
  if (reply) return casework::read_reply(*reply);
  if (reply.error().code != ErrorCode::NotFound) return std::unexpected(reply.error());
  SW_TRY(const auto installation,
         casework::Installation::open(folder, context.clock, context.random, context.unlock));
  return casework::read_reply(casework::run_command(*installation, line));
}

void finish(Context& context, const Result<std::string>& done) {
  if (done)
    context.out << *done << '\n';
  else
    report(context, done.error());
}

void add_init(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("init", "make a data folder with new keys");
  const auto data = std::make_shared<std::string>();
  add_data_option(*command, *data);
  command->callback([data, &context] {
    const auto made = casework::Installation::make(*data, context.random);
    if (!made) return report(context, made.error());
    context.out << "made " << *data << " with new keys\n"
                << "keep a copy of " << *data << "/root.key and " << *data
                << "/keyring in a safe place: without them nothing can be read\n"
                << "next: sharewell org add ID --name \"NAME\" --data " << *data << '\n';
  });
}

void add_org(CLI::App& app, Context& context) {
  CLI::App* org = app.add_subcommand("org", "organisations of this installation");
  org->require_subcommand(1);
  CLI::App* add = org->add_subcommand("add", "add an organisation");
  struct Options {
    std::string data, id, name;
  };
  const auto options = std::make_shared<Options>();
  add->add_option("ID", options->id, "as people type it after the @: a-z, 0-9 and dash")->required();
  add->add_option("--name", options->name, "its name, as shown on pages")->required();
  add_data_option(*add, options->data);
  add->callback([options, &context] {
    finish(context, carry_out(options->data, context, casework::command_line(options->id, options->name)));
  });
}

void add_user(CLI::App& app, Context& context) {
  CLI::App* user = app.add_subcommand("user", "people who can sign in");
  user->require_subcommand(1);
  CLI::App* add = user->add_subcommand("add", "add somebody; the password is read from standard input");
  const auto options = std::make_shared<UserOptions>();
  add->add_option("WHO", options->address, "user@organisation")->required();
  add->add_option("--name", options->name, "their name, as shown to colleagues")->required();
  add->add_option("--team", options->team, "their team; it sees their case files")->required();
  add->add_option("--role", options->role, "practitioner (default) or lead");
  add->add_option("--position", options->position, "for example: Health visitor");
  add->add_flag("--generate", options->generate, "make a password and print it");
  add_data_option(*add, options->data);
  add->callback([options, &context] { finish(context, add_user_now(*options, context)); });
}

}  // namespace sharewell::cli
