// SPDX-License-Identifier: MIT
#include "bundle/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bundle/bundle.h"
#include "bundle/entries_of_a_file.h"
#include "crypt/hash.h"
#include "decide/decision.h"
#include "record/move_bodies.h"
#include "register/proof_file.h"
#include "register/tree.h"

namespace sharewell::bundle {
namespace {

using record::EntryKind;

constexpr std::array<Step, 9> kSteps{{
    {"archive", "it is a bundle: its files are those that belong in one, in their order and spelling"},
    {"key", "the key can be read, and is the one that was given or was handed over to from that"},
    {"register", "every entry is a line of the register, under one checkpoint that the key signed"},
    {"entries", "every entry is of this case file, and says what its kind says"},
    {"whole", "the entries are all that the case file held when the copy was taken"},
    {"guidance", "the guidance packs are those that the decisions name, byte for byte"},
    {"recommendations", "every recommendation, run again, is the one that was kept"},
    {"witnesses",
     "what witnesses cosigned is the beginning of this register, and as many as you asked for did"},
    {"stamp",
     "what was stamped with a time is the beginning of this register, by an authority that you gave"},
}};

std::unexpected<Error> wrong(std::string what, std::string place) {
  return fail(ErrorCode::Damaged, std::move(what), std::move(place));
}

/// Known before a pack is compiled, so that a stranger's rules are not (docs/formats/guidance-pack.md,
/// Hashes).
std::string hash_of(const std::vector<guidance::PackFile>& files) {
  crypt::Sha256 sha;
  constexpr std::string_view kEnd{"\0", 1};
  for (const guidance::PackFile& file : files) {
    const std::string size = std::to_string(file.bytes.size());
    for (const std::string_view part :
         {std::string_view(file.name), kEnd, std::string_view(size), kEnd, std::string_view(file.bytes)})
      sha.update(bytes_of(part));
  }
  return to_hex(sha.finish());
}

/// What is read of an entry for the steps after it.
struct Line {
  std::uint64_t index = 0;
  Digest leaf_hash{};
  record::EntryBody body;
};

class Check {
 public:
  Check(std::string_view bytes, std::string_view key, std::string_view policy, std::string_view authorities)
      : bytes_(bytes), key_(key), policy_(policy), authorities_(authorities) {}
  Report run() {
    using Part = Result<void> (Check::*)();
    constexpr std::array<Part, kSteps.size()> parts{
        &Check::archive,         &Check::key,       &Check::in_register,
        &Check::entries,         &Check::whole,     &Check::guidance,
        &Check::recommendations, &Check::witnesses, &Check::stamp};
    for (const Part part : parts) {
      if (auto done = (this->*part)(); !done) {
        report_.wrong = std::move(done).error();
        break;
      }
      ++report_.held;
    }
    return std::move(report_);
  }

 private:
  Result<void> archive() {
    SW_TRY(bundle_, read_bundle(bytes_));
    if (bundle_.entries.empty()) return fail(ErrorCode::BadInput, "there is no entry in it");
    return {};
  }

  Result<void> key() {
    shown().verifier_key = bundle_.verifier_key;
    shown().key_was_given = !key_.empty();
    if (!bundle_.handovers.empty()) SW_DO(handovers());
    if (!key_.empty() && key_ != bundle_.verifier_key && !shown().handed_over)
      return wrong("it is another key than the one that was given: this bundle is not of that organisation",
                   "key");
    return {};
  }

  /// They lead to the key inside, and from the given one if it is not that.
  Result<void> handovers() {
    constexpr std::string_view kPlace = "handovers";
    SW_TRY(const reg::NoteKey own, reg::read_key(bundle_.verifier_key, reg::KeyType::Register));
    auto keys = reg::KeyChain::follow(own, bundle_.handovers);
    if (!keys) return wrong(keys.error().detail, std::string(kPlace));
    if (reg::key_text(keys->newest()) != bundle_.verifier_key)
      return wrong("they lead to another key than the one that is here", std::string(kPlace));
    const auto given = reg::read_key(key_, reg::KeyType::Register);
    shown().handed_over = given && key_ != bundle_.verifier_key && keys->has(*given);
    keys_ = *std::move(keys);
    return {};
  }

  Result<void> in_register() {
    std::string note;
    for (const BundleEntry& entry : bundle_.entries) {
      const std::string place = proof_name(entry.index);
      const auto read = reg::read_proof(entry.proof);
      if (!read) return wrong(read.error().detail, place);
      if (reg::write_proof(read->index, read->proof, read->note) != entry.proof)
        return wrong("the proof is not spelt as Sharewell spells it", place);
      if (read->index != entry.index) return wrong("the proof is of another line of the register", place);
      if (!note.empty() && read->note != note)
        return wrong("the proof is under another checkpoint than those before it", place);
      note = read->note;
      SW_DO(proved(*read, entry, place));
    }
    shown().checkpoint = note;
    return {};
  }

  Result<void> proved(const reg::ProofFile& proof, const BundleEntry& entry, const std::string& place) {
    const Digest leaf = crypt::hmac_sha256(entry.opening, bytes_of(entry.text.reveal()));
    const Digest hash = reg::leaf_hash(leaf);
    const auto checkpoint =
        keys_ ? keys_->open(proof.note) : reg::open_checkpoint(proof.note, bundle_.verifier_key);
    if (!checkpoint)
      return wrong(checkpoint.error().detail, checkpoint.error().place == "verifier key" ? "key" : place);
    if (keys_ && keys_->handovers().back().before.size >= checkpoint->size)
      return wrong(fmt::format("the register went over to this key at {} entries, and this checkpoint has {}",
                               keys_->handovers().back().before.size, checkpoint->size),
                   "handovers");
    if (!reg::inclusion_fits(proof.index, checkpoint->size, hash, proof.proof, checkpoint->root))
      return wrong("this text, with its opening, is not what stands in this line of the register",
                   text_name(entry.index));
    shown().origin = checkpoint->origin;
    shown().size = checkpoint->size;
    lines_.push_back({entry.index, hash, {}});
    return {};
  }

  Result<void> entries() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string place = text_name(lines_[i].index);
      auto body = record::entry_from_canonical(bundle_.entries[i].text.reveal());
      if (!body) return wrong(body.error().detail, place);
      if (i == 0) shown().file = body->file;
      if (body->file != shown().file) return wrong("it is of another case file", place);
      if ((body->kind == EntryKind::FileOpened) != (i == 0))
        return wrong(i == 0 ? "the first entry of a case file opens it, and this does not"
                            : "the case file is opened a second time",
                     place);
      lines_[i].body = *std::move(body);
      if (const auto fits = kinds_.follow(lines_[i].index, lines_[i].body); !fits)
        return wrong(fits.error().detail, place);
    }
    return {};
  }

  Result<void> whole() {
    const Line& last = lines_.back();
    const std::string place = text_name(last.index);
    if (last.body.kind != EntryKind::CopyTaken)
      return wrong("the last entry does not say that a copy was taken, so nothing shows that these are all",
                   place);
    SW_TRY(shown().copy, record::read_body<record::CopyTaken>(last.body));
    const std::uint64_t said = shown().copy.entries, found = lines_.size() - 1;
    if (said != found)
      return wrong(fmt::format("it says that there are {} entries before it, and there are {}", said, found),
                   place);
    std::vector<Digest> leaves;
    leaves.reserve(found);
    for (std::size_t i = 0; i < found; ++i) leaves.push_back(lines_[i].leaf_hash);
    if (to_base64(reg::root_of(leaves)) != shown().copy.root)
      return wrong("the entries before it are not those that it says the case file held", place);
    if (last.body.recorded_at.ms / 1000 != bundle_.seconds)
      return wrong("the files of the archive bear another time than that of the copy", place);
    shown().entries = lines_.size();
    shown().decisions = kinds_.decisions();
    shown().taken_at = last.body.recorded_at;
    shown().taken_by = last.body.actor;
    return {};
  }

  Result<void> guidance() {
    std::set<std::string> named;
    for (const Line& line : lines_) {
      SW_TRY(const auto recommended, record::recommended_in(line.body));
      for (const record::EntryBody& one : recommended) {
        const auto hash = decide::pack_hash_in(one.body.at("recommendation").get_object());
        if (!hash) continue;
        named.insert(*hash);
        if (std::ranges::find(bundle_.packs, *hash, &BundlePack::sha256) == bundle_.packs.end())
          return wrong("the guidance pack that it was made under is not in the bundle",
                       text_name(line.index));
      }
    }
    for (BundlePack& kept : bundle_.packs) {
      const std::string place = pack_name(kept.sha256);
      if (!named.contains(kept.sha256)) return wrong("no decision was made under this guidance pack", place);
      if (hash_of(kept.files) != kept.sha256) return wrong("its files are not those of its name", place);
      const auto pack = shelf_.add(std::move(kept.files));
      if (!pack) return wrong("it cannot be read: " + one_line(pack.error().front()), place);
      shown().packs.push_back({(*pack)->id(), (*pack)->edition(), (*pack)->sha256()});
    }
    return {};
  }

  Result<void> recommendations() {
    for (const Line& line : lines_) {
      SW_TRY(const auto recommended, record::recommended_in(line.body));
      for (const record::EntryBody& one : recommended) {
        if (const auto same = decide::re_evaluate(one, shelf_); !same)
          return wrong(same.error().detail, text_name(line.index));
        ++shown().recommendations;
      }
    }
    return {};
  }

  Result<void> witnesses() {
    if (!keys_) {
      SW_TRY(reg::NoteKey own, reg::read_key(bundle_.verifier_key, reg::KeyType::Register));
      keys_ = reg::KeyChain(std::move(own));
    }
    SW_TRY(shown().witnessed, check_witnesses(bundle_, shown().checkpoint, *keys_, policy_));
    return {};
  }

  Result<void> stamp() {
    SW_TRY(shown().stamped, check_stamp(bundle_, shown().checkpoint, *keys_, authorities_));
    return {};
  }

  Shown& shown() { return report_.shown; }

  std::string_view bytes_, key_, policy_, authorities_;
  std::optional<reg::KeyChain> keys_;  ///< none: it has no handovers
  Bundle bundle_;
  std::vector<Line> lines_;
  EntriesOfAFile kinds_;
  guidance::Shelf shelf_;
  Report report_;
};

}  // namespace

const std::array<Step, 9>& steps() { return kSteps; }

Report check_bundle(std::string_view bytes, std::string_view key, std::string_view policy,
                    std::string_view authorities) {
  return Check(bytes, key, policy, authorities).run();
}

}  // namespace sharewell::bundle
