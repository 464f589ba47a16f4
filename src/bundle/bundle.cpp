// SPDX-License-Identifier: MIT
#include "bundle/bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "bundle/tar.h"

namespace sharewell::bundle {
namespace {

constexpr std::string_view kReadMeName = "READ-ME-FIRST.txt";
constexpr std::string_view kKeyName = "key", kHandoversName = "handovers", kPolicyName = "policy";
constexpr std::string_view kCosignedFolder = "cosigned/", kStampedFolder = "stamped/",
                           kStampName = "stamped/reply.tsr";
constexpr std::string_view kCheckpoint = "checkpoint", kGrowth = "growth";
constexpr std::string_view kReadMe =
    "THIS HOLDS PERSONAL INFORMATION ABOUT A CHILD OR A FAMILY, IN THE CLEAR.\n"
    "\n"
    "It is a copy of one case file of Sharewell, made for the person and the purpose that its last entry\n"
    "names. Give it to nobody else. Move it only by a way that your organisation calls secure, keep it "
    "where\n"
    "only those who need it can open it, and destroy it when the purpose is served. The case file itself\n"
    "stays where it is; that this copy was taken is on record in it.\n"
    "\n"
    "  entries/N.json        what happened, as line N of the organisation's register has it\n"
    "  entries/N.opening     the random number that opens that line\n"
    "  entries/N.tlog-proof  the proof that the line is in the register\n"
    "  key                   the public key that the register is signed with\n";
constexpr std::string_view kOfHandovers =
    "  handovers             how the register went over from its earlier keys to this one\n";
constexpr std::string_view kOfPolicy =
    "  policy                which witnesses the organisation wants to see its register grow\n";
constexpr std::string_view kOfCosigned =
    "  cosigned/             the newest checkpoint that witnesses cosigned, and that the register grew on\n";
constexpr std::string_view kOfStamped =
    "  stamped/              the newest checkpoint with the time stamp of an authority (RFC 3161)\n";
constexpr std::string_view kReadMeEnd =
    "  packs/                the guidance that each decision was made under\n"
    "\n"
    "To check it:           sharewell-verify --key KEY BUNDLE\n"
    "Without Sharewell:     docs/verify/verify.sh, which needs only openssl, coreutils, sed and awk\n"
    "\n"
    "Ask the organisation for its KEY by another way than the one by which you got this. A check with the\n"
    "key in here shows only that the bundle fits itself.\n";

/// Hands out members in the order in which a bundle must have them.
class Reader {
 public:
  explicit Reader(std::vector<Member> members) : members_(std::move(members)) {}
  [[nodiscard]] bool at_end() const { return next_ == members_.size(); }
  [[nodiscard]] std::string_view peek() const {
    return at_end() ? std::string_view("the end") : std::string_view(members_[next_].name);
  }
  [[nodiscard]] Result<std::string> take(std::string_view name) {
    if (peek() != name || at_end())
      return fail(ErrorCode::BadInput, fmt::format("it should stand where there is `{}`", peek()),
                  std::string(name));
    return std::move(members_[next_++].bytes);
  }

 private:
  std::vector<Member> members_;
  std::size_t next_ = 0;
};

std::optional<Digest> from_hex_line(std::string_view text) {
  Digest digest{};
  if (text.size() != 2 * digest.size() + 1 || text.back() != '\n') return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i)
    std::from_chars(text.data() + 2 * i, text.data() + 2 * i + 2, digest[i], 16);
  if (to_hex(digest) != text.substr(0, text.size() - 1)) return std::nullopt;
  return digest;
}

/// The number in "entries/12.json", if the name is spelt so.
std::optional<std::uint64_t> index_in(std::string_view name) {
  constexpr std::string_view kBefore = "entries/";
  std::uint64_t index = 0;
  if (!name.starts_with(kBefore)) return std::nullopt;
  name.remove_prefix(kBefore.size());
  std::from_chars(name.data(), name.data() + name.size(), index);
  if (fmt::format("{}.json", index) != name) return std::nullopt;
  return index;
}

std::optional<std::string> hash_in(std::string_view name) {
  constexpr std::string_view kBefore = "packs/";
  constexpr std::size_t kHash = 64;
  if (!name.starts_with(kBefore)) return std::nullopt;
  name.remove_prefix(kBefore.size());
  if (name.size() < kHash + 2 || name[kHash] != '/') return std::nullopt;
  return std::string(name.substr(0, kHash));
}

Result<BundleEntry> read_entry(Reader& reader, std::uint64_t index) {
  BundleEntry entry;
  entry.index = index;
  SW_TRY(std::string text, reader.take(text_name(index)));
  SW_TRY(const std::string opening, reader.take(opening_name(index)));
  SW_TRY(entry.proof, reader.take(proof_name(index)));
  if (text.size() > limits::kEntryBytes)
    return fail(ErrorCode::TooLarge, "it is longer than an entry can be", text_name(index));
  entry.text = Personal<std::string>(std::move(text));
  const auto digest = from_hex_line(opening);
  if (!digest) return fail(ErrorCode::BadInput, "it is not one line of 64 digits", opening_name(index));
  entry.opening = *digest;
  return entry;
}

Result<BundlePack> read_pack(Reader& reader, std::string sha256) {
  BundlePack pack;
  const std::string folder = pack_name(sha256) + "/";
  while (!reader.at_end() && reader.peek().starts_with(folder)) {
    guidance::PackFile file{std::string(reader.peek().substr(folder.size())), {}};
    if (!pack.files.empty() && pack.files.back().name >= file.name)
      return fail(ErrorCode::BadInput, "it stands out of its order, or twice", folder + file.name);
    SW_TRY(file.bytes, reader.take(folder + file.name));
    pack.files.push_back(std::move(file));
  }
  pack.sha256 = std::move(sha256);
  return pack;
}

/// A file that a bundle may have in this place; what it has is not empty.
Result<std::string> take_if_there(Reader& reader, std::string_view name) {
  if (reader.at_end() || reader.peek() != name) return std::string();
  SW_TRY(std::string text, reader.take(name));
  if (text.empty()) return fail(ErrorCode::BadInput, "it is empty", std::string(name));
  return text;
}

Result<BundleSeen> read_seen(Reader& reader, std::string_view folder) {
  BundleSeen seen;
  SW_TRY(seen.note, take_if_there(reader, fmt::format("{}{}", folder, kCheckpoint)));
  if (seen.note.empty()) return seen;
  SW_TRY(seen.growth, reader.take(fmt::format("{}{}", folder, kGrowth)));
  return seen;
}

Result<Bundle> read_members(Reader& reader) {
  Bundle bundle;
  SW_TRY(const std::string told, reader.take(kReadMeName));
  SW_TRY(bundle.verifier_key, reader.take(kKeyName));
  if (!bundle.verifier_key.ends_with('\n'))
    return fail(ErrorCode::BadInput, "it is not one line", std::string(kKeyName));
  bundle.verifier_key.pop_back();
  SW_TRY(bundle.handovers, take_if_there(reader, kHandoversName));
  SW_TRY(bundle.policy, take_if_there(reader, kPolicyName));
  SW_TRY(bundle.cosigned, read_seen(reader, kCosignedFolder));
  SW_TRY(bundle.stamped, read_seen(reader, kStampedFolder));
  if (!bundle.stamped.note.empty()) {
    SW_TRY(bundle.stamp, reader.take(kStampName));
  }
  if (told != read_me(bundle))
    return fail(ErrorCode::BadInput, "it does not say what it must say", std::string(kReadMeName));
  while (const auto index = index_in(reader.peek())) {
    if (!bundle.entries.empty() && bundle.entries.back().index >= *index)
      return fail(ErrorCode::BadInput, "it stands out of its order, or twice", text_name(*index));
    SW_TRY(BundleEntry entry, read_entry(reader, *index));
    bundle.entries.push_back(std::move(entry));
  }
  while (auto hash = hash_in(reader.peek())) {
    if (!bundle.packs.empty() && bundle.packs.back().sha256 >= *hash)
      return fail(ErrorCode::BadInput, "it stands out of its order, or twice", pack_name(*hash));
    if (bundle.packs.size() == kBundlePacks)
      return fail(ErrorCode::TooLarge, fmt::format("there are more than {} packs", kBundlePacks));
    SW_TRY(BundlePack pack, read_pack(reader, *std::move(hash)));
    bundle.packs.push_back(std::move(pack));
  }
  if (!reader.at_end())
    return fail(ErrorCode::BadInput, "a bundle has no such file in this place", std::string(reader.peek()));
  return bundle;
}

void add_seen(std::vector<Member>& members, std::string_view folder, const BundleSeen& seen) {
  if (seen.note.empty()) return;
  members.push_back({fmt::format("{}{}", folder, kCheckpoint), seen.note});
  members.push_back({fmt::format("{}{}", folder, kGrowth), seen.growth});
}

}  // namespace

std::string read_me(const Bundle& bundle) {
  std::string out(kReadMe);
  if (!bundle.handovers.empty()) out += kOfHandovers;
  if (!bundle.policy.empty()) out += kOfPolicy;
  if (!bundle.cosigned.note.empty()) out += kOfCosigned;
  if (!bundle.stamped.note.empty()) out += kOfStamped;
  return out += kReadMeEnd;
}
std::string text_name(std::uint64_t index) { return fmt::format("entries/{}.json", index); }
std::string opening_name(std::uint64_t index) { return fmt::format("entries/{}.opening", index); }
std::string proof_name(std::uint64_t index) { return fmt::format("entries/{}.tlog-proof", index); }
std::string pack_name(std::string_view sha256) { return fmt::format("packs/{}", sha256); }

Result<std::string> write_bundle(const Bundle& bundle) {
  std::vector<Member> members{{std::string(kReadMeName), read_me(bundle)},
                              {std::string(kKeyName), bundle.verifier_key + "\n"}};
  if (!bundle.handovers.empty()) members.push_back({std::string(kHandoversName), bundle.handovers});
  if (!bundle.policy.empty()) members.push_back({std::string(kPolicyName), bundle.policy});
  add_seen(members, kCosignedFolder, bundle.cosigned);
  add_seen(members, kStampedFolder, bundle.stamped);
  if (!bundle.stamped.note.empty()) members.push_back({std::string(kStampName), bundle.stamp});
  for (const BundleEntry& entry : bundle.entries) {
    members.push_back({text_name(entry.index), entry.text.reveal()});
    members.push_back({opening_name(entry.index), to_hex(entry.opening) + "\n"});
    members.push_back({proof_name(entry.index), entry.proof});
  }
  for (const BundlePack& pack : bundle.packs)
    for (const guidance::PackFile& file : pack.files)
      members.push_back({pack_name(pack.sha256) + "/" + file.name, file.bytes});
  for (const Member& member : members)
    if (!is_member_name(member.name))
      return fail(ErrorCode::BadInput, "a file of a guidance pack has a name that cannot stand in a bundle",
                  member.name);
  std::string bytes = write_tar(members, bundle.seconds);
  if (bytes.size() > kBundleBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("a bundle of {} bytes, and the limit is {}", bytes.size(), kBundleBytes));
  return bytes;
}

Result<Bundle> read_bundle(std::string_view bytes) {
  if (bytes.size() > kBundleBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("{} bytes, and the limit is {}", bytes.size(), kBundleBytes));
  SW_TRY(Archive archive, read_tar(bytes));
  Reader reader(std::move(archive.members));
  SW_TRY(Bundle bundle, read_members(reader));
  bundle.seconds = archive.seconds;
  return bundle;
}

}  // namespace sharewell::bundle
