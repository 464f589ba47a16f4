// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

#include "base/json.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/decide_input.h"
#include "cli/decide_interview.h"
#include "cli/decide_text.h"
#include "decide/answers_json.h"
#include "decide/recommendation.h"
#include "decide/recommendation_ids.h"
#include "decide/rests_on.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string answers, pack;
  bool json = false, batch = false, ids = false;
};

decide::Recommendation advise(const guidance::Pack& pack, const guidance::Answers& answers) {
  return decide::recommend(pack, decide::Enquiry::make(pack, answers));
}

std::string error_line(std::int64_t line, const Error& error) {
  json::object what{{"code", row(error.code).name}, {"detail", error.detail}};
  if (!error.place.empty()) what["place"] = error.place;
  return to_canonical_json(json::object{{"line", line}, {"error", std::move(what)}});
}

/// One line of JSON.
void print_line(const guidance::Pack& pack, const guidance::Answers& answers, bool ids, Context& context) {
  if (!ids) {
    context.out << decide::explained_to_json(advise(pack, answers)) << '\n';
    return;
  }
  std::string line;
  line.reserve(1024);
  decide::append_recommendation_ids(line, pack, decide::Enquiry::make(pack, answers));
  line += '\n';
  context.out << line;
}

/// One result line for each line of the input; a bad line does not stop the rest.
Result<void> decide_batch(const guidance::Pack& pack, bool ids, Input& input, Context& context) {
  std::string buffer;
  bool bad = false;
  for (std::int64_t number = 1;; ++number) {
    const auto line = next_line(input, limits::kAnswersBytes, buffer);
    if (!line) break;
    const std::string_view text = line->value_or(std::string_view{});
    const auto answers =
        *line ? decide::answers_from_json(pack, text, input.name) : std::unexpected(line->error());
    if (answers) {
      print_line(pack, *answers, ids, context);
      continue;
    }
    bad = true;
    Error error = answers.error();
    // The reader counts lines within the text that it was given, which is one line of many.
    const std::string first = input.name + ":1:";
    if (error.place.starts_with(first))
      error.place = input.name + ":" + std::to_string(number) + ":" + error.place.substr(first.size());
    context.out << error_line(number, error) << '\n';
  }
  if (bad) context.exit_code = row(ErrorCode::BadInput).exit_code;
  return {};
}

Result<void> run(const Options& options, Context& context) {
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.pack, context));
  const guidance::Pack& pack = chosen.pack();
  guidance::Answers answers;
  if (!options.answers.empty()) {
    SW_TRY(Input input, open_input(options.answers, context));
    if (options.batch) return decide_batch(pack, options.ids, input, context);
    SW_TRY(const std::string text, read_all(input, limits::kAnswersBytes));
    SW_TRY(answers, decide::answers_from_json(pack, text, input.name));
  } else if (options.batch || !context.terminal) {
    return fail(ErrorCode::Usage, "give --answers FILE, or --answers - to read standard input");
  } else {
    SW_TRY(answers, interview(pack, context));
  }
  if (options.json || options.ids)
    print_line(pack, answers, options.ids, context);
  else
    print_recommendation(context.out, advise(pack, answers));
  return {};
}

}  // namespace

void add_decide(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("decide", "say what the advice recommends, and why");
  const auto options = std::make_shared<Options>();
  command->add_option("--answers", options->answers,
                      "a JSON object of answers, or - for standard input; without it, questions");
  command->add_flag("--json", options->json, "print one JSON object");
  command->add_flag("--batch", options->batch, "one JSON object a line in, one a line out");
  command->add_flag("--ids", options->ids,
                    "print ids only, as one JSON object: outcome, rule, flow, reasons, obligations");
  command->add_option("--pack", options->pack, "a folder with another guidance pack");
  command->footer("Exit code 0: done. 2: an answer or a pack cannot be used. 3: no such file.");
  command->callback([options, &context] {
    if (const auto done = run(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
