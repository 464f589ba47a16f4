// SPDX-License-Identifier: MIT
#include "app/serve.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>

#include <array>
#include <condition_variable>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

#include "access/sessions.h"
#include "app/demo.h"
#include "casework/command.h"
#include "cli/admin.h"
#include "cli/proved.h"
#include "http/local_socket.h"
#include "http/server.h"
#include "web/site.h"

namespace sharewell::app {
namespace {

struct Options {
  std::string data{}, address = "127.0.0.1";
  unsigned short port = 8080;
  bool demo = false;
};

/// Every hour drafts that nobody came back to are destroyed; every minute the register's checkpoint is signed
/// again, so that its age says nothing about who is at work.
class Upkeep {
 public:
  explicit Upkeep(casework::Installation& installation)
      : thread_([this, &installation] { run(installation); }) {}
  Upkeep(const Upkeep&) = delete;
  Upkeep& operator=(const Upkeep&) = delete;
  ~Upkeep() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void run(casework::Installation& installation) {
    std::unique_lock lock(mutex_);
    for (unsigned minute = 0; !wake_.wait_for(lock, std::chrono::minutes(1), [this] { return stopping_; });
         ++minute) {
      lock.unlock();
      for (const std::string& id : installation.organisations()) {
        store::Store& store = *installation.find(id)->store;
        store.publish();
        if (minute % 60 == 0)
          if (const auto swept = store.sweep_drafts(); !swept) std::cerr << one_line(swept.error()) << '\n';
      }
      lock.lock();
    }
  }
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

/// Waits for SIGINT or SIGTERM on a thread of its own and stops the server.
std::jthread stop_on_signal(http::Server& server, const sigset_t& signals) {
  return std::jthread([&server, signals] {
    int which = 0;
    sigwait(&signals, &which);
    server.stop();
  });
}

std::string fresh_token(const Random& random) {
  std::array<std::uint8_t, 24> drawn{};
  random(drawn);
  return to_base64url(drawn);
}

struct Site {
  std::map<std::string, web::Organisation> organisations;
  std::mutex mutex;
  web::Organisation* find(casework::Installation& installation, std::string_view id) {
    casework::Organisation* known = installation.find(id);
    if (known == nullptr) return nullptr;
    const std::lock_guard lock(mutex);
    return &organisations
                .try_emplace(known->id, web::Organisation{known->id, known->store.get(), &known->people,
                                                          &known->service, &known->what_would_change,
                                                          &known->witnessing, &known->contacts})
                .first->second;
  }
};

Result<void> serve(const Options& options, cli::Context& context) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals,
                  nullptr);  // before any thread starts, so that only one of them waits for these
  SW_TRY(const auto installation, casework::Installation::open(options.data, context.clock, context.random));
  SW_DO(cli::require_proof(options.data, guidance::built_in(), context.err));
  for (const std::string& id : installation->organisations())
    SW_DO(cli::require_proof(options.data, installation->find(id)->service.in_force(context.clock()),
                             context.err));
  access::Sessions sessions(context.clock, context.random);
  Site organisations;
  web::Parts parts;
  parts.organisation = [&](std::string_view id) { return organisations.find(*installation, id); };
  parts.sessions = &sessions;
  parts.pack = &guidance::built_in();
  parts.clock = context.clock;
  parts.random = context.random;
  if (options.demo) {
    parts.demo_token = fresh_token(context.random);
    parts.demo_organisations = installation->organisations();
  }
  const std::string demo_path = options.demo ? "demo/" + *parts.demo_token : "";
  const web::Site site(std::move(parts));
  http::Listen listen;
  listen.address = options.address;
  listen.port = options.port;
  SW_TRY(const auto server,
         http::Server::listen(listen, [&](const http::Request& request) { return site.handle(request); }));
  SW_TRY(const auto door, http::LocalSocket::serve(std::filesystem::path(options.data) / "server.sock",
                                                   [&](std::string_view line) {
                                                     return casework::run_command(*installation, line);
                                                   }));
  const Upkeep upkeep(*installation);
  const std::jthread stopper = stop_on_signal(*server, signals);
  context.out << fmt::format("\n  Open  http://{}:{}/{}\n\n", options.address, server->port(), demo_path);
  if (options.demo)
    context.out << "  Invented people only. Choose who to be on the first page; the link works on this "
                   "machine alone.\n";
  context.out << "  Stop with Ctrl-C." << '\n' << std::flush;
  server->run();
  context.err << "stopped; everything that was kept is on the disk\n";
  return {};
}

Result<void> serve_demo(Options options, cli::Context& context) {
  const std::filesystem::path folder(options.data);
  if (!is_demo(folder)) {
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
      return fail(ErrorCode::BadInput,
                  "this folder holds something that is no demo; choose another with --data", options.data);
    context.err << "making the demo's invented agencies, people and case files ...\n";
    SW_DO(make_demo(folder, context.clock(), context.random));
  }
  options.demo = true;
  return serve(options, context);
}

void add_listen_options(CLI::App& command, Options& options) {
  cli::add_data_option(command, options.data);
  command.add_option("--port", options.port, "the port; 0 takes any free one (default: 8080)")
      ->check(CLI::Range(0, 65'535));
  command.add_option("--address", options.address,
                     "an address of this machine; plain HTTP is for loopback only");
}

}  // namespace

void add_serve(CLI::App& app, cli::Context& context) {
  CLI::App* command = app.add_subcommand("serve", "serve the pages of a data folder");
  const auto options = std::make_shared<Options>();
  add_listen_options(*command, *options);
  command->callback([options, &context] {
    options->demo = is_demo(options->data);
    if (const auto done = serve(*options, context); !done) cli::report(context, done.error());
  });
}

void add_demo(CLI::App& app, cli::Context& context) {
  CLI::App* command = app.add_subcommand("demo", "serve invented agencies and people, made on first use");
  const auto options = std::make_shared<Options>();
  add_listen_options(*command, *options);
  command->callback([options, &context] {
    if (const auto done = serve_demo(*options, context); !done) cli::report(context, done.error());
  });
}

}  // namespace sharewell::app
