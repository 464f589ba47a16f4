// SPDX-License-Identifier: MIT
#include "web/components/character_count.h"

namespace sharewell::web {
namespace {

/// "words", "characters" or nothing: what the library's script would count.
std::string type_of(const CharacterCount& count) {
  return count.count_type.empty() && count.max_words > 0 ? "words" : count.count_type;
}

/// "You can enter up to 200 characters"; nothing where there is no limit to tell.
std::string description_of(const CharacterCount& count) {
  constexpr std::string_view kCount = "%{count}";
  const int limit = count.max_words > 0 ? count.max_words : count.max_length;
  if (limit == 0) return {};
  std::string words = count.description;
  if (words.empty())
    words = type_of(count) == "words" ? "You can enter up to %{count} words"
                                      : "You can enter up to %{count} characters";
  if (const auto at = words.find(kCount); at != words.npos)
    words.replace(at, kCount.size(), std::to_string(limit));
  return words;
}

void set_number(Attributes& attributes, AttributeName name, int value) {
  if (value > 0) attributes.set(name, std::to_string(value));
}

}  // namespace

Html render(const CharacterCount& count) {
  Textarea textarea = count.textarea;
  if (textarea.id.empty()) textarea.id = textarea.name;
  textarea.described_by = textarea.id + "-info";
  const auto with = [](const std::string& base, const std::string& more) {
    return more.empty() ? base : base + " " + more;
  };
  textarea.classes = with("govuk-js-character-count", textarea.classes);
  FormGroup& group = textarea.form_group;
  group.classes = with("govuk-character-count", group.classes);
  group.attributes.set("data-module", "govuk-character-count");
  set_number(group.attributes, "data-maxlength", count.max_length);
  set_number(group.attributes, "data-maxwords", count.max_words);
  set_number(group.attributes, "data-threshold", count.threshold);
  if (const std::string type = type_of(count); !type.empty()) group.attributes.set("data-count-type", type);
  group.after = render(Hint{.text = description_of(count),
                            .id = textarea.id + "-info",
                            .classes = with("govuk-character-count__message", count.message_classes)}) +
                group.after;
  return render(textarea);
}

}  // namespace sharewell::web
