// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>

#include <fstream>
#include <memory>
#include <sstream>

#include "base/limits.h"
#include "cli/decide_input.h"
#include "cli/decide_text.h"
#include "cli/guidance_commands.h"
#include "decide/answers_json.h"
#include "guidance/draw.h"

namespace sharewell::cli {
namespace {

struct Options {
  std::string folder, answers, output;
  bool text = false, phone = false, diagram = false;
};

Result<std::optional<guidance::Answers>> answers_in(const Options& options, const guidance::Pack& pack,
                                                    Context& context) {
  if (options.answers.empty()) return std::nullopt;
  SW_TRY(Input input, open_input(options.answers, context));
  SW_TRY(const std::string text, read_all(input, limits::kAnswersBytes));
  SW_TRY(const guidance::Answers answers, decide::answers_from_json(pack, text, input.name));
  return answers;
}

/// The list in lines of 80 characters.
std::string for_terminal(const std::string& list) {
  std::istringstream lines(list);
  std::ostringstream out;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t margin = std::min(line.find_first_not_of(' '), line.size());
    print_wrapped(out, line.substr(0, margin), line.substr(margin), margin == 0 ? 3 : 5);
  }
  return out.str();
}

Result<std::string> drawing(const Options& options, Context& context) {
  SW_TRY(const ChosenPack chosen, ChosenPack::load(options.folder, context));
  if (options.diagram) return guidance::draw_diagram(chosen.pack());
  SW_TRY(const std::optional<guidance::Answers> answers, answers_in(options, chosen.pack(), context));
  const guidance::Flowchart chart = guidance::flowchart_of(chosen.pack(), answers);
  if (options.text) return for_terminal(guidance::draw_text(chart));
  return guidance::draw_svg(chart, options.phone ? guidance::Sheet::Phone : guidance::Sheet::Paper);
}

Result<void> draw(const Options& options, Context& context) {
  SW_TRY(const std::string drawn, drawing(options, context));
  if (options.output.empty()) {
    context.out << drawn;
    return {};
  }
  std::ofstream file(options.output, std::ios::binary);
  file << drawn;
  file.close();
  if (!file) return fail(ErrorCode::Unavailable, "the drawing cannot be written", options.output);
  return {};
}

}  // namespace

void add_guidance_draw(CLI::App& group, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = group.add_subcommand("draw", "draw the rules as a flowchart in SVG");
  command->add_option("DIR", options->folder, "a folder with a guidance pack; without it, the built-in one");
  command->add_option("--answers", options->answers, "light the path of these answers (JSON file, or -)");
  command->add_option("-o,--output", options->output, "write to this file");
  CLI::Option* text = command->add_flag("--text", options->text, "print a list that says the same");
  CLI::Option* phone =
      command->add_flag("--phone", options->phone, "a narrow drawing, for a phone; without it, for A4");
  CLI::Option* diagram = command->add_flag(
      "--diagram", options->diagram, "for engineers: the outcome's decision diagram in DOT (| dot -Tsvg)");
  text->excludes(phone)->excludes(diagram);
  diagram->excludes(phone)->excludes("--answers");
  command->callback([options, &context] {
    if (const auto done = draw(*options, context); !done) report(context, done.error());
  });
}

}  // namespace sharewell::cli
