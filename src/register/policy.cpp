// SPDX-License-Identifier: MIT
#include "register/policy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "register/cosignature.h"
#include "register/lines.h"

namespace sharewell::reg {
namespace {

constexpr std::size_t kPolicyBytes = 1u << 16;
constexpr std::size_t kParties = 128;  // the specification asks for 32 of each kind at least
constexpr std::size_t kNone = SIZE_MAX;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == line.npos) return words;
    line.remove_prefix(begin);
    words.push_back(line.substr(0, line.find_first_of(" \t")));
    line.remove_prefix(words.back().size());
  }
}

std::unexpected<Error> wrong(std::string what) {
  return fail(ErrorCode::BadInput, std::move(what), "policy");
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7f;
  });
}

}  // namespace

Result<Policy> Policy::read(std::string_view text) {
  if (text.size() > kPolicyBytes)
    return fail(ErrorCode::TooLarge, fmt::format("{} bytes, and the limit is {}", text.size(), kPolicyBytes),
                "policy");
  if (has_control(text)) return wrong("there is a control character in it");
  if (!text.empty() && text.back() != '\n') return wrong("the last line has no end");
  Policy policy;
  Lines lines(text);
  while (const auto next = lines.next())
    if (auto read = policy.line(*next); !read) {
      read.error().place = fmt::format("policy, line {}", lines.number());
      return std::unexpected(read.error());
    }
  if (!policy.has_quorum_)
    return wrong("it has no line 'quorum NAME'; write 'quorum none' if no witness is needed");
  return policy;
}

Result<void> Policy::line(std::string_view text) {
  const auto words = words_of(text);
  if (words.empty() || words[0].starts_with('#')) return {};
  if (words[0] == "log") return add_register(words);
  if (words[0] == "witness") return add_witness(words);
  if (words[0] == "group") return add_group(words);
  if (words[0] == "quorum") return set_quorum(words);
  return wrong("a line begins with log, witness, group or quorum");
}

Result<void> Policy::add_register(const std::vector<std::string_view>& words) {
  if (words.size() < 2 || words.size() > 3) return wrong("write: log KEY, and an address if you like");
  SW_TRY(NoteKey key, read_key(words[1], KeyType::Register));
  for (const NoteKey& other : registers_)
    if (other.key == key.key) return wrong("this register's key stands there twice");
  if (registers_.size() == kParties) return wrong("there are too many registers");
  registers_.push_back(std::move(key));
  return {};
}

Result<void> Policy::add_witness(const std::vector<std::string_view>& words) {
  if (words.size() < 3 || words.size() > 4)
    return wrong("write: witness NAME KEY, and an address if you like");
  if (words[1] == "none" || find(words[1])) return wrong("this name is taken");
  SW_TRY(NoteKey key, read_key(words[2], KeyType::Cosigner));
  for (const Party& other : parties_)
    if (other.needs == 0 && other.key.key == key.key) return wrong("this witness's key stands there twice");
  if (parties_.size() == kParties) return wrong("there are too many witnesses and groups");
  parties_.push_back({.name = std::string(words[1]), .key = std::move(key)});
  return {};
}

Result<void> Policy::add_group(const std::vector<std::string_view>& words) {
  if (words.size() < 4) return wrong("write: group NAME, then all, any or a number, then the members");
  if (words[1] == "none" || find(words[1])) return wrong("this name is taken");
  if (parties_.size() == kParties) return wrong("there are too many witnesses and groups");
  Party group{.name = std::string(words[1])};
  for (const std::string_view name : std::span(words).subspan(3)) {
    SW_TRY(const std::size_t at, find(name));
    if (std::exchange(parties_[at].is_member, true))
      return wrong(fmt::format("'{}' is a member already, and may be one once", name));
    group.members.push_back(at);
  }
  const std::size_t count = group.members.size();
  const auto number = words[2] == "any" ? 1 : words[2] == "all" ? count : number_from(words[2]).value_or(0);
  if (number < 1 || number > count)
    return wrong(fmt::format("the group has {} members; '{}' is not all, any or a number up to that", count,
                             words[2]));
  group.needs = number;
  parties_.push_back(std::move(group));
  return {};
}

Result<void> Policy::set_quorum(const std::vector<std::string_view>& words) {
  if (words.size() != 2) return wrong("write: quorum NAME");
  if (std::exchange(has_quorum_, true)) return wrong("there is a second quorum");
  quorum_ = kNone;
  if (words[1] == "none") return {};
  SW_TRY(quorum_, find(words[1]));
  return {};
}

Result<std::size_t> Policy::find(std::string_view name) const {
  const auto at =
      std::find_if(parties_.begin(), parties_.end(), [&](const Party& one) { return one.name == name; });
  if (at == parties_.end())
    return wrong(fmt::format("there is no witness or group '{}' on a line before", name));
  return static_cast<std::size_t>(at - parties_.begin());
}

std::size_t Policy::witnesses() const {
  return static_cast<std::size_t>(
      std::count_if(parties_.begin(), parties_.end(), [](const Party& one) { return one.needs == 0; }));
}

bool Policy::asks_for_witnesses() const { return quorum_ != kNone; }

Result<Checkpoint> Policy::signed_by_a_register(std::string_view note) const {
  Result<Checkpoint> last = fail(ErrorCode::Damaged, "the policy names no register", "policy");
  for (const NoteKey& key : registers_) {
    last = open_checkpoint(note, key);
    if (last) return last;
  }
  return last;
}

Result<Believed> Policy::check(std::string_view note) const {
  SW_TRY(Checkpoint checkpoint, signed_by_a_register(note));
  SW_TRY(Believed believed, cosigners(note, std::move(checkpoint)));
  if (!believed.missing.empty()) return fail(ErrorCode::Damaged, std::move(believed.missing), "checkpoint");
  return believed;
}

Result<Believed> Policy::count(std::string_view note, const KeyChain& keys) const {
  if (std::ranges::none_of(registers_, [&](const NoteKey& key) { return keys.has(key); }))
    return fail(ErrorCode::Damaged,
                fmt::format("the policy names no key of the register '{}'", keys.newest().name), "policy");
  SW_TRY(Checkpoint checkpoint, keys.open(note));
  return cosigners(note, std::move(checkpoint));
}

Result<Believed> Policy::cosigners(std::string_view note, Checkpoint checkpoint) const {
  SW_TRY(const Note parts, read_note(note));
  Believed out{std::move(checkpoint), {}, {}};
  std::vector<bool> met;
  for (const Party& party : parties_) {
    if (party.needs > 0) {
      const auto members =
          std::count_if(party.members.begin(), party.members.end(), [&](std::size_t at) { return met[at]; });
      met.push_back(static_cast<std::size_t>(members) >= party.needs);
      continue;
    }
    SW_TRY(const auto at, cosigned_at(parts, party.key));
    met.push_back(at.has_value());
    if (at) out.by.push_back({party.name, *at});
  }
  if (quorum_ != kNone && !met[quorum_]) out.missing = missing(met);
  return out;
}

std::string Policy::missing(const std::vector<bool>& met) const {
  const Party& quorum = parties_[quorum_];
  if (quorum.needs == 0)
    return fmt::format("the witness '{}' has not cosigned this checkpoint, and the policy asks for it",
                       quorum.name);
  std::vector<std::string_view> have, lack;
  for (const std::size_t at : quorum.members) (met[at] ? have : lack).push_back(parties_[at].name);
  return fmt::format(
      "the policy asks for {} of the {} members of '{}', and {} cosigned this checkpoint; missing: {}",
      quorum.needs, quorum.members.size(), quorum.name,
      have.empty() ? std::string("none") : fmt::format("only {}", fmt::join(have, ", ")),
      fmt::join(lack, ", "));
}

}  // namespace sharewell::reg
