// SPDX-License-Identifier: MIT
#include "tamperings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "register/proof_file.h"
#include "register/tree.h"

namespace sharewell::testing_bundle {
namespace {

using bundle::Bundle;
using bundle::BundleEntry;

void replace(std::string& text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  ASSERT_NE(at, text.npos) << from;
  text.replace(at, from.size(), to);
}

/// An outsider's change to a good bundle.
std::function<Bundle()> changed(const std::function<void(Bundle&, const Case&)>& change) {
  return [change] {
    const Case made;
    Bundle bundle = made.bundle();
    change(bundle, made);
    return bundle;
  };
}

std::function<Bundle()> text_changed(std::size_t entry, std::string_view from, std::string_view to) {
  return changed([=](Bundle& bundle, const Case&) {
    std::string text = bundle.entries[entry].text.reveal();
    replace(text, from, to);
    bundle.entries[entry].text = Personal(text);
  });
}

std::function<Bundle()> proof_changed(std::size_t entry, const std::function<void(reg::ProofFile&)>& change) {
  return changed([=](Bundle& bundle, const Case&) {
    auto proof = reg::read_proof(bundle.entries[entry].proof).value();
    change(proof);
    bundle.entries[entry].proof = reg::write_proof(proof.index, proof.proof, proof.note, proof.extra);
  });
}

std::function<Bundle()> note_changed(const std::string& from, const std::string& to) {
  return changed([=](Bundle& bundle, const Case&) {
    for (BundleEntry& entry : bundle.entries) replace(entry.proof, from, to);
  });
}

/// A case file whose lines the organisation wrote as it liked.
std::function<Bundle()> forged(
    const std::function<void(Register&, Events&, std::vector<std::uint64_t>&)>& write) {
  return [write] {
    Register reg;
    Events events;
    std::vector<std::uint64_t> mine{reg.add(events.opened())};
    write(reg, events, mine);
    mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
    return reg.take(mine);
  };
}

std::function<Bundle()> forged_entry(const std::function<void(record::EntryBody&)>& change) {
  return forged([=](Register& reg, Events& events, std::vector<std::uint64_t>& mine) {
    record::EntryBody body = events.decided();
    change(body);
    mine.push_back(reg.add(body));
  });
}

}  // namespace

std::vector<Tampering> outsiders() {
  return {
      {"a word of the reasons is changed", text_changed(1, "They asked", "We asked"), "register",
       "not what stands"},
      {"share becomes do not share", text_changed(1, "\"choice\":\"share\"", "\"choice\":\"do-not-share\""),
       "register", "not what stands"},
      {"the outcome of the advice is changed", text_changed(1, "\"outcome\":\"", "\"outcome\":\"x"),
       "register", "not what stands"},
      {"somebody else is named as having decided", text_changed(1, "\"actor\":\"", "\"actor\":\"0"),
       "register", "not what stands"},
      {"it is dated one second earlier", text_changed(1, "0,\"kind\"", "1,\"kind\""), "register",
       "not what stands"},
      {"a look is moved to somebody else", text_changed(2, "\"actor\":\"", "\"actor\":\"1"), "register",
       "not what stands"},
      {"the opening is another", changed([](Bundle& b, const Case&) { b.entries[1].opening[3] ^= 1; }),
       "register", "with its opening"},
      {"two texts change places",
       changed([](Bundle& b, const Case&) { std::swap(b.entries[2].text, b.entries[3].text); }), "register",
       "not what stands"},
      {"a decision is left out",
       changed([](Bundle& b, const Case&) { b.entries.erase(b.entries.begin() + 1); }), "entries",
       "no decision of this case file"},
      {"a look is left out", changed([](Bundle& b, const Case&) { b.entries.erase(b.entries.begin() + 2); }),
       "whole", "5 entries before it, and there are 4"},
      {"what happened last is left out, with the copy's own entry",
       changed([](Bundle& b, const Case&) { b.entries.pop_back(); }), "whole",
       "nothing shows that these are all"},
      {"the copy's entry counts one fewer", text_changed(5, "\"entries\":5", "\"entries\":4"), "register",
       "not what stands"},
      {"the copy is for somebody else", text_changed(5, "Case review", "A newspaper"), "register",
       "not what stands"},
      {"another name is given to who decided", text_changed(5, "Ann Example", "Bob Example"), "register",
       "not what stands"},
      {"another file's entry is put in", changed([](Bundle& b, const Case& made) {
         b.entries.insert(b.entries.begin() + 1, made.reg.take({made.other}).entries.front());
       }),
       "entries", "of another case file"},
      {"an entry is put in twice",
       changed([](Bundle& b, const Case&) { b.entries.insert(b.entries.begin() + 1, b.entries[1]); }),
       "archive", "twice", true},
      {"the order of two entries is turned",
       changed([](Bundle& b, const Case&) { std::swap(b.entries[1], b.entries[2]); }), "archive",
       "out of its order", true},
      {"the file is about nothing", changed([](Bundle& b, const Case&) { b.entries.clear(); }), "archive",
       "no entry"},
      {"a proof says another line", proof_changed(1, [](auto& p) { p.index = 3; }), "register",
       "another line"},
      {"a hash on the way is another", proof_changed(1, [](auto& p) { p.proof[0][5] ^= 1; }), "register",
       "not what stands"},
      {"a proof is too short", proof_changed(1, [](auto& p) { p.proof.pop_back(); }), "register",
       "not what stands"},
      {"a proof is too long", proof_changed(1, [](auto& p) { p.proof.push_back({}); }), "register",
       "not what stands"},
      {"a proof carries more than a proof", proof_changed(1, [](auto& p) { p.extra = {1}; }), "register",
       "not spelt", true},
      {"the register is said to be larger", note_changed("\n9\n", "\n10\n"), "register",
       "signature does not fit"},
      {"the register's name is another", note_changed("\n" + kOrigin, "\nsharewell.example/elsewhere"),
       "register", "does not fit"},
      {"the signature is taken away", note_changed("\xe2\x80\x94 " + kOrigin, "\xe2\x80\x94 nobody"),
       "register", "not signed by this register's key"},
      {"one entry is under an older checkpoint",
       changed([](Bundle& b, const Case&) { b.entries[0].proof = SmallCase().reg.proof(0); }), "register",
       "another checkpoint"},
      {"the key is another",
       changed([](Bundle& b, const Case&) { b.verifier_key = Register(2).verifier_key(); }), "register",
       "not signed by this register's key"},
      {"the key is no key", changed([](Bundle& b, const Case&) { b.verifier_key = "key"; }), "register",
       "not a verifier key"},
      {"the guidance is left out", changed([](Bundle& b, const Case&) { b.packs.clear(); }), "guidance",
       "not in the bundle"},
      {"a rule of the guidance is changed", changed([](Bundle& b, const Case&) {
         for (auto& file : b.packs[0].files)
           if (file.name == "rules.toml") replace(file.bytes, "do-not-share", "share");
       }),
       "guidance", "not those of its name"},
      {"a file of the guidance is left out",
       changed([](Bundle& b, const Case&) { b.packs[0].files.pop_back(); }), "guidance",
       "not those of its name"},
      {"other guidance is put beside it", changed([](Bundle& b, const Case&) {
         b.packs.push_back({std::string(64, 'f'), {{"pack.toml", ""}}});
       }),
       "guidance", "no decision was made under"},
      {"the copy is said to be older", changed([](Bundle& b, const Case&) { b.seconds -= 86'400; }), "whole",
       "another time", true},
  };
}

std::vector<Tampering> organisations() {
  const auto member = [](record::EntryBody& body, const char* key) -> json::value& { return body.body[key]; };
  return {
      {"the organisation writes another recommendation", forged_entry([=](auto& body) {
         member(body, "recommendation").as_object()["outcome"] = "do-not-share";
       }),
       "recommendations", "not what the pack says"},
      {"the organisation writes other answers under it",
       forged_entry([=](auto& body) { member(body, "answers").as_object()["risk"] = "none"; }),
       "recommendations", "not what the pack says"},
      {"the organisation leaves out a reason", forged_entry([=](auto& body) {
         member(body, "recommendation").as_object()["reasons"].as_array().pop_back();
       }),
       "recommendations", "not what the pack says"},
      {"the organisation names guidance that nobody has", forged_entry([=](auto& body) {
         member(body, "recommendation").as_object()["pack"].as_object()["sha256"] = std::string(64, '0');
       }),
       "guidance", "not in the bundle"},
      {"the organisation names no guidance",
       forged_entry([=](auto& body) { member(body, "recommendation").as_object().erase("pack"); }),
       "guidance", "no decision was made under"},
      {"a decision lacks its reasons", forged_entry([](auto& body) { body.body.erase("words"); }), "entries",
       "another shape"},
      {"a decision says that it is a look",
       forged_entry([](auto& body) { body.kind = record::EntryKind::Looked; }), "entries", "another shape"},
      {"a line that belongs to no case file",
       forged_entry([](auto& body) { body.kind = record::EntryKind::PersonAdded; }), "entries",
       "does not stand in a case file"},
      {"the case file is opened twice",
       forged([](Register& reg, Events& events, auto& mine) { mine.push_back(reg.add(events.opened())); }),
       "entries", "a second time"},
      {"answers to a decision that was never made", forged([](Register& reg, Events& events, auto& mine) {
         mine.push_back(reg.add(events.considered(0)));
       }),
       "entries", "no decision of this case file"},
      {"a line that is not in its canonical form", forged([](Register& reg, Events& events, auto& mine) {
         mine.push_back(reg.add_text(record::canonical(events.looked()) + " "));
       }),
       "entries", "canonical form"},
      {"a line that is no JSON",
       forged([](Register& reg, Events&, auto& mine) { mine.push_back(reg.add_text("{")); }), "entries",
       "not a JSON object"},
      {"a copy that hides an entry behind a second one",
       [] {
         SmallCase made;
         made.mine = {made.mine[0], made.reg.add(made.events.looked())};
         record::CopyTaken copy = made.reg.copy_of({made.mine[0], 2});
         made.mine.push_back(made.reg.add(made.events.copied(copy)));
         return made.bundle();
       },
       "whole", "not those that it says"},
      {"a file that does not begin with its opening",
       [] {
         Register reg;
         Events events;
         std::vector<std::uint64_t> mine{reg.add(events.looked())};
         mine.push_back(reg.add(events.copied(reg.copy_of(mine))));
         return reg.take(mine);
       },
       "entries", "the first entry of a case file opens it"},
  };
}

}  // namespace sharewell::testing_bundle
