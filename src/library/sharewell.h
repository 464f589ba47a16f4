/* SPDX-License-Identifier: MIT */
/**
 * @file
 * libsharewell for C: what the advice says to the answers of one case, and why.
 *
 * In: a guidance pack (the built-in one, or its files in memory) and answers as one JSON object. Out: JSON,
 * byte for byte what `sharewell decide --json` prints. Never: reads a clock, disk, network or random source;
 * keeps what it was given; prints; lets an exception out; decides. A person decides.
 *
 * Text is UTF-8 with a stated size; no NUL ends it, and one inside is a fault like any other.
 *
 * Threads: a pack never changes, so any number of threads may use one at the same time. A reply belongs to
 * one thread at a time. Nothing is global but the built-in pack, which is made on first use, once, whichever
 * thread comes first.
 *
 * Errors are replies whose status says what kind and whose text, a JSON object, says what exactly. When
 * memory runs out, a function that gives a pointer gives NULL. A NULL where a pack or a reply is asked for,
 * or a pointer to fewer bytes than its size says, is a fault of the calling program that nothing catches.
 */
#ifndef SHAREWELL_H
#define SHAREWELL_H

#include <stddef.h>

#if defined(_WIN32) || !defined(__GNUC__)
#define SHAREWELL_API
#else
#define SHAREWELL_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** What kind of reply it is. Numbers never change their meaning; later versions may add some. */
typedef enum sharewell_status {
  SHAREWELL_OK = 0,        /**< the text is what was asked for */
  SHAREWELL_BAD_INPUT = 1, /**< the answers cannot be used: {"code":...,"detail":...,"place":...} */
  SHAREWELL_BAD_PACK =
      2 /**< the pack has faults: {"faults":[{"file","line","column","what","remedy"},...]} */
} sharewell_status;

/** A checked and compiled guidance pack; never changes. */
typedef struct sharewell_pack sharewell_pack;
/** A status and a text. */
typedef struct sharewell_reply sharewell_reply;

/** One file of a pack: its name without folder ("rules.toml") and its bytes, which are copied. */
typedef struct sharewell_file {
  const char* name;  /**< ends with NUL */
  const char* bytes; /**< UTF-8 */
  size_t size;       /**< of `bytes` */
} sharewell_file;

/** The version of the library, as "0.1.0". */
SHAREWELL_API const char* sharewell_version(void);

/** The pack that the library carries: HM Government advice of July 2018. It is never freed; freeing it does
 * nothing. */
SHAREWELL_API const sharewell_pack* sharewell_built_in(void);

/**
 * Checks and compiles a pack. It takes some hundredths of a second.
 *
 * @param files  its files; see docs/formats/guidance-pack.md
 * @param count  how many
 * @param why    where to put a reply that lists every fault (SHAREWELL_BAD_PACK), or NULL; set to NULL on
 * success
 * @return the pack, to be freed, or NULL if it has faults or memory ran out (then `*why` is NULL too)
 */
SHAREWELL_API sharewell_pack* sharewell_load(const sharewell_file* files, size_t count,
                                             sharewell_reply** why);

/** Frees a pack from `sharewell_load`; no reply refers to it. NULL and the built-in pack are left alone. */
SHAREWELL_API void sharewell_free_pack(sharewell_pack* pack);

/**
 * What the pack asks and says: the questions with their answers, outcomes, rules, obligations, notices, myths
 * and texts, as `sharewell guidance show --json` prints it.
 */
SHAREWELL_API sharewell_reply* sharewell_describe(const sharewell_pack* pack);

/**
 * What the advice says to these answers: outcome, rule, reasons, obligations, what was assumed and what is
 * still open.
 *
 * @param pack     which advice
 * @param answers  a JSON object, question id to answer id; a question may be missing. At most 64 KiB.
 * @param size     of `answers`, in bytes
 * @return the line of `sharewell decide --json` without its line end, or SHAREWELL_BAD_INPUT with the place
 *         ("answers:1:14") and the nearest question or answer that there is
 */
SHAREWELL_API sharewell_reply* sharewell_recommend(const sharewell_pack* pack, const char* answers,
                                                   size_t size);

/** The ids of the notices that stand beside these answers, as a JSON list; their words are in
 * `sharewell_describe`. */
SHAREWELL_API sharewell_reply* sharewell_notices(const sharewell_pack* pack, const char* answers,
                                                 size_t size);

/** SHAREWELL_OK, or what kind of fault the text of the reply describes. */
SHAREWELL_API sharewell_status sharewell_status_of(const sharewell_reply* reply);
/** The text of a reply: valid until the reply is freed, ended by a NUL that its size does not count. */
SHAREWELL_API const char* sharewell_text(const sharewell_reply* reply);
/** How many bytes of text. */
SHAREWELL_API size_t sharewell_size(const sharewell_reply* reply);
/** Frees a reply and its text; NULL is left alone. */
SHAREWELL_API void sharewell_free_reply(sharewell_reply* reply);

#ifdef __cplusplus
}
#endif

#endif
