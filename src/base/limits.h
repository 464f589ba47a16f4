// SPDX-License-Identifier: MIT
// Every named maximum of the product in one place, so that no input is unbounded and every refusal can name
// its limit.
#pragma once

#include <cstddef>

namespace sharewell::limits {

inline constexpr std::size_t kPackFileBytes = 1u << 20;  ///< one file of a guidance pack
inline constexpr std::size_t kExpressionBytes = 4096;    ///< one expression of a pack
inline constexpr std::size_t kExpressionDepth = 32;      ///< nesting of one expression
inline constexpr std::size_t kPackQuestions = 64;
inline constexpr std::size_t kPackAnswers = 32;  ///< answers of one question
inline constexpr std::size_t kPackRules = 256;
inline constexpr std::size_t kPackObligations = 64;
inline constexpr std::size_t kPackProperties = 512;
inline constexpr std::size_t kDiagramNodes = 200'000;                 ///< of one pack, all diagrams together
inline constexpr std::size_t kAnswersBytes = std::size_t{64} * 1024;  ///< one JSON object of answers
inline constexpr std::size_t kJsonDepth = 32;
inline constexpr std::size_t kRequestHeaderBytes = std::size_t{16} * 1024;
inline constexpr std::size_t kRequestBodyBytes = std::size_t{256} * 1024;
inline constexpr std::size_t kFormFields = 256;
inline constexpr std::size_t kFormFieldBytes = std::size_t{64} * 1024;  ///< one field, decoded
inline constexpr std::size_t kOwnWordsBytes = 20'000;                   ///< the person's own words
inline constexpr std::size_t kShortTextBytes = 200;                     ///< a name, a reference
inline constexpr std::size_t kPasswordBytes = 256;
inline constexpr std::size_t kEntryBytes = std::size_t{256} * 1024;  ///< one entry before sealing
inline constexpr std::size_t kTasksOfAnEntry = 1000;                 ///< that one entry raises
inline constexpr std::size_t kCommitGroup = 512;                     ///< writes in one transaction

}  // namespace sharewell::limits
