// SPDX-License-Identifier: MIT
// Any bytes as the files of a pack. The first byte says which files of the small pack of the tests are
// replaced (one bit each), the rest are their bytes, separated by lines of "%%". A pack is loaded or refused
// with faults that name a file; a loaded one gives every random case a rule, reasons that force it, no open
// question once all is answered, and a flowchart with its path.
#include <cstdint>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "base/result.h"
#include "guidance/draw.h"
#include "guidance/pack.h"

using namespace sharewell;
using namespace sharewell::guidance;

namespace {

std::vector<PackFile> small_pack() {
  std::vector<PackFile> files;
  for (const char* name :
       {"cases.toml", "pack.toml", "questions.toml", "rules.toml", "words.en.toml", "properties.toml"}) {
    std::ifstream in(std::string(SHAREWELL_SOURCE_DIR "/tests/guidance/small/") + name);
    files.push_back({name, {std::istreambuf_iterator<char>(in), {}}});
  }
  return files;
}

void use(const Pack& pack) {
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same cases for the same input
  for (int i = 0; i < 20; ++i) {
    Answers answers;
    for (std::size_t q = 0; q < pack.questions().size(); ++q)
      answers.at[q] = static_cast<AnswerIndex>(random() % pack.questions()[q].answers.size());
    const Facts facts = pack.complete(answers);
    const Verdict verdict = pack.evaluate(facts);
    SW_CHECK(verdict.rule < pack.rules().size() && pack.rules()[verdict.rule].outcome == verdict.outcome);
    SW_CHECK(pack.open_outcome(answers) == 0 && pack.open_obligations(answers) == 0);
    const std::uint64_t kept = pack.reasons_of(facts);
    for (std::size_t q = 0; q < pack.questions().size(); ++q)
      if (((kept >> q) & 1u) == 0) answers.at[q] = kAbsent;
    SW_CHECK(pack.is_settled(answers));
    (void)pack.obligations_of(facts, verdict);
    (void)pack.notices(facts);
    const Flowchart chart = flowchart_of(pack, answers);
    SW_CHECK(chart.decides() != nullptr && !draw_svg(chart, Sheet::Phone).empty());
  }
  const Flowchart chart = flowchart_of(pack, std::nullopt);
  SW_CHECK(!draw_text(chart).empty() && !draw_svg(chart, Sheet::Paper).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<PackFile> base = small_pack();
  if (size == 0) return 0;
  std::vector<PackFile> files = base;
  std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (((data[0] >> i) & 1u) == 0) continue;
    const std::size_t end = std::min(rest.find("\n%%\n"), rest.size());
    files[i].bytes = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 4, rest.size()));
  }
  const auto pack = Pack::load(files);
  if (pack) {
    use(*pack);
    return 0;
  }
  SW_CHECK(!pack.error().empty());
  for (const Fault& fault : pack.error())
    SW_CHECK(!fault.file.empty() && one_line(fault).find('\n') == std::string::npos);
  return 0;
}
