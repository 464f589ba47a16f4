// SPDX-License-Identifier: MIT
#include "deeds.h"

#include <array>
#include <barrier>
#include <new>
#include <thread>

#include "fixture.h"

namespace sharewell::store {
namespace {

constexpr int kWriters = 4;

struct Keep : Deed {
  explicit Keep(std::vector<record::EntryBody> all, std::string id, std::optional<DraftRef> draft = {})
      : entries(std::move(all)), once(std::move(id)), ends(std::move(draft)), write{entries, once, ends} {}
  Result<void> act(Store& store) override {
    SW_TRY(const Committed kept, store.commit(std::move(write)));
    first = kept.entries.front().index();
    return {};
  }
  void tell(const Teller& teller) const override {
    teller.say("kept " + once + " " + std::to_string(first) + " " + std::to_string(entries.size()));
    if (ends) teller.say("gone " + ends->text());
  }
  std::vector<record::EntryBody> entries;
  std::string once;
  std::optional<DraftRef> ends;
  Write write;
  std::uint64_t first = 0;
};

struct Look : Deed {
  Result<void> act(Store& store) override {
    SW_DO(store.look(cast.school, cast.ben));
    return {};
  }
  void tell(const Teller&) const override {}
  Cast cast = the_cast();
};

struct Read : Deed {
  Result<void> act(Store& store) override {
    SW_TRY(const Looked looked, store.look(cast.home, cast.ann));  // stands from before
    SW_DO(store.read(looked, cast.home));
    return {};
  }
  void tell(const Teller&) const override {}
  Cast cast = the_cast();
};

struct Save : Deed {
  Result<void> act(Store& store) override {
    SW_DO(store.save_draft(cast.third, cast.ann, words, 0));
    return {};
  }
  void tell(const Teller& teller) const override { teller.say("draft " + cast.third.text() + " 1"); }
  Cast cast = the_cast();
  Personal<std::string> words{draft_words(cast.third, 1)};
};

struct Sweep : Deed {
  Result<void> act(Store& store) override {
    SW_DO(store.sweep_drafts());
    return {};
  }
  void tell(const Teller&) const override {}
};

/// Several threads at once; which of them leads is left to chance.
struct Together : Deed {
  Together() {
    for (int i = 0; i < kWriters; ++i) {
      const std::string once = "threads-" + std::to_string(i);
      deeds.push_back(std::make_unique<Keep>(std::vector{decision(the_cast().home, once)}, once));
      threads.emplace_back([this, i] {
        begin.arrive_and_wait();
        const auto at = static_cast<std::size_t>(i);
        try {
          done[at] = store != nullptr && deeds[at]->act(*store).has_value();
        } catch (const std::bad_alloc&) {
          done[at] = false;
        }
        end.arrive_and_wait();
      });
    }
  }
  ~Together() override {
    if (store != nullptr) return;
    [[maybe_unused]] const auto began = begin.arrive();
    [[maybe_unused]] const auto ended = end.arrive();
  }
  Result<void> act(Store& at) override {
    store = &at;
    begin.arrive_and_wait();
    end.arrive_and_wait();
    for (const bool one : done)
      if (!one) return std::unexpected(Error{ErrorCode::Unavailable, {}, {}});
    return {};
  }
  void tell(const Teller& teller) const override {
    for (const auto& deed : deeds) deed->tell(teller);
  }
  Store* store = nullptr;
  std::vector<std::unique_ptr<Keep>> deeds;
  std::array<bool, kWriters> done{};
  std::barrier<> begin{kWriters + 1}, end{kWriters + 1};
  std::vector<std::jthread> threads;
};

}  // namespace

std::vector<Kind> kinds_of_deeds() {
  const Cast cast = the_cast();
  const Random random = seeded(11);
  const FileRef fresh = FileRef::make(random);
  const TaskRef task = TaskRef::make(random);
  return {{"a decision that ends a draft", 1,
           [=] {
             return std::make_unique<Keep>(std::vector{decision(cast.home, "d", {task})}, "d", cast.second);
           }},
          {"a new file", 2,
           [=] {
             return std::make_unique<Keep>(std::vector{opened(fresh, cast.ann), decision(fresh, "f")}, "f");
           }},
          {"a settled task", 1,
           [=] { return std::make_unique<Keep>(std::vector{settled(cast.home, cast.ann, cast.tell)}, "s"); }},
          {"a look", 1, [] { return std::make_unique<Look>(); }},
          {"a file that is read", 0, [] { return std::make_unique<Read>(); }},
          {"a saved draft", 0, [] { return std::make_unique<Save>(); }},
          {"a sweep", 0, [] { return std::make_unique<Sweep>(); }},
          {"four writers at once", kWriters, [] { return std::make_unique<Together>(); }}};
}

}  // namespace sharewell::store
