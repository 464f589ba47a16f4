// SPDX-License-Identifier: MIT
// The page that shows every component.
#include "town.h"

namespace sharewell::testing_pages {
namespace {

class Gallery : public Town {};

TEST_F(Gallery, ShowsEveryComponentInADemoAndIsNowhereElse) {
  Browser anybody(*site_);
  const PageSeen page = anybody.get("/components");
  EXPECT_EQ(page.status, 200u);
  for (const char* part : {"back-link",
                           "breadcrumbs",
                           "button",
                           "character-count",
                           "checkboxes",
                           "cookie-banner",
                           "date-input",
                           "details",
                           "error-message",
                           "error-summary",
                           "exit-this-page",
                           "feedback",
                           "fieldset",
                           "file-upload",
                           "footer",
                           "generic-header",
                           "hint",
                           "input",
                           "inset-text",
                           "label",
                           "language-navigation",
                           "notification-banner",
                           "pagination",
                           "panel",
                           "password-input",
                           "phase-banner",
                           "radios",
                           "select",
                           "service-navigation",
                           "skip-link",
                           "summary-list",
                           "table",
                           "tabs",
                           "tag",
                           "task-list",
                           "textarea",
                           "warning-text"})
    EXPECT_NE(page.body.find("govuk-" + std::string(part)), std::string::npos) << part;
  web::Parts served = parts();
  served.demo_token.reset();
  const web::Site site(std::move(served));
  EXPECT_EQ(Browser(site).get("/components").status, 404u);
}

}  // namespace
}  // namespace sharewell::testing_pages
