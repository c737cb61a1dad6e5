#ifndef SWIFTLET_ALLOCATOR_H
#define SWIFTLET_ALLOCATOR_H

/// Makes the C library's allocator get memory from the system in steps of so many bytes, and give it back when twice
/// as much is free at its end. Does nothing where the C library is not glibc.
void swiftlet_allocator_step(int bytes);

/// Gives back to the system all whole pages that are free.
void swiftlet_allocator_trim(void);

#endif
