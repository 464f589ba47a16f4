// SPDX-License-Identifier: MIT
// Any bytes as an object of answers: refused on one line, or read, written, read again alike, and advised on.
#include <cstdint>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "decide/answers_json.h"
#include "decide/recommendation.h"

using namespace sharewell;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const guidance::Pack& pack = guidance::built_in();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto answers = decide::answers_from_json(pack, text, "input");
  if (!answers) {
    SW_CHECK(one_line(answers.error()).find('\n') == std::string::npos &&
             one_line(answers.error()).size() < 500);
    return 0;
  }
  const auto again = decide::answers_from_json(pack, decide::answers_to_json(pack, *answers), "again");
  SW_CHECK(again && *again == *answers);
  const auto recommendation = decide::recommend(pack, decide::Enquiry::make(pack, *answers));
  SW_CHECK(parse_json(decide::recommendation_to_json(recommendation), 1 << 20, "result").has_value());
  return 0;
}
