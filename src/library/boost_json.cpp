// SPDX-License-Identifier: MIT
// The part of Boost.JSON that is compiled, so that the library needs no other library beside it: the parser's
// stack and its errors.
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/detail/impl/default_resource.ipp>
#include <boost/json/detail/impl/stack.ipp>
#include <boost/json/impl/error.ipp>
#include <boost/json/storage_ptr.hpp>
