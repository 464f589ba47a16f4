// SPDX-License-Identifier: MIT
// Any bytes as the files of an overlay. The first byte says which files of the small overlay of the tests are
// replaced (one bit each, in the order overlay, questions, rules, words, cases), the rest are their bytes,
// separated by lines of "%%". An overlay is loaded or refused with faults that name a file; a loaded one
// never gives any case a lower outcome than its base or fewer of its obligations.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "guidance/diff.h"
#include "small_overlay.h"

using namespace sharewell;
using namespace sharewell::guidance;

namespace {

/// The outcomes of the small pack: "wait" protects less than "go".
void use(const Pack& base, const Pack& overlay) {
  const auto found = compare(base, overlay);
  if (!found) return;  // too many questions or combinations together
  for (const Difference& one : found->differences) {
    SW_CHECK(one.about != Difference::About::Outcome || (one.a == "wait" && one.b == "go"));
    SW_CHECK(one.about != Difference::About::Obligation || one.b == "raised");
    SW_CHECK(one.count > 0 && !said(found->questions, one.example).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<PackFile> whole = small_overlay();
  static const Pack base = *Pack::load(small_pack());
  if (size == 0) return 0;
  std::vector<PackFile> files = whole;
  std::string_view rest(reinterpret_cast<const char*>(data + 1), size - 1);
  for (std::size_t i = 0; i < 5; ++i) {
    if (((data[0] >> i) & 1u) == 0) continue;
    const std::size_t end = std::min(rest.find("\n%%\n"), rest.size());
    files[i].bytes = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 4, rest.size()));
  }
  const auto overlay = Pack::load(files);
  if (overlay) {
    use(base, *overlay);
    return 0;
  }
  SW_CHECK(!overlay.error().empty());
  for (const Fault& fault : overlay.error())
    SW_CHECK(!fault.file.empty() && one_line(fault).find('\n') == std::string::npos);
  return 0;
}
