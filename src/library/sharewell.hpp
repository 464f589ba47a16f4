// SPDX-License-Identifier: MIT
/**
 * @file
 * libsharewell for C++23: the C interface (sharewell.h) with values that clean up after themselves.
 *
 * In: answers as JSON, or the files of a pack. Out: JSON, or what is wrong with what went in, as a value.
 * Never: throws, but std::bad_alloc when memory runs out. Header only, so that it works with the static and
 * the shared library and with any compiler. Threads: as sharewell.h says; a `Pack` may be shared.
 */
#ifndef SHAREWELL_HPP
#define SHAREWELL_HPP

#include <expected>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "sharewell.h"

namespace sharewell {
inline namespace v0 {

/** What was wrong: the status and a JSON object that says what and where (see #sharewell_status). */
struct Refusal {
  sharewell_status status; /**< never SHAREWELL_OK */
  std::string json;        /**< says what and where */
};

/** One file of a pack, by name without folder. */
struct File {
  std::string name;  /**< "rules.toml" */
  std::string bytes; /**< UTF-8 */
};

/** A guidance pack that can be asked. Cheap to copy; copies share one pack. */
class Pack {
 public:
  /** HM Government advice of July 2018. */
  [[nodiscard]] static Pack built_in() {
    return Pack(std::shared_ptr<const sharewell_pack>(sharewell_built_in(), [](const sharewell_pack*) {}));
  }

  /** Checks and compiles; a pack with any fault is refused with all of them. */
  [[nodiscard]] static std::expected<Pack, Refusal> load(const std::vector<File>& files) {
    std::vector<sharewell_file> list;
    for (const File& file : files) list.push_back({file.name.c_str(), file.bytes.data(), file.bytes.size()});
    sharewell_reply* why = nullptr;
    if (sharewell_pack* pack = sharewell_load(list.data(), list.size(), &why); pack != nullptr)
      return Pack(std::shared_ptr<const sharewell_pack>(
          pack, [pack](const sharewell_pack*) { sharewell_free_pack(pack); }));
    return std::unexpected(take(why).error());
  }

  /** The questions, outcomes, rules and words, as `sharewell guidance show --json` prints them. */
  [[nodiscard]] std::string describe() const { return take(sharewell_describe(pack_.get())).value(); }

  /** The line of `sharewell decide --json` for these answers (a JSON object), or why they cannot be used. */
  [[nodiscard]] std::expected<std::string, Refusal> recommend(std::string_view answers) const {
    return take(sharewell_recommend(pack_.get(), answers.data(), answers.size()));
  }

  /** The ids of the notices that stand beside these answers, as a JSON list. */
  [[nodiscard]] std::expected<std::string, Refusal> notices(std::string_view answers) const {
    return take(sharewell_notices(pack_.get(), answers.data(), answers.size()));
  }

 private:
  explicit Pack(std::shared_ptr<const sharewell_pack> pack) : pack_(std::move(pack)) {}

  static std::expected<std::string, Refusal> take(sharewell_reply* given) {
    if (given == nullptr) throw std::bad_alloc();
    const std::unique_ptr<sharewell_reply, void (*)(sharewell_reply*)> reply(given, sharewell_free_reply);
    std::string text(sharewell_text(given), sharewell_size(given));
    const sharewell_status status = sharewell_status_of(given);
    if (status == SHAREWELL_OK) return text;
    return std::unexpected(Refusal{status, std::move(text)});
  }

  std::shared_ptr<const sharewell_pack> pack_;
};

}  // namespace v0
}  // namespace sharewell

#endif
