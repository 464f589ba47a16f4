// SPDX-License-Identifier: MIT
// Reads the files of a guidance pack, lists every fault or tells what it is, and asks it one case, in C++23:
//   c++ -std=c++23 check_pack.cpp $(pkg-config --cflags --libs sharewell) -o check_pack
//   ./check_pack guidance/hmg-2018/*.toml
// Exit code 0: no faults. 2: faults. The library opens no file; this program does.
#include <sharewell.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

int main(int argc, char** argv) {
  std::vector<sharewell::File> files;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    files.push_back(
        {std::filesystem::path(argv[i]).filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  const auto pack = sharewell::Pack::load(files);
  if (!pack) {
    std::cerr << pack.error().json << '\n';
    return 2;
  }
  const auto line = pack->recommend(R"({"risk":"immediate"})");
  std::cout << (line ? *line : line.error().json) << '\n';
}
