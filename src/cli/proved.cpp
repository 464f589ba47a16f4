// SPDX-License-Identifier: MIT
#include "cli/proved.h"

#include <fmt/format.h>
#include <link.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <ostream>
#include <span>

#include "base/bytes.h"
#include "guidance/counter_example.h"
#include "guidance/prove.h"

namespace sharewell::cli {
namespace {

namespace fs = std::filesystem;

/// The build id among the notes of one loaded segment (ELF: name size, description size, type, name,
/// description, each part padded to four bytes).
std::string build_id_in(std::span<const std::uint8_t> notes) {
  const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name = sizeof head, description = name + padded(head.n_namesz),
                      end = description + padded(head.n_descsz);
    if (end > notes.size()) break;
    if (head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 &&
        std::memcmp(notes.data() + name, "GNU", 4) == 0)
      return to_hex(notes.subspan(description, head.n_descsz));
    notes = notes.subspan(end);
  }
  return {};
}

/// The first object that the loader lists is the program itself.
int look(dl_phdr_info* info, std::size_t, void* out) {
  for (const ElfW(Phdr) & part : std::span(info->dlpi_phdr, info->dlpi_phnum)) {
    if (part.p_type != PT_NOTE) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the loader gives addresses as numbers
    const auto* notes = reinterpret_cast<const std::uint8_t*>(info->dlpi_addr + part.p_vaddr);
    const std::string id = build_id_in({notes, part.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(out) = id;
  }
  return 1;
}

std::string remembered_text(const guidance::Pack& pack) {
  return "every property of " + pack.sha256() + " holds\n";
}

bool is_remembered(const fs::path& file, const guidance::Pack& pack) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {}) == remembered_text(pack);
}

void remember(const fs::path& file, const guidance::Pack& pack) {
  std::error_code ignored;
  fs::create_directories(file.parent_path(), ignored);
  const fs::path half = file.string() + ".new";
  {
    std::ofstream out(half, std::ios::binary);
    out << remembered_text(pack);
  }
  fs::rename(half, file, ignored);
}

}  // namespace

std::string program_hash() {
  std::string id;
  dl_iterate_phdr(look, &id);
  return id;
}

Result<void> require_proof(const fs::path& data, const guidance::Pack& pack, std::ostream& progress) {
  const std::string program = program_hash();
  const fs::path file = data / "proofs" / (pack.sha256() + "-" + program);
  if (!program.empty() && is_remembered(file, pack)) return {};
  progress << "proving the guidance " << pack.id() << " over every combination of answers ...\n"
           << std::flush;
  const guidance::Proof proof = guidance::prove(pack);
  if (proof.holds()) {
    if (!program.empty()) remember(file, pack);
    return {};
  }
  if (!proof.decided)
    return fail(ErrorCode::BadPack, "its properties are too intricate to be decided", pack.id());
  const guidance::Finding* broken = proof.smallest(pack);
  return fail(ErrorCode::BadPack,
              fmt::format("property {} does not hold: {} For example {}; run sharewell guidance prove",
                          broken->property->id, broken->property->says,
                          guidance::as_answers(pack, broken->broken->first)),
              pack.id());
}

}  // namespace sharewell::cli
