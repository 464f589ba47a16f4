// SPDX-License-Identifier: MIT
#include "store/drafts.h"

#include "crypt/key_ring.h"

namespace sharewell::store {
namespace {

const Error kNoSuchDraft{ErrorCode::NotFound, "there is no such draft", {}};

}  // namespace

Result<void> DraftSaving::stage(Group& group) {
  Database& database = group.database();
  std::int64_t standing = 0;
  {
    SW_TRY(Query row, database.query("SELECT author, version FROM draft WHERE id = ?", draft.ref.text()));
    SW_TRY(const bool found, row.next());
    if (found && row.text(0) != draft.author.text()) return refused = kNoSuchDraft, Result<void>{};
    if (found) standing = row.number(1);
  }
  if (standing != draft.version)
    return refused = Error{ErrorCode::Stale, "the draft was saved in another window, or is gone", {}},
           Result<void>{};
  draft.version = standing + 1;
  draft.saved_at = group.now();
  SW_TRY(const Sealing::SealedDraft sealed, group.sealing().seal_draft(draft));
  if (standing > 0) SW_DO(database.run("DELETE FROM draft WHERE id = ?", draft.ref.text()));
  return database.run("INSERT INTO draft(" SW_DRAFT_COLUMNS ") VALUES(?, ?, ?, ?, ?, ?, ?)", draft.ref.text(),
                      draft.author.text(), draft.version, draft.saved_at.ms, std::int64_t{sealed.key.epoch},
                      ByteView(sealed.key.wrapped), ByteView(sealed.sealed));
}

Result<void> DraftDropping::stage(Group& group) {
  {
    SW_TRY(Query row, group.database().query("SELECT author FROM draft WHERE id = ?", draft.text()));
    SW_TRY(const bool found, row.next());
    if (found && row.text(0) != author.text()) return refused = kNoSuchDraft, Result<void>{};
  }
  return group.database().run("DELETE FROM draft WHERE id = ?", draft.text());
}

Result<void> DraftSweeping::stage(Group& group) {
  const std::int64_t before = group.now().ms - kDraftLifeMs;
  SW_TRY(Query old, group.database().query("SELECT count(*) FROM draft WHERE saved_at < ?", before));
  SW_TRY([[maybe_unused]] const bool found, old.next());
  dropped = static_cast<std::size_t>(old.number(0));
  return group.database().run("DELETE FROM draft WHERE saved_at < ?", before);
}

Result<Draft> draft_row(const Query& row, const Sealing& sealing) {
  Draft draft;
  const auto ref = DraftRef::parse(row.text(0));
  const auto author = PersonRef::parse(row.text(1));
  if (!ref || ref->text() != row.text(0) || !author || author->text() != row.text(1))
    return fail(ErrorCode::Damaged, "the reference of a draft or of its author is not one", "table draft");
  draft.ref = *ref;
  draft.author = *author;
  draft.version = row.number(2);
  draft.saved_at = Instant{row.number(3)};
  SW_TRY(std::string content, sealing.open_draft(draft, row.number(4), row.bytes(5), row.bytes(6)));
  draft.content = Personal(std::move(content));
  return draft;
}

namespace {

/// One that is damaged stands in nobody's way: it is there, and does not open.
Result<Draft> draft_or_lost(Database& database, const Query& row, const Sealing& sealing) {
  auto draft = draft_row(row, sealing);
  const auto ref = DraftRef::parse(row.text(0));
  const auto author = PersonRef::parse(row.text(1));
  if (draft || !ref || !author) return draft;
  auto again = load_draft(database, sealing, *ref, *author);  // its epoch may have ended meanwhile
  // Of a key ring that follows the disk, a key may only be missing until the disk can be read again.
  const bool ended = row.number(4) < std::int64_t{sealing.keys().oldest_epoch()} || !database.is_shared();
  const bool lost = !again && (again.error().code == ErrorCode::Damaged ||
                               (again.error().code == ErrorCode::KeysMissing && ended));
  if (!lost) return again;
  return Draft{*ref, *author, row.number(2), Instant{row.number(3)}, {}, false};
}

}  // namespace

Result<Draft> load_draft(Database& database, const Sealing& sealing, const DraftRef& draft,
                         const PersonRef& author) {
  for (std::int64_t tried = -1;;) {
    SW_TRY(Query row, database.query("SELECT " SW_DRAFT_COLUMNS " FROM draft WHERE id = ? AND author = ?",
                                     draft.text(), author.text()));
    SW_TRY(const bool found, row.next());
    if (!found) return std::unexpected(kNoSuchDraft);
    auto opened = draft_row(row, sealing);
    if (opened || row.number(4) == tried) return opened;
    tried = row.number(4);  // its epoch may have ended since the row was read
  }
}

Result<std::vector<Draft>> load_drafts(Database& database, const Sealing& sealing, const PersonRef& author) {
  SW_TRY(Query row,
         database.query("SELECT " SW_DRAFT_COLUMNS " FROM draft WHERE author = ? ORDER BY saved_at DESC, id",
                        author.text()));
  std::vector<Draft> drafts;
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return drafts;
    SW_TRY(Draft draft, draft_or_lost(database, row, sealing));
    drafts.push_back(std::move(draft));
  }
}

Result<std::vector<DraftSaved>> drafts_that(Database& database, const Sealing& sealing,
                                            const std::function<bool(const Draft&)>& test) {
  SW_TRY(Query row, database.query("SELECT " SW_DRAFT_COLUMNS " FROM draft ORDER BY saved_at, id"));
  std::vector<DraftSaved> found;
  while (true) {
    SW_TRY(const bool more, row.next());
    if (!more) return found;
    SW_TRY(const Draft draft, draft_or_lost(database, row, sealing));
    if (test(draft)) found.push_back({draft.author, draft.saved_at, draft.opens});
  }
}

}  // namespace sharewell::store
