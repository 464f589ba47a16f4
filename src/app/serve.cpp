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
#include "api/api.h"
#include "app/demo.h"
#include "casework/command.h"
#include "cli/admin.h"
#include "cli/proved.h"
#include "cli/settings.h"
#include "crypt/tls.h"
#include "http/local_socket.h"
#include "http/server.h"
#include "web/site.h"

namespace sharewell::app {
namespace {

/// Where the records are, how people reach them, and whether they are invented.
struct Options {
  cli::Given given{};
  bool demo = false;
};

/// At first what can be searched for is brought into memory, so that whoever starts the program does not wait
/// for it, nor does whoever searches first.
/// Every hour drafts that nobody came back to are destroyed; every minute what other servers changed about
/// keys and organisations is taken in, an erasure that was held up goes on, and the register's checkpoint is
/// signed again, so that its age says nothing about who is at work.
class Upkeep {
 public:
  Upkeep(casework::Installation& installation, Trouble& trouble)
      : thread_([this, &installation, &trouble] { run(installation, trouble); }) {}
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
  void run(casework::Installation& installation, Trouble& trouble) {
    for (const std::string& id : installation.organisations())
      if (const auto done = installation.find(id)->finder->catch_up(); !done)
        std::cerr << one_line(done.error()) << '\n';
    std::unique_lock lock(mutex_);
    for (unsigned minute = 0; !wake_.wait_for(lock, std::chrono::minutes(1), [this] { return stopping_; });
         ++minute) {
      lock.unlock();
      if (const auto done = installation.catch_up(); !done) std::cerr << one_line(done.error()) << '\n';
      for (const std::string& id : installation.organisations()) {
        store::Store& store = *installation.find(id)->store;
        if (const auto done = installation.find(id)->follow(); !done && minute % 60 == 0)
          std::cerr << one_line(done.error()) << '\n';
        store.publish();
        installation.find(id)->file_order.forget_erased(store);
        if (minute % 60 == 0)
          if (const auto swept = store.sweep_drafts(); !swept) trouble.tell(swept.error());
        if (const auto done = installation.find(id)->erasures.finish(store); !done && minute % 60 == 0)
          trouble.tell(done.error());
      }
      lock.lock();
    }
  }
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

using Identity = std::shared_ptr<const crypt::TlsIdentity>;

/// Nothing if no certificate was given.
Result<Identity> load_identity(const cli::Settings& settings) {
  if (settings.text("certificate").empty()) return Identity{};
  SW_TRY(crypt::TlsIdentity loaded,
         crypt::TlsIdentity::load(settings.text("certificate"), settings.text("key")));
  return std::make_shared<const crypt::TlsIdentity>(std::move(loaded));
}

/// One that cannot be used changes nothing: the server goes on with the one that it has.
void renew(http::Server& server, const cli::Settings& settings, std::ostream& err) {
  const auto fresh = load_identity(settings);
  if (!fresh) {
    err << one_line(fresh.error()) << "; going on with the certificate from before\n" << std::flush;
  } else if (*fresh) {
    server.use(**fresh);
    err << "new connections get the certificate that is there now\n" << std::flush;
  }
}

/// On a thread of its own: SIGHUP reads the certificate again, SIGINT or SIGTERM stops the server.
std::jthread heed_signals(http::Server& server, const cli::Settings& settings, const sigset_t& signals,
                          std::ostream& err) {
  return std::jthread([&server, &settings, signals, &err] {
    int which = 0;
    while (sigwait(&signals, &which) == 0 && which == SIGHUP) renew(server, settings, err);
    server.stop();
  });
}

/// Records of real people are only kept where it was shown that a lost key can be got back.
Result<void> require_drill(const casework::Installation& installation) {
  if (installation.drilled()) return {};
  return fail(
      ErrorCode::KeysMissing,
      "no recovery drill has passed with this root key, and if it were lost nothing could be read again; "
      "make envelopes for custodians with `sharewell key custodians` or keep a copy of root.key apart, show "
      "with `sharewell key drill FILE` that it opens the key ring, and start again (docs/keys.md)",
      installation.folder().string());
}

/// A refusal that no handler saw, in the form that whoever asked can read.
http::Response refusal(std::string_view target, unsigned status, std::string_view sentence) {
  return api::is_ours(target) ? api::refusal(target, status, sentence) : http::plain_page(status, sentence);
}

Result<http::Listen> listening(const cli::Settings& settings) {
  http::Listen listen;
  listen.address = settings.text("address");
  listen.port = static_cast<unsigned short>(settings.number("port"));
  listen.workers = static_cast<unsigned>(settings.number("workers"));
  listen.connections_max = static_cast<std::size_t>(settings.number("connections"));
  listen.https_proxy = settings.truth("https-proxy");
  listen.hosts = settings.list("host");
  listen.error_page = refusal;
  SW_TRY(listen.tls, load_identity(settings));
  if (listen.tls)
    listen.hosts.insert(listen.hosts.end(), listen.tls->names().begin(), listen.tls->names().end());
  return listen;
}

/// The address to open, as somebody types it.
std::string link_to(const http::Listen& listen, unsigned short port, std::string_view path) {
  std::string host =
      listen.address.find(':') == std::string::npos ? listen.address : "[" + listen.address + "]";
  if (listen.tls && !listen.hosts.empty()) host = listen.hosts.front();
  return fmt::format("{}://{}:{}/{}", listen.tls ? "https" : "http", host, port, path);
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
                .try_emplace(
                    known->id,
                    web::Organisation{known->id, known->store.get(), &known->people, &known->service,
                                      &known->what_would_change, &known->witnessing, &known->contacts,
                                      &known->procedures, &known->policy, &known->forms, known->finder.get(),
                                      &known->arrangements, &known->duties, &known->barriers,
                                      &known->trainings, &known->retentions, &known->erasures,
                                      &known->file_order, [known] { return known->follow(); }})
                .first->second;
  }
};

/// The first server on the folder has the first door; only where records are in PostgreSQL is there another.
Result<std::unique_ptr<http::LocalSocket>> open_door(casework::Installation& installation) {
  Result<std::unique_ptr<http::LocalSocket>> door = fail(ErrorCode::Busy, "no door");
  for (const std::filesystem::path& path : cli::doors(installation.folder())) {
    door = http::LocalSocket::serve(
        path, [&](std::string_view line) { return casework::run_command(installation, line); });
    if (door || door.error().code != ErrorCode::Busy || !installation.is_shared()) break;
  }
  return door;
}

Result<void> serve(const Options& options, const cli::Settings& settings, cli::Context& context) {
  const std::string& data = settings.text("data");
  SW_TRY(http::Listen listen, listening(settings));
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals,
                  nullptr);  // before any thread starts, so that only one of them waits for these
  SW_TRY(const auto installation,
         casework::Installation::open(data, context.clock, context.random, context.unlock));
  context.unlock = {};  // a passphrase that was typed is not needed again
  if (!options.demo) SW_DO(require_drill(*installation));
  SW_DO(cli::require_proof(data, guidance::built_in(), context.err));
  for (const std::string& id : installation->organisations())
    SW_DO(cli::require_proof(data, installation->find(id)->service.in_force(context.clock()), context.err));
  Trouble trouble(context.clock, [&](std::string_view line) { context.err << line << '\n' << std::flush; });
  access::Sessions sessions(context.clock, context.random);
  Site organisations;
  web::Parts parts;
  parts.organisation = [&](std::string_view id) { return organisations.find(*installation, id); };
  parts.sessions = &sessions;
  parts.pack = &guidance::built_in();
  parts.clock = context.clock;
  parts.random = context.random;
  parts.trouble = &trouble;
  parts.keep_received_days = settings.number("keep-received-days");
  parts.least_count = settings.number("least-count");
  parts.training = !settings.truth("without-training");
  if (options.demo) {
    parts.demo_token = fresh_token(context.random);
    parts.demo_organisations = installation->organisations();
  }
  const std::string demo_path = options.demo ? "demo/" + *parts.demo_token : "";
  const web::Site site(std::move(parts));
  listen.at_once = [&](const http::Request& request) {
    auto response = api::at_once(*installation, request);
    return response ? response : site.at_once(request);
  };
  SW_TRY(const auto server, http::Server::listen(listen, [&](const http::Request& request) {
           return api::is_ours(request.path) ? api::handle(*installation, request, &trouble)
                                             : site.handle(request);
         }));
  SW_TRY(const auto door, open_door(*installation));
  const Upkeep upkeep(*installation, trouble);
  const std::jthread ear = heed_signals(*server, settings, signals, context.err);
  context.out << fmt::format("\n  Open  {}\n\n", link_to(listen, server->port(), demo_path));
  if (options.demo)
    context.out << "  Invented people only. Choose who to be on the first page; the link works on this "
                   "machine alone.\n";
  context.out << "  Stop with Ctrl-C." << '\n' << std::flush;
  server->run();
  context.err << "stopped; everything that was kept is on the disk\n";
  return {};
}

Result<void> serve_demo(Options& options, const cli::Settings& settings, cli::Context& context) {
  const std::filesystem::path folder(settings.text("data"));
  if (!is_demo(folder)) {
    std::error_code error;
    if (is_unfinished_demo(folder))
      context.err << "a demo was being made here and was cut off; it is begun again\n";
    else if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error))
      return fail(ErrorCode::BadInput,
                  "this folder holds something that is no demo; choose another with --data", folder.string());
    context.err << "making the demo's invented agencies, people and case files ...\n";
    SW_DO(make_demo(folder, context.clock(), context.random));
  }
  options.demo = true;
  return serve(options, settings, context);
}

}  // namespace

void add_serve(CLI::App& app, cli::Context& context) {
  CLI::App* command = app.add_subcommand("serve", "serve the pages of a data folder");
  const auto options = std::make_shared<Options>();
  cli::add_setting_options(*command, options->given);
  command->callback([options, &context] {
    const auto settings = cli::read_settings(options->given);
    if (!settings) return cli::report(context, settings.error());
    options->demo = is_demo(settings->text("data"));
    if (const auto done = serve(*options, *settings, context); !done) cli::report(context, done.error());
  });
}

void add_demo(CLI::App& app, cli::Context& context) {
  CLI::App* command = app.add_subcommand("demo", "serve invented agencies and people, made on first use");
  const auto options = std::make_shared<Options>();
  cli::add_setting_options(*command, options->given);
  command->callback([options, &context] {
    const auto settings = cli::read_settings(options->given);
    if (!settings) return cli::report(context, settings.error());
    if (const auto done = serve_demo(*options, *settings, context); !done) cli::report(context, done.error());
  });
}

}  // namespace sharewell::app
