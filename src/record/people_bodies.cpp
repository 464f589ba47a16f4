// SPDX-License-Identifier: MIT
#include "record/people_bodies.h"

#include <array>

#include "record/members.h"

namespace sharewell::record {
namespace {

constexpr std::array<std::string_view, 6> kParts{"child", "sibling",     "parent",
                                                 "carer", "other-child", "other-adult"};

}  // namespace

std::string_view name_of(Part part) { return kParts.at(static_cast<std::size_t>(part)); }

std::optional<Part> part_named(std::string_view name) {
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (kParts.at(i) == name) return static_cast<Part>(i);
  return std::nullopt;
}

json::object to_json(const PersonNoted& b) {
  return {{"of", static_cast<std::int64_t>(b.of)},
          {"name", b.name.reveal()},
          {"known_as", b.known_as.reveal()},
          {"born", b.born.reveal()},
          {"nhs_number", b.nhs_number.reveal()},
          {"pupil_number", b.pupil_number.reveal()},
          {"other_number", b.other_number.reveal()},
          {"part", name_of(b.part)},
          {"gone", b.gone},
          {"why", b.why.reveal()}};
}

template <>
Result<PersonNoted> read_body(const EntryBody& entry) {
  SW_DO(expect_kind(entry, EntryKind::PersonNoted));
  Members m(entry.body);
  const auto personal = [&m](std::string_view key) { return Personal<std::string>(m.text(key)); };
  PersonNoted body;
  body.of = static_cast<std::uint64_t>(m.number("of"));
  body.name = personal("name");
  body.known_as = personal("known_as");
  body.born = personal("born");
  body.nhs_number = personal("nhs_number");
  body.pupil_number = personal("pupil_number");
  body.other_number = personal("other_number");
  body.part = m.one_of(part_named(m.text("part")));
  body.gone = m.truth("gone");
  body.why = personal("why");
  return checked(m, std::move(body));
}

}  // namespace sharewell::record
