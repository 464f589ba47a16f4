// SPDX-License-Identifier: MIT
#include "kept.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace sharewell::backup {

namespace fs = std::filesystem;

Kept::Kept() {
  const auto store = open();
  record(*store, 10);
  draft_ = store->new_draft();
  words_.emplace_back("a draft that speaks of Zebediah");
  (void)store::value_of(store->save_draft(draft_, ann_, Personal(words_.back()), 0));
  const fs::path pack = data_.path() / "packs" / std::string(64, 'a');
  fs::create_directories(pack / "base");
  fs::create_directories(folder() / "forms");
  write_file(pack / "rules.toml", "rules = 1\n");
  write_file(pack / "base" / "rules.toml", "rules = 0\n");
  write_file(pack / ".unfinished", "no");
  write_file(folder() / "forms" / "mash.toml", "id = 'mash'\n");
}

void Kept::record(store::Store& store, int many) {
  for (int i = 0; i < many; ++i) {
    const FileRef file = store.new_file();
    const std::string label = fmt::format("Quillon number {}", files_.size());
    words_.push_back(label);
    words_.push_back(fmt::format("Threlkeld said so on day {}", files_.size()));
    files_.push_back(file);
    (void)store::value_of(store.commit({{store::opened(file, ann_, label)}, {}, {}}));
    const TaskRef task = ref<TaskRef>();
    (void)store::value_of(store.commit(
        {{store::decided(file, ann_, words_.back(), {{task, "tell-them", Instant{1'800'000'000'000}, ann_}})},
         "once " + label,
         {}}));
    if (i % 3 == 0) (void)store::value_of(store.commit({{store::settled(file, ann_, task)}, {}, {}}));
  }
}

Result<BackupReport> Kept::back_up_to(const fs::path& folder) const {
  return make_backup(data_.path(), folder, {clock()(), kFew, {}});
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& one : fs::recursive_directory_iterator(folder)) {
    if (!one.is_regular_file()) continue;
    std::ostringstream bytes;
    bytes << std::ifstream(one.path(), std::ios::binary).rdbuf();
    all[one.path().lexically_relative(folder).string()] = bytes.str();
  }
  return all;
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace sharewell::backup
