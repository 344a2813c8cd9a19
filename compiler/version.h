/* The version of coroc. */
#ifndef VERSION_H
#define VERSION_H

#define COROC_VERSION "0.1.0"

#endif
