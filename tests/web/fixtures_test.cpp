// SPDX-License-Identifier: MIT
// Our components against the cases that GOV.UK Frontend ships for ports to other languages, as DOM trees.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

#include "dom.h"
#include "fixture_options.h"

namespace sharewell::web {
namespace {

const std::string kComponents =
    std::string(SHAREWELL_SOURCE_DIR) + "/web/node_modules/govuk-frontend/dist/govuk/components/";

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "component: case name" of each line of differences.txt before its reason.
std::set<std::string> known_differences() {
  std::set<std::string> out;
  std::istringstream lines(file(std::string(SHAREWELL_SOURCE_DIR) + "/tests/web/differences.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto bar = line.find(" | ");
    EXPECT_NE(bar, line.npos) << "differences.txt: no reason after ' | ' in: " << line;
    EXPECT_TRUE(out.insert(line.substr(0, bar)).second) << "twice: " << line;
  }
  return out;
}

/// The library's markup without what our component may not draw, in any case: see the end of differences.txt.
std::string without_crown(std::string html) {
  const auto name = html.find("govuk-footer__crown");
  if (name == html.npos) return html;
  const auto begin = html.rfind("<svg", name);
  constexpr std::string_view kEnd = "</svg>";
  return html.erase(begin, html.find(kEnd, name) + kEnd.size() - begin);
}

struct Count {
  int equal = 0, different = 0, allowed = 0;
};

void compare(const std::string& component, const Options& fixture, Builder build,
             std::set<std::string>& known, Count& count) {
  const std::string name = component + ": " + std::string(fixture.at("name").as_string());
  const std::string wanted = dom_of(without_crown(std::string(fixture.at("html").as_string())));
  const std::string made = dom_of(build(fixture.at("options").as_object()).bytes());
  const bool allowed = known.erase(name) == 1;
  if (made == wanted) {
    ++count.equal;
    EXPECT_FALSE(allowed) << name << " is equal: take it out of differences.txt";
  } else if (allowed) {
    ++count.allowed;
  } else {
    ++count.different;
    ADD_FAILURE() << name << "\n--- GOV.UK Frontend\n" << wanted << "--- Sharewell\n" << made;
  }
}

TEST(Fixtures, RenderAsGovukFrontendDoes) {
  std::set<std::string> known = known_differences();
  Count all;
  for (const auto& [component, build] : builders()) {
    const std::string bytes = file(kComponents + component + "/fixtures.json");
    ASSERT_FALSE(bytes.empty())
        << "web/node_modules is missing: run scripts/setup, or `npm ci --ignore-scripts` in web/";
    const auto parsed = parse_json(bytes, std::size_t{4} << 20, component);
    ASSERT_TRUE(parsed) << one_line(parsed.error());
    for (const json::value& fixture : parsed->at("fixtures").as_array()) {
      compare(component, fixture.as_object(), build, known, all);
    }
  }
  for (const std::string& name : known)
    ADD_FAILURE() << "differences.txt names a case that is not there: " << name;
  std::cout << "GOV.UK Frontend fixtures: " << all.equal << " equal, " << all.allowed
            << " known differences, " << all.different << " failed, of " << builders().size()
            << " components\n";
}

}  // namespace
}  // namespace sharewell::web
