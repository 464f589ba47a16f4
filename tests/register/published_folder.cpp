// SPDX-License-Identifier: MIT
// Writes a register as it is published, for other people's programs to read (docs/verify/verify.go):
// published_folder FOLDER SIZE EARLIER [HANDOVER]. Beside checkpoint, key and tiles it leaves FOLDER/earlier,
// the checkpoint of the first EARLIER leaves; and FOLDER/cosigned, the checkpoint cosigned by the two
// witnesses whose keys stand in FOLDER/witnesses. With HANDOVER the register went over to other keys at that
// size and at the next, as FOLDER/handovers says; FOLDER/key stays the first.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "register/cosignature.h"
#include "register/handover.h"
#include "register/tiles.h"
#include "register_fixture.h"

namespace {

using namespace sharewell;
namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string note(const reg::Levels& levels, std::uint64_t size) {
  return reg::sign_checkpoint({kOrigin, size, levels.root(size)}, test_key());
}

/// Every full tile, and the partial one at the right edge of each level.
void write_tiles(const fs::path& folder, const reg::Levels& levels, std::uint64_t size) {
  for (unsigned level = 0; (size >> (8 * level)) > 0; ++level)
    for (std::uint64_t begin = 0, has = size >> (8 * level); begin < has; begin += reg::kTileWidth) {
      const auto width = static_cast<unsigned>(std::min<std::uint64_t>(reg::kTileWidth, has - begin));
      const reg::Tile tile{level, begin / reg::kTileWidth, width};
      write(folder / "tile" / reg::tile_path(tile), text_of(*reg::tile_bytes(levels, size, tile)));
    }
}

void write_cosigned(const fs::path& folder, std::string cosigned) {
  std::string keys;
  for (std::uint8_t number = 1; number <= 2; ++number) {
    const std::string name = "witness.example/w" + std::to_string(number);
    const auto key = crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, number)));
    keys += reg::key_text(reg::note_key(name, reg::KeyType::Cosigner, key.public_key())) + "\n";
    const std::string line =
        reg::cosign(reg::read_note(cosigned).value(), name, key, 1'764'000'000u + number);
    cosigned = reg::with_signatures(cosigned, line).value();
  }
  write(folder / "cosigned", cosigned);
  write(folder / "witnesses", keys);
}

crypt::SigningKey later_key(std::uint8_t number) {
  return crypt::SigningKey::from_seed(crypt::TransientKey::from(Bytes(32, number)));
}

void write_handed_over(const fs::path& folder, const reg::Levels& levels, std::uint64_t size,
                       std::uint64_t at) {
  const auto second = later_key(0x51), third = later_key(0x52);
  write(folder / "handovers", reg::sign_handover({kOrigin, at, levels.root(at)}, test_key(), second) + "\n" +
                                  reg::sign_handover({kOrigin, at + 1, levels.root(at + 1)}, second, third));
  write(folder / "checkpoint", reg::sign_checkpoint({kOrigin, size, levels.root(size)}, third));
  write(folder / "newest", reg::verifier_key(kOrigin, third.public_key()));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4 && count != 5) return 1;
  const fs::path folder = arguments[1];
  const std::uint64_t size = std::strtoull(arguments[2], nullptr, 10);
  const std::uint64_t earlier = std::strtoull(arguments[3], nullptr, 10);
  reg::Levels levels;
  for (const Digest& leaf : numbered_leaves(size)) levels.append(leaf);
  write(folder / "checkpoint", note(levels, size));
  write(folder / "earlier", note(levels, earlier));
  write(folder / "key", test_verifier());
  write_cosigned(folder, note(levels, size));
  write_tiles(folder, levels, size);
  if (count == 5) write_handed_over(folder, levels, size, std::strtoull(arguments[4], nullptr, 10));
  return 0;
}
