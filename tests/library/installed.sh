#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs libsharewell into a folder of its own, builds the examples against it as its user would (cc and pkg-config; CMake),
# shared and static, and compares what they print with the program: installed.sh BUILD SOURCE PROGRAM
set -euo pipefail
build="$1" source="$2" program="$3"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --component library --prefix "$work/prefix" --strip >/dev/null
export PKG_CONFIG_PATH="$work/prefix/lib/pkgconfig:$work/prefix/lib/$(cc -print-multiarch)/pkgconfig"
libdir="$(pkg-config --variable=libdir sharewell)"
read -ra flags <<<"$(pkg-config --cflags sharewell)"
read -ra shared <<<"$(pkg-config --libs sharewell) -Wl,-rpath,$libdir"
read -ra private <<<"$(sed -n 's/^Libs.private: //p' "$libdir/pkgconfig/sharewell.pc")"
examples="$source/docs/library/examples"
strict=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)

# same NAME WANTED GOT: stops at the first difference.
same() { [ "$2" = "$3" ] || { printf '%s differs:\n%.300s\n%.300s\n' "$@"; exit 1; }; }

cd "$work"
cc -std=c99 "${strict[@]}" "${flags[@]}" "$examples/recommend.c" "${shared[@]}" -o c-shared
cc -std=c99 "${strict[@]}" "${flags[@]}" "$examples/recommend.c" "$libdir/libsharewell.a" "${private[@]}" -o c-static
c++ -std=c++23 "${strict[@]}" "${flags[@]}" "$examples/check_pack.cpp" "${shared[@]}" -o cpp-shared
c++ -std=c++23 "${strict[@]}" "${flags[@]}" "$examples/check_pack.cpp" "$libdir/libsharewell.a" -o cpp-static

answers='{"risk":"significant-harm","recipient":"childrens-social-care"}'
wanted="$("$program" decide --json --answers - <<<"$answers")"
for kind in c-shared c-static; do
  same "$kind" "$wanted" "$("./$kind" "$answers")"
  code=0
  "./$kind" '{"rsik":"none"}' 2>refused || code=$?
  same "$kind, refusing" "2 1" "$code $(grep -c 'did you mean `risk`' refused)"
done
wanted="$("$program" decide --json --answers - <<<'{"risk":"immediate"}')"
for kind in cpp-shared cpp-static; do
  same "$kind" "$wanted" "$("./$kind" "$source"/guidance/hmg-2018/*.toml)"
  code=0
  "./$kind" "$source/guidance/hmg-2018/rules.toml" 2>refused || code=$?
  same "$kind, refusing" "2 1" "$code $(grep -c 'this file is missing' refused)"
done

same "what the shared library shows" "" "$(nm -D --defined-only "$libdir/libsharewell.so" | awk '{ print $3 }' | grep -v '^sharewell_' || true)"
same "what the shared library needs" "" "$(objdump -p "$libdir/libsharewell.so" | awk '/NEEDED/ { print $2 }' | grep -vE '^(libstdc\+\+|libm|libc|libgcc_s|ld-linux.*)\.so' || true)"
same "calls to a clock, a file, the network or a random source" "" \
  "$(nm -D --undefined-only "$libdir/libsharewell.so" | grep -oE ' U (open|open64|fopen|fopen64|socket|connect|getrandom|clock_gettime|gettimeofday|time|getenv)(@|$)' || true)"

cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(sharewell 0.1 REQUIRED)
foreach(kind static shared)
  add_executable(${kind} ${EXAMPLE})
  target_link_libraries(${kind} PRIVATE sharewell::${kind})
endforeach()
CMAKE
cmake -G Ninja -B by-cmake -DEXAMPLE="$examples/recommend.c" -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build by-cmake >built || { cat built; exit 1; }
wanted="$("$program" decide --json --answers - <<<"$answers")"
for kind in static shared; do same "CMake, $kind" "$wanted" "$("by-cmake/$kind" "$answers")"; done
ls -l "$libdir"/libsharewell.so.*.*.* | awk '{ print "libsharewell.so: " $5 " bytes" }'
