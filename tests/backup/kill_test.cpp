// SPDX-License-Identifier: MIT
// A backup that is killed before any call that writes, or whose disk is full there: what an earlier one held
// is whole all the time, no key is left in the clear, and the next one ends with the same bytes. A program
// that writes the manifest first is found to break it.
#include <csignal>
#include <iostream>

#include "backup/check.h"
#include "backup/key_pack.h"
#include "custodian.h"
#include "told_backup.h"

namespace sharewell::backup {
namespace {

namespace fs = std::filesystem;

class BackupKillTest : public Custody {
 protected:
  BackupKillTest() {
    // An earlier backup, so that there is something to spoil; then more records, and a form that changed.
    (void)store::value_of(back_up_to(earlier()));
    *now_ms_ += kDayMs;
    record(*open(), 7);
    write_file(folder() / "forms" / "mash.toml", "id = 'mash-2'\n");
    (void)store::value_of(make_backup(data_.path(), whole(), {Instant{*now_ms_ - kDayMs}, kFew, {}}));
  }
  [[nodiscard]] fs::path earlier() const { return elsewhere_.path() / "earlier"; }
  [[nodiscard]] fs::path whole() const { return elsewhere_.path() / "whole"; }
  [[nodiscard]] Folders folders() const { return {data_.path(), backup(), packs()}; }
  void begin_again() const {
    fs::remove_all(backup());
    fs::remove_all(packs());
    fs::copy(earlier(), backup(), fs::copy_options::recursive);
  }
  /// What is wrong after a fault, or empty.
  [[nodiscard]] std::string what_is_wrong() const {
    if (const auto checked = check_backup(backup()); !checked) return "then: " + one_line(checked.error());
    const std::string root = files_below(data_.path()).at("root.key").substr(0, 20);
    if (fs::exists(packs()) && store::bytes_of_folder(packs()).find(root) != std::string::npos)
      return "a key is there";
    if (const auto again = back_up_with(folders(), {"mknod", 1}, "signal=SIGKILL"); again.exit_code != 0)
      return "it does not go on: " + std::to_string(again.exit_code);
    if (files_below(backup()) != files_below(whole())) return "other bytes than at once";
    const auto left = files_below(packs());
    if (left.size() != 1) return "more than one key pack, or none";
    if (!read_key_pack(packs() / left.begin()->first, identity())) return "the key pack does not open";
    return {};
  }
};

TEST_F(BackupKillTest, GoesOnAfterAKillBeforeAnyCallThatWritesAndIsTheSameBytes) {
  if (!can_trace()) GTEST_SKIP() << "strace is not there, or no process may trace another here";
  begin_again();
  const auto calls = writing_calls(folders());
  ASSERT_GT(calls.size(), 30U);
  for (const Call& call : calls) {
    begin_again();
    const std::string name = call.name + " " + std::to_string(call.number);
    EXPECT_EQ(back_up_with(folders(), call, "signal=SIGKILL").signal, SIGKILL) << name;
    EXPECT_EQ(what_is_wrong(), "") << name;
  }
  if (!HasFailure())
    std::cout << "backup: " << calls.size() << " kill points, " << calls.size() << " survived\n";
}

TEST_F(BackupKillTest, ADiskThatIsFullAtAnyCallThatWritesIsSaidAndSpoilsNothing) {
  if (!can_trace()) GTEST_SKIP() << "strace is not there, or no process may trace another here";
  begin_again();
  std::size_t said = 0, faults = 0;
  for (const Call& call : writing_calls(folders())) {
    begin_again();
    const std::string name = call.name + " " + std::to_string(call.number);
    const Ended ended = back_up_with(folders(), call, "error=ENOSPC");
    ++faults;
    said += ended.exit_code == 10 + static_cast<int>(ErrorCode::DiskFull);
    // What only takes away an unfinished file takes no room and may fail unsaid.
    EXPECT_TRUE(ended.exit_code == 10 + static_cast<int>(ErrorCode::DiskFull) ||
                call.name.starts_with("unlink"))
        << name;
    EXPECT_EQ(what_is_wrong(), "") << name;
  }
  if (!HasFailure())
    std::cout << "backup: " << faults << " full disks, " << said << " said, none spoiled anything\n";
}

TEST_F(BackupKillTest, AManifestThatIsWrittenFirstIsFoundToNameWhatIsNotThere) {
  begin_again();
  fs::copy_file(whole() / "manifest", backup() / "manifest", fs::copy_options::overwrite_existing);
  EXPECT_NE(what_is_wrong().find("is missing"), std::string::npos);
}

}  // namespace
}  // namespace sharewell::backup
