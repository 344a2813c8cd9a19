/* The runtime as one pair of files, text made by the Makefile. */
#ifndef RUNTIME_TEXT_H
#define RUNTIME_TEXT_H

#include <stddef.h>

extern const char runtime_text_coro_c[], runtime_text_coro_h[];
extern const size_t runtime_size_coro_c, runtime_size_coro_h;

#endif
