// SPDX-License-Identifier: MIT
#include "bundle/report.h"

#include <fmt/format.h>

#include "base/xml.h"

namespace sharewell::bundle {
namespace {

/// A stranger wrote it: nothing in it may move a terminal's cursor or begin a line of its own.
std::string tamed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool second = c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    i += second ? 1 : 0;
    out += c < 0x20 || c == 0x7f || second ? ' ' : text[i];
  }
  return out;
}

std::string person(const Shown& shown) {
  for (const record::NamedPerson& one : shown.copy.people)
    if (one.ref == shown.taken_by)
      return tamed(one.position.empty() ? one.name : fmt::format("{} ({})", one.name, one.position));
  return shown.taken_by.spaced();
}

std::string_view plural(std::uint64_t count) { return count == 1 ? "" : "s"; }

std::string passed(const Shown& shown) {
  std::string out = fmt::format(
      "Case file {}: {} entries, each a line of the register {},\n"
      "which held {} when this checkpoint was signed.\n"
      "They are all that the case file held when {} took this copy,\n"
      "on {}, for: {}\n"
      "{} decision{}; {} recommendation{} run again with the same result",
      shown.file.spaced(), shown.entries, shown.origin, shown.size, person(shown),
      london_date_time(shown.taken_at), tamed(shown.copy.purpose.reveal()), shown.decisions,
      plural(shown.decisions), shown.recommendations, plural(shown.recommendations));
  for (const UsedPack& pack : shown.packs)
    out += fmt::format("\n  under {}, {}, sha256 {}", tamed(pack.id), tamed(pack.edition), pack.sha256);
  return out + ".\n";
}

std::string about_key(const Shown& shown) {
  if (shown.handed_over)
    return fmt::format(
        "Key: the one that you gave has since been handed over, step by step and each signed by both keys, "
        "to\n"
        "  {}\n",
        shown.verifier_key);
  if (shown.key_was_given) return "Key: the one that you gave.\n";
  return fmt::format(
      "Key: only the one inside the bundle was used, so this shows that the bundle fits itself, not whose "
      "it\n"
      "is. Ask the organisation for its key by another way and give it with --key. The one inside is\n  {}\n",
      shown.verifier_key);
}

std::string about_witnesses(const Witnessed& seen) {
  if (!seen.has_policy) return {};
  const std::string_view whose = seen.by_given_policy ? "you gave" : "is inside";
  std::string out = seen.missing.empty() ? fmt::format("Witnesses: the policy that {} is met.\n", whose)
                                         : fmt::format("Witnesses: the policy that {} is not met: {}.\n",
                                                       whose, tamed(seen.missing));
  for (const reg::Cosigned& one : seen.by)
    out += fmt::format("  {} saw the register grow up to {} entries, on {}\n", tamed(one.witness), seen.size,
                       to_rfc3339(Instant{static_cast<std::int64_t>(one.seconds) * 1000}));
  if (seen.later > 0)
    out += fmt::format("  {} of the entries came after that; ask again later for a bundle that shows more.\n",
                       seen.later);
  if (!seen.by_given_policy)
    out += "  Whom you believe is for you to say: give a policy of your own with --policy.\n";
  return out;
}

std::string about_stamp(const StampedAt& stamp) {
  if (!stamp.is_there) return {};
  const std::string what = fmt::format("the register of {} entries was there", stamp.size);
  std::string out =
      stamp.by_authority
          ? fmt::format("Time: {} on {}, by the word of\n  {}\n", what, to_rfc3339(stamp.at), tamed(stamp.by))
          : fmt::format(
                "Time: a time stamp inside says that {} on {}. Whose it is was not checked: give the\n"
                "certificate of an authority that you believe with --tsa-ca.\n",
                what, to_rfc3339(stamp.at));
  if (stamp.later > 0) out += fmt::format("  {} of the entries came after that.\n", stamp.later);
  return out;
}

json::value stamp_json(const StampedAt& stamp) {
  if (!stamp.is_there) return nullptr;
  return json::object{{"at", to_rfc3339(stamp.at)},
                      {"by_authority", stamp.by_authority},
                      {"by", stamp.by},
                      {"size", static_cast<std::int64_t>(stamp.size)},
                      {"later", static_cast<std::int64_t>(stamp.later)}};
}

json::value witnesses_json(const Witnessed& seen) {
  json::array by;
  for (const reg::Cosigned& one : seen.by)
    by.push_back(json::object{{"witness", one.witness},
                              {"at", to_rfc3339(Instant{static_cast<std::int64_t>(one.seconds) * 1000})}});
  return json::object{{"policy", !seen.has_policy       ? "none"
                                 : seen.by_given_policy ? "given"
                                                        : "inside"},
                      {"met", seen.has_policy && seen.missing.empty()},
                      {"missing", seen.missing},
                      {"by", std::move(by)},
                      {"size", static_cast<std::int64_t>(seen.size)},
                      {"later", static_cast<std::int64_t>(seen.later)}};
}

constexpr std::string_view kLimits =
    "This does not show that what people wrote or answered is true, or that they decided well.\n";

std::string words_of(const Error& error) {
  return tamed(error.place.empty() ? error.detail : fmt::format("{}: {}", error.place, error.detail));
}

json::value shown_json(const Shown& shown) {
  json::array packs;
  for (const UsedPack& pack : shown.packs)
    packs.push_back(json::object{{"id", pack.id}, {"edition", pack.edition}, {"sha256", pack.sha256}});
  return json::object{{"key", shown.verifier_key},
                      {"handed_over", shown.handed_over},
                      {"witnesses", witnesses_json(shown.witnessed)},
                      {"stamp", stamp_json(shown.stamped)},
                      {"register", shown.origin},
                      {"size", static_cast<std::int64_t>(shown.size)},
                      {"checkpoint", shown.checkpoint},
                      {"file", shown.file.text()},
                      {"entries", static_cast<std::int64_t>(shown.entries)},
                      {"decisions", static_cast<std::int64_t>(shown.decisions)},
                      {"recommendations", static_cast<std::int64_t>(shown.recommendations)},
                      {"packs", std::move(packs)},
                      {"taken_at", to_rfc3339(shown.taken_at)},
                      {"taken_by", shown.taken_by.text()}};
}

}  // namespace

std::string report_text(const Report& report, std::string_view name) {
  if (report.passes())
    return fmt::format("PASS  {}\n{}{}{}{}{}", name, passed(report.shown), about_key(report.shown),
                       about_witnesses(report.shown.witnessed), about_stamp(report.shown.stamped), kLimits);
  return fmt::format("FAIL  {}\n{}\nIt is not so that {}. Nothing after that was looked at.\n", name,
                     words_of(*report.wrong), steps().at(report.held).says);
}

std::string report_json(const Report& report, std::string_view name) {
  json::object out{
      {"bundle", name}, {"verified", report.passes()}, {"key_was_given", report.shown.key_was_given}};
  if (report.passes())
    out["shown"] = shown_json(report.shown);
  else
    out["wrong"] = json::object{{"step", steps().at(report.held).id},
                                {"code", row(report.wrong->code).name},
                                {"detail", report.wrong->detail},
                                {"place", report.wrong->place}};
  return to_canonical_json(out) + "\n";
}

std::string report_junit(const Report& report, std::string_view name) {
  const std::size_t all = steps().size(), failed = report.passes() ? 0 : 1;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">\n",
      xml_text(name), all, failed, all - report.held - failed);
  for (std::size_t i = 0; i < all; ++i) {
    out +=
        fmt::format("  <testcase classname=\"sharewell-verify\" name=\"{}\"", xml_text(steps().at(i).says));
    if (i < report.held)
      out += "/>\n";
    else if (i == report.held)
      out += fmt::format("><failure message=\"{}\"/></testcase>\n", xml_text(words_of(*report.wrong)));
    else
      out += "><skipped/></testcase>\n";
  }
  return out + "</testsuite>\n";
}

}  // namespace sharewell::bundle
