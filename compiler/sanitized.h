/* Whether the address sanitizer watches the compiler itself. */
#ifndef SANITIZED_H
#define SANITIZED_H

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#endif

#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

#endif
