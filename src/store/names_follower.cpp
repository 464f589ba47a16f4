// SPDX-License-Identifier: MIT
#include "store/names_follower.h"

#include "store/database.h"
#include "store/group.h"
#include "store/opening.h"
#include "store/schema.h"

namespace sharewell::store {

static_assert(static_cast<int>(record::EntryKind::FileOpened) == 3 &&
              static_cast<int>(record::EntryKind::FileNamed) == 14 &&
              static_cast<int>(record::EntryKind::PersonNoted) == 26);  // as in the query below

struct NamesFollower::Parts {
  Database database;
  Sealing sealing;
  reg::Frontier frontier{};  ///< over all that was followed

  [[nodiscard]] Result<std::vector<Digest>> fresh_leaves();
  [[nodiscard]] Result<void> visit_fresh(std::uint64_t first, const std::vector<Digest>& leaves,
                                         const Visitor& visit);
};

NamesFollower::NamesFollower(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
NamesFollower::NamesFollower(NamesFollower&&) noexcept = default;
NamesFollower::~NamesFollower() = default;

Result<NamesFollower> NamesFollower::open(const Place& place, const crypt::OrganisationKeys& keys) {
  SW_TRY(Database database, Database::open_reader(place));
  Sealing sealing(keys, [](std::span<std::uint8_t>) {
    broken_invariant("a follower draws no random bytes", __FILE__, __LINE__);
  });
  SW_DO(check_version(database));
  SW_TRY([[maybe_unused]] const FileRef office, check_meta(database, sealing));
  return NamesFollower(std::unique_ptr<Parts>(new Parts{std::move(database), std::move(sealing)}));
}

std::uint64_t NamesFollower::followed() const { return parts_->frontier.size(); }

Result<void> NamesFollower::follow(const Visitor& visit) {
  // One snapshot, whatever a server commits meanwhile.
  SW_DO(parts_->database.begin_read());
  Result<void> done = [&]() -> Result<void> {
    const std::uint64_t first = followed();
    SW_TRY(const auto leaves, parts_->fresh_leaves());
    return parts_->visit_fresh(first, leaves, visit);
  }();
  parts_->database.roll_back();
  return done;
}

/// The leaves after those that were followed: together they have to make the root of the checkpoint.
Result<std::vector<Digest>> NamesFollower::Parts::fresh_leaves() {
  SW_TRY(const StoredCheckpoint checkpoint, load_checkpoint(database, sealing));
  reg::Frontier grown = frontier;
  std::vector<Digest> leaves;
  SW_TRY(Query row, database.walk("SELECT " SW_LEAF_COLUMNS " FROM leaf WHERE idx >= ? ORDER BY idx",
                                  static_cast<std::int64_t>(frontier.size())));
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) break;
    SW_TRY(const LeafRow leaf, leaf_row(row));
    leaves.push_back(leaf.hash);
    grown.append(leaf.hash);
  }
  if (grown.size() != checkpoint.size || grown.root() != checkpoint.root)
    return fail(ErrorCode::Damaged, "the leaves do not add up to the root of the checkpoint", "table leaf");
  frontier = std::move(grown);
  return leaves;
}

Result<void> NamesFollower::Parts::visit_fresh(std::uint64_t first, const std::vector<Digest>& leaves,
                                               const Visitor& visit) {
  SW_TRY(Query row, database.walk("SELECT idx, file, kind, uid, sealed FROM " SW_NAMING_ENTRIES
                                  " AND idx >= ? AND kind IN (3, 14, 26) ORDER BY idx",
                                  static_cast<std::int64_t>(first)));
  Bytes room;
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return {};
    const EntryColumns columns{static_cast<std::uint64_t>(row.number(0)), row.text(1), row.number(2),
                               row.bytes(3), row.bytes(4)};
    const std::uint64_t place = columns.index - first;
    const auto file = FileRef::parse(columns.file);
    if (!file || place >= leaves.size()) continue;
    const auto key = load_file_key(database, sealing, *file);
    if (!key && key.error().code == ErrorCode::NotFound) continue;  // it was erased
    if (!key) return std::unexpected(key.error());
    if (const auto plain = sealing.open(*key, columns, room); plain && plain->leaf_hash == leaves[place])
      visit(columns.index, Personal(plain->canonical));
  }
}

}  // namespace sharewell::store
