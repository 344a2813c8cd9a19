/* Hashes for the keys of maps. */
#ifndef CORO_HASH_H
#define CORO_HASH_H

#include <stddef.h>
#include <stdint.h>

/* SipHash-1-3 by a secret. */
uint64_t coro_siphash(const uint64_t secret[2], const char *bytes, size_t len);

/* By a secret that this thread has drawn by lot, so that nobody can choose keys whose
 * hashes collide. */
uint32_t coro_hash_bytes(const char *bytes, size_t len);
uint32_t coro_hash_number(uint64_t number); /* as of its eight bytes, the lowest first */

#endif
