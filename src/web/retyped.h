// SPDX-License-Identifier: MIT
// A form that shows what is kept as if it had just been typed, so that a form to change something is the form
// that first asked for it.
//
// In: a visit, and the fields as they would have been sent. Out: the visit with that form. Never: sent
// anywhere.
#pragma once

#include "web/visit.h"

namespace sharewell::web {

class Retyped {
 public:
  Retyped(const Visit& visit, http::Fields fields);
  Retyped(const Retyped&) = delete;
  Retyped& operator=(const Retyped&) = delete;
  [[nodiscard]] const Visit& visit() const { return visit_; }

 private:
  http::Request request_;
  Visit visit_;
};

/// The fields of form_parts' when_fields for this moment.
[[nodiscard]] http::Fields typed_moment(Instant at);

}  // namespace sharewell::web
