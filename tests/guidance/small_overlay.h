// SPDX-License-Identifier: MIT
// A small overlay on the small pack, to be changed by tests. In: nothing. Out: its files beside those of its
// base.
#pragma once

#include "guidance/overlay.h"
#include "small_pack.h"

namespace sharewell::guidance {

inline std::vector<PackFile> small_overlay(const std::vector<PackFile>& base = small_pack()) {
  std::vector<PackFile> files{
      {"overlay.toml",
       "[overlay]\nid = \"local\"\nedition = \"local 1\"\npublisher = \"Here\"\nbase = \"small\"\nbase_logic "
       "= \"" +
           Pack::load(base)->logic() +
           "\"\ndocument = \"Our procedures\"\npage_first = 1\npage_last = 4\nin_force_from = 2026-01-01\n"
           "\n[[contact]]\nid = \"door\"\nphone = \"01632 960 001\"\n"},
      {"questions.toml",
       "[[question]]\nid = \"ours\"\nanswers = [\"yes\", \"no\"]\nunknown = []\nmissing = \"no\"\n"
       "cite = [{page=4, heading=\"Ours\"}]\nset_by = \"person\"\n"},
      {"rules.toml",
       "[[obligation]]\nid = \"ring\"\nwhen = \"going and ours is yes\"\ndue = \"today\"\ngroup = \"tell\"\n"
       "cite = [{page=3, heading=\"Ringing\"}]\n"},
      {"words.en.toml",
       "[question.ours]\nask = \"Ours?\"\nwhy = \"We know.\"\n[question.ours.answer]\n"
       "yes = { label = \"Yes\", said = \"It is ours\", reason = \"Ring.\" }\n"
       "no = { label = \"No\", said = \"It is not ours\", reason = \"Do not.\" }\n"
       "[obligation.ring]\ntask = \"Ring us\"\ndetail = \"Soon.\"\n"
       "[contact.door]\nname = \"Front door\"\nabout = \"anything\"\n"},
      {"cases.toml",
       "[[case]]\nid = \"ours\"\ntitle = \"Ours\"\nstory = \"Ours.\"\nanswers = { risk = \"high\", ours = "
       "\"yes\" }\n"
       "outcome = \"go\"\nrule = \"R1\"\nobligations_include = [\"ring\"]\n"}};
  for (const PackFile& file : base) files.push_back({"base/" + file.name, file.bytes});
  return files;
}

/// A rule of the overlay, read before `before`.
inline std::string added_rule(const std::string& before, const std::string& when,
                              const std::string& outcome) {
  return "\n[[rule]]\nid = \"L1\"\nbefore = \"" + before + "\"\nwhen = \"" + when + "\"\noutcome = \"" +
         outcome + "\"\ncite = [{page=2, heading=\"Local rule\"}]\n";
}

}  // namespace sharewell::guidance
