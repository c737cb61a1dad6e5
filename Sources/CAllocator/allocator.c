#include "allocator.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

void swiftlet_allocator_step(int bytes) {
#ifdef __GLIBC__
    mallopt(M_TOP_PAD, bytes);
    // Setting one turns off glibc's own adjustment of both.
    mallopt(M_TRIM_THRESHOLD, 2 * bytes);
#else
    (void)bytes;
#endif
}

void swiftlet_allocator_trim(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
