#!/bin/sh
# SPDX-License-Identifier: MIT
# Checks a copy that Sharewell made, without any code of Sharewell: openssl (3), coreutils, sed and awk.
#
#   verify.sh bundle FOLDER KEY               a bundle, unpacked with tar xf; KEY as the organisation told you
#   verify.sh entry TEXT OPENING PROOF KEY    one entry: a file, 64 hexadecimal digits, a file, and the key
#   verify.sh handovers FILE KEY              which key a register went over to, if KEY is an earlier one
#
# KEY is NAME+ID+KEY. Exit code 0 and a line that begins with PASS, or 1 and what is wrong first.
set -eu
LC_ALL=C
export LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

no() {
  printf 'FAIL: %s\n' "$1"
  exit 1
}
hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { tr a-f A-F | tr -d '\n' | basenc -d --base16; }
sha() { unhex | sha256sum | cut -c1-64; }
is_hex() { printf %s "$1" | awk -v n="$2" 'NR > 1 || length($0) != n || /[^0-9a-f]/ { bad = 1 } END { exit bad || !NR }'; }
is_number() { printf %s "$1" | awk 'NR > 1 || !/^(0|[1-9][0-9]*)$/ || length($0) > 18 { bad = 1 } END { exit bad || !NR }'; }

# read_key KEY: the register's name, and the public key as openssl reads it.
read_key() {
  name=${1%%+*}
  raw=$(printf %s "$1" | cut -d+ -f3- | base64 -d 2>/dev/null | hex) || no "the key cannot be read"
  is_hex "$raw" 66 && [ "${raw#01}" != "$raw" ] || no "the key cannot be read"
  id=$({ printf '%s\n' "$name"; printf %s "$raw" | unhex; } | sha256sum | cut -c1-8)
  [ "$(printf %s "$1" | cut -d+ -f2)" = "$id" ] || no "the key's name and number do not belong to it"
  printf '302a300506032b6570032100%s' "${raw#01}" | unhex >"$work/key.der"
}

# signed FILE: whether the key that was read signed what stands in $work/signed; FILE has the signatures.
signed() {
  rm -f "$work/signature"
  for line in $(awk -v name="$name" '$1 == "\342\200\224" && $2 == name { print $3 }' "$1"); do
    printf %s "$line" | base64 -d 2>/dev/null >"$work/id-and-signature" || return 1
    [ "$(head -c 4 "$work/id-and-signature" | hex)" = "$id" ] || continue
    tail -c +5 "$work/id-and-signature" >"$work/signature"
  done
  [ -e "$work/signature" ] || return 1
  openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/signed" \
    -sigfile "$work/signature" >/dev/null 2>&1
}

# follow FILE KEY: the key that the register went over to, from KEY on, each time signed by both, in `newest`; and how
# many lines it had before the last time, in `handed`.
follow() {
  newest=$2 handed=-1 is_known=no last=
  rm -f "$work"/handover-*
  # A handover is six lines, an empty one and two signatures; between two is an empty line.
  awk -v to="$work/handover-" '/^$/ { gaps++ } { print > sprintf("%s%04d", to, int(gaps / 2)) }' "$1"
  for one in "$work"/handover-*; do
    sed '/./,$!d' "$one" >"$work/one"
    sed '/^$/,$d' "$work/one" >"$work/signed"
    [ "$(sed -n 1p "$work/signed")" = "sharewell/key-handover/v1" ] && [ "$(wc -l <"$work/signed")" = 6 ] ||
      no "$1: it holds something that is no handover"
    from=$(sed -n 5p "$work/signed") last=$(sed -n 6p "$work/signed") at=$(sed -n 3p "$work/signed")
    if [ "$is_known" = no ] && [ "$from" != "$2" ]; then continue; fi
    is_known=yes
    [ "$from" = "$newest" ] || no "$1: a handover does not go on from the key of the one before"
    is_number "$at" && [ "$at" -gt "$handed" ] || no "$1: the handovers do not stand in their order"
    handed=$at
    read_key "$from"
    [ "$(sed -n 2p "$work/signed")" = "$name" ] || no "$1: a handover is of another register"
    signed "$work/one" || no "$1: the old key did not sign the handover at $at"
    read_key "$last"
    [ "$(sed -n 2p "$work/signed")" = "$name" ] || no "$1: a handover is to a key of another register"
    signed "$work/one" || no "$1: the new key did not sign the handover at $at"
    newest=$last
  done
  [ "$is_known" = yes ] || [ "$last" = "$2" ] || no "$1: the handovers do not lead on from the key that was given"
}

# read_checkpoint PROOF: what follows the first empty line. What is signed ends at the last empty line.
read_checkpoint() {
  sed '1,/^$/d' "$1" >"$work/note"
  sed '/^$/,$d' "$work/note" >"$work/signed"
  [ "$(grep -c '^$' "$work/note")" = 1 ] || no "$1: it holds no checkpoint"
  signed "$work/note" || no "$1: the checkpoint is not signed by this key"
  [ "$(sed -n 1p "$work/signed")" = "$name" ] || no "$1: the checkpoint is of another register"
  size=$(sed -n 2p "$work/signed")
  is_number "$size" || no "$1: the checkpoint has no size"
  root=$(sed -n 3p "$work/signed" | base64 -d 2>/dev/null | hex) || no "$1: the checkpoint has no root"
}

# leaf_hash TEXT OPENING
leaf_hash() {
  printf '00%s' "$(openssl dgst -sha256 -mac HMAC -macopt "hexkey:$2" -binary "$1" | hex)" | sha
}

# in_register TEXT OPENING PROOF: from the leaf up to the root. A node is on the right if its number is odd or if it is
# the last of its level. Leaves `index` and `leaf`.
in_register() {
  is_hex "$2" 64 || no "$1: its opening is not 64 hexadecimal digits"
  [ "$(sed -n 1p "$3")" = "c2sp.org/tlog-proof@v1" ] || no "$3: it is no proof"
  index=$(sed -n '1,/^$/s/^index //p' "$3")
  is_number "$index" && [ "$index" -lt "$size" ] || no "$3: the register has no such line"
  leaf=$(leaf_hash "$1" "$2")
  at=$index last=$((size - 1)) hash=$leaf
  for line in $(sed '1,/^index /d; /^$/,$d' "$3"); do
    sibling=$(printf %s "$line" | base64 -d 2>/dev/null | hex) || no "$3: a hash cannot be read"
    [ "$last" -gt 0 ] || no "$3: the way to the root is too long"
    if [ $((at & 1)) = 1 ] || [ "$at" = "$last" ]; then
      hash=$(printf '01%s%s' "$sibling" "$hash" | sha)
      while [ $((at & 1)) = 0 ] && [ "$at" != 0 ]; do at=$((at >> 1)) last=$((last >> 1)); done
    else
      hash=$(printf '01%s%s' "$hash" "$sibling" | sha)
    fi
    at=$((at >> 1)) last=$((last >> 1))
  done
  [ "$last" = 0 ] && [ "$hash" = "$root" ] || no "$1: this is not what stands in line $index of the register"
}

# root_of FILE: the RFC 6962 root over the hashes in it, one a line.
root_of() {
  [ -s "$1" ] || { printf '' | sha256sum | cut -c1-64; return; }
  cp "$1" "$work/level"
  # Pairs from the left; what is left over at the right goes up as it is. That is how RFC 6962 splits.
  while [ "$(wc -l <"$work/level")" -gt 1 ]; do
    paste -d ' ' - - <"$work/level" | while read -r left right; do
      if [ -n "$right" ]; then printf '01%s%s' "$left" "$right" | sha; else printf '%s\n' "$left"; fi
    done >"$work/above"
    mv "$work/above" "$work/level"
  done
  cat "$work/level"
}

# member TEXT NAME: a number or a plain string of the last entry, whose keys stand in alphabetical order.
member() { sed -n "s/.*\"$2\":\"\\{0,1\\}\\([^,\"}]*\\).*/\\1/p" "$1"; }

check_packs() {
  for pack in packs/*; do
    [ -d "$pack" ] || continue
    grep -q "\"sha256\":\"${pack#packs/}\"" entries/*.json || no "$pack: no decision was made under this guidance pack"
    (cd "$pack" && find . -type f | cut -c3- | sort | while read -r file; do
      printf '%s\0%s\0' "$file" "$(wc -c <"$file")"
      cat "$file"
    done) | sha256sum | cut -c1-64 >"$work/hash"
    [ "$(cat "$work/hash")" = "${pack#packs/}" ] || no "$pack: its files are not those of its name"
  done
  grep -ho '"pack":{[^}]*"sha256":"[0-9a-f]*"' entries/*.json | sed 's/.*"sha256":"//; s/"$//' | sort -u |
    while read -r hash; do [ -d "packs/$hash" ] || printf '%s\n' "$hash"; done >"$work/missing"
  [ ! -s "$work/missing" ] || no "packs/$(head -n 1 "$work/missing"): a decision was made under it, and it is not there"
}

check_bundle() {
  cd "$1"
  newest=$2 handed=-1
  if [ -e handovers ]; then follow handovers "$2"; fi
  [ "$(cat key)" = "$newest" ] || no "key: it is another key than the one that was given"
  read_key "$newest"
  [ -d entries ] || no "there is no entry in it"
  numbers=$(find entries -name '*.json' | sed 's|.*/||; s|\.json$||' | sort -n)
  [ -n "$numbers" ] || no "there is no entry in it"
  : >"$work/leaves"
  for number in $numbers; do
    is_number "$number" || no "entries/$number.json: its name is no number"
    sed '1,/^$/d' "entries/$number.tlog-proof" >"$work/this"
    if [ ! -e "$work/note" ]; then read_checkpoint "entries/$number.tlog-proof"; fi
    cmp -s "$work/this" "$work/note" || no "entries/$number.tlog-proof: it is under another checkpoint"
    in_register "entries/$number.json" "$(cat "entries/$number.opening")" "entries/$number.tlog-proof"
    [ "$size" -gt "$handed" ] || no "handovers: the register went over to this key later than this checkpoint"
    [ "$index" = "$number" ] || no "entries/$number.tlog-proof: it is of another line"
    printf '%s\n' "$leaf" >>"$work/leaves"
  done
  file=$(member "entries/$(printf '%s\n' "$numbers" | head -n 1).json" file)
  for number in $numbers; do
    case $(tail -c 300 "entries/$number.json") in
      *"\"file\":\"$file\",\"happened_at\":"*) ;;
      *) no "entries/$number.json: it is of another case file" ;;
    esac
  done
  lastone=entries/$(printf '%s\n' "$numbers" | tail -n 1).json
  case $(tail -c 300 "$lastone") in
    *'"kind":"copy-taken"'*) ;;
    *) no "$lastone: the last entry does not say that a copy was taken" ;;
  esac
  sed '$d' "$work/leaves" >"$work/before"
  count=$(sed -n 's/^{"actor":"[0-9A-Z]*","body":{"entries":\([0-9]*\),.*/\1/p' "$lastone")
  [ "$count" = "$(wc -l <"$work/before")" ] || no "$lastone: the entries before it are not as many as it says"
  said=$(sed -n 's/.*,"root":"\([A-Za-z0-9+\/=]*\)"},"file":.*/\1/p' "$lastone" | base64 -d | hex)
  [ "$said" = "$(root_of "$work/before")" ] || no "$lastone: the entries before it are not those that it says"
  check_packs
  printf 'PASS: %s entries of case file %s are in the register %s of %s lines, and are all that it held then.\n' \
    "$(wc -l <"$work/leaves")" "$file" "$name" "$size"
  printf 'Not looked at: whether each recommendation follows from its answers. sharewell-verify does that.\n'
}

case "${1:-}" in
  bundle)
    [ $# = 3 ] || no "say: verify.sh bundle FOLDER KEY"
    check_bundle "$2" "$3"
    ;;
  entry)
    [ $# = 5 ] || no "say: verify.sh entry TEXT OPENING PROOF KEY"
    read_key "$5"
    read_checkpoint "$4"
    in_register "$2" "$3" "$4"
    printf 'PASS: this text is line %s of the register %s of %s lines.\n' "$index" "$name" "$size"
    ;;
  handovers)
    [ $# = 3 ] || no "say: verify.sh handovers FILE KEY"
    follow "$2" "$3"
    printf 'PASS: the register is now signed with the key\n%s\n' "$newest"
    ;;
  *) no "say: verify.sh bundle FOLDER KEY, verify.sh entry TEXT OPENING PROOF KEY, or verify.sh handovers FILE KEY" ;;
esac
