// SPDX-License-Identifier: MIT
// How the bodies of entries are read, and lists in them written: for the sources of this folder.
//
// In: the JSON object of a body. Out: its members as values, and whether each was there and of its type.
// Never: judges what they say.
#pragma once

#include "base/limits.h"
#include "record/bodies.h"

namespace sharewell::record {

/// Reads members and remembers whether each was there and of its type, so that a reader is one list of
/// members.
class Members {
 public:
  enum class Objects : std::uint8_t { Copied, Left };  ///< Left: checked to be there, and read as empty
  explicit Members(const json::object& object, Objects objects = Objects::Copied)
      : object_(object), objects_(objects) {}
  /// With the member of the body that is text.
  explicit Members(const EntryBody& entry, Objects objects = Objects::Copied)
      : object_(entry.body), spelt_(entry.spelt ? &*entry.spelt : nullptr), objects_(objects) {}
  std::string text(std::string_view key) {
    const json::value* value = find(key, json::kind::string);
    return value == nullptr ? std::string{} : std::string(std::string_view(value->get_string()));
  }
  bool truth(std::string_view key) {
    const json::value* value = find(key, json::kind::bool_);
    return value != nullptr && value->get_bool();
  }
  std::int64_t number(std::string_view key) {
    const json::value* value = find(key, json::kind::int64);
    return value == nullptr ? 0 : value->get_int64();
  }
  json::object object(std::string_view key) {
    if (spelt_ != nullptr && spelt_->key == key) return from_text();
    const json::value* value = find(key, json::kind::object);
    return value == nullptr || objects_ == Objects::Left ? json::object{} : value->get_object();
  }
  template <class AnyRef>
  AnyRef ref(std::string_view key) {
    const std::string typed = text(key);
    return ref_from<AnyRef>(typed);
  }
  template <class AnyRef>
  std::vector<AnyRef> refs(std::string_view key) {
    std::vector<AnyRef> out;
    if (const json::value* value = find(key, json::kind::array))
      for (const json::value& one : value->get_array())
        out.push_back(ref_from<AnyRef>(one.is_string() ? std::string_view(one.get_string()) : "?"));
    return out;
  }
  std::vector<RaisedTask> tasks(std::string_view key);
  std::vector<NamedPerson> people(std::string_view key);
  template <class T>
  T one_of(const std::optional<T>& value) {
    ok_ = ok_ && value.has_value();
    return value.value_or(T{});
  }
  /// What `read` makes of each object of a list.
  template <class Read>
  auto each(std::string_view key, Read read) {
    std::vector<decltype(read(*this))> out;
    const json::value* value = find(key, json::kind::array);
    if (value == nullptr) return out;
    for (const json::value& one : value->get_array()) {
      ok_ = ok_ && one.is_object();
      if (!ok_) return decltype(out){};
      Members members(one.get_object());
      out.push_back(read(members));
      ok_ = ok_ && members.ok();
    }
    return out;
  }
  [[nodiscard]] bool ok() const { return ok_; }

 private:
  const json::value* find(std::string_view key, json::kind kind) {
    const json::value* value = object_.if_contains(key);
    ok_ = ok_ && value != nullptr && value->kind() == kind;
    return ok_ ? value : nullptr;
  }
  template <class AnyRef>
  AnyRef ref_from(std::string_view typed) {
    if (typed.empty()) return {};
    return one_of(AnyRef::parse(typed));
  }
  json::object from_text() {
    if (objects_ == Objects::Left) return {};
    auto value = parse_json(spelt_->text, limits::kEntryBytes, spelt_->key);
    ok_ = ok_ && value && value->is_object();
    return ok_ ? std::move(value->get_object()) : json::object{};
  }
  const json::object& object_;
  const SpeltMember* spelt_ = nullptr;
  Objects objects_;
  bool ok_ = true;
};

inline std::vector<RaisedTask> Members::tasks(std::string_view key) {
  return each(key, [](Members& task) {
    return RaisedTask{task.ref<TaskRef>("ref"), task.text("obligation"), Instant{task.number("due")},
                      task.ref<PersonRef>("owner")};
  });
}

inline std::vector<NamedPerson> Members::people(std::string_view key) {
  return each(key, [](Members& person) {
    return NamedPerson{person.ref<PersonRef>("ref"), person.text("name"), person.text("position")};
  });
}

[[nodiscard]] json::array tasks_json(const std::vector<RaisedTask>& tasks);
template <class AnyRef>
json::array refs_json(const std::vector<AnyRef>& refs) {
  json::array out;
  for (const AnyRef& ref : refs) out.emplace_back(ref.text());
  return out;
}

template <class Body>
Result<Body> checked(const Members& members, Body body) {
  if (!members.ok())
    return fail(ErrorCode::Damaged, "the body of an entry has another shape than its kind says");
  return body;
}

inline Result<void> expect_kind(const EntryBody& entry, EntryKind kind) {
  if (entry.kind != kind) return fail(ErrorCode::Damaged, "an entry has another kind than its place says");
  return {};
}

}  // namespace sharewell::record
