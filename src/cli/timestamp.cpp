// SPDX-License-Identifier: MIT
// Has the time of a register's checkpoint stamped by an authority (RFC 3161), by files: nothing goes over a
// network from here.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "casework/command.h"
#include "cli/key.h"
#include "crypt/time_stamp.h"

namespace sharewell::cli {
namespace {

constexpr std::size_t kFileBytes = std::size_t{24} * 1024;  // so that all of them fit one command

struct Options {
  std::string data, organisation, out, reply, checkpoint, request, authority;
};

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in.is_open()) return fail(ErrorCode::NotFound, "there is no such file to read", path);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.size() > kFileBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("{} bytes, and the limit is {}; of certificates give only those that are needed",
                            bytes.size(), kFileBytes),
                path);
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.flush();
  if (!out) return fail(ErrorCode::Unavailable, "it cannot be written", path);
  return {};
}

Result<std::string> request(const Options& options, Context& context) {
  SW_TRY(
      const std::string note,
      carry_out(options.data, context,
                casework::command_line(casework::RegisterWanted{options.organisation, "checkpoint", "0"})));
  const Bytes asked = crypt::time_stamp_request(bytes_of(note), context.random);
  SW_DO(write_file(options.out + ".checkpoint", note));
  SW_DO(write_file(options.out + ".tsq", text_of(asked)));
  return fmt::format(
      "{0}.checkpoint is the newest published checkpoint, {0}.tsq the request; send that to an authority, "
      "for "
      "example\n"
      "  curl -H 'Content-Type: application/timestamp-query' --data-binary @{0}.tsq ADDRESS > {0}.tsr\n"
      "and then: sharewell timestamp add {0}.tsr --org {1} --ca CERTIFICATES\n",
      options.out, options.organisation);
}

/// "x.tsr" gives "x.tsq" and "x.checkpoint".
std::string beside(const std::string& reply, std::string_view ending) {
  const std::size_t dot = reply.ends_with(".tsr") ? reply.size() - 4 : reply.size();
  return reply.substr(0, dot) + std::string(ending);
}

Result<std::string> add(const Options& options, Context& context) {
  const std::string checkpoint =
      options.checkpoint.empty() ? beside(options.reply, ".checkpoint") : options.checkpoint;
  const std::string asked = options.request.empty() ? beside(options.reply, ".tsq") : options.request;
  casework::StampWanted wanted{options.organisation, {}};
  SW_TRY(wanted.offered.note, read_file(checkpoint));
  SW_TRY(const std::string reply, read_file(options.reply));
  SW_TRY(const std::string request, read_file(asked));
  SW_TRY(wanted.offered.authority, read_file(options.authority));
  const ByteView reply_bytes = bytes_of(reply), request_bytes = bytes_of(request);
  wanted.offered.reply.assign(reply_bytes.begin(), reply_bytes.end());
  wanted.offered.request.assign(request_bytes.begin(), request_bytes.end());
  return carry_out(options.data, context, casework::command_line(wanted));
}

}  // namespace

void add_timestamp(CLI::App& app, Context& context) {
  CLI::App* group =
      app.add_subcommand("timestamp", "have an authority say when a register was so (RFC 3161), by files");
  group->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* asking =
      add_part(*group, "request", "a request for the newest published checkpoint, to be sent on", options,
               context, request);
  asking->add_option("--out", options->out, "what the files are called before .checkpoint and .tsq")
      ->required();
  CLI::App* adding = add_part(*group, "add", "check what the authority replied, and keep it on record",
                              options, context, add);
  for (CLI::App* part : {asking, adding})
    part->add_option("--org", options->organisation, "the organisation")->required();
  adding->add_option("FILE", options->reply, "the reply: NAME.tsr")->required();
  adding->add_option("--ca", options->authority, "certificates (PEM) that its signer must lead to")
      ->required();
  adding->add_option("--checkpoint", options->checkpoint, "if it is not NAME.checkpoint");
  adding->add_option("--request", options->request, "if it is not NAME.tsq");
}

}  // namespace sharewell::cli
