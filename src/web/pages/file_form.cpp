// SPDX-License-Identifier: MIT
#include "web/pages/file_form.h"

#include "web/pages/task_parts.h"

namespace sharewell::web::pages {

Html form_once(const Visit& visit, const Url& action, std::vector<Html> fields, words::Text button,
               std::vector<Hidden> more) {
  fields.push_back(render(Button{.text = button}));
  more.push_back(once_of(visit));
  return render(visit.form(action, join(fields), std::move(more)));
}

http::Response form_page(const Visit& visit, words::Text title, const Html& main, const Url& before,
                         const Faults& faults) {
  return respond(visit, {.title = std::string(title),
                         .main = two_thirds(join({summary_of(faults), main})),
                         .before = render(BackLink{.href = before}),
                         .has_errors = !faults.empty()});
}

}  // namespace sharewell::web::pages
