#ifndef __linux__

#include "include/container_shim.h"
#include "shim.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

pid_t shim_isolation_fork(bool with_host_processes) {
    (void)with_host_processes;
    errno = ENOTSUP;
    return -1;
}

bool shim_isolation_prepare(const struct shim_config *config, char *error) {
    (void)config;
    snprintf(error, SHIM_ERROR_BYTES, "this platform has no namespaces");
    return false;
}

bool shim_mirror_directory(const char *path) {
    (void)path;
    errno = ENOTSUP;
    return false;
}

bool shim_isolation_join(pid_t pid, char *error) {
    (void)pid;
    snprintf(error, SHIM_ERROR_BYTES, "this platform has no namespaces");
    return false;
}

int swiftlet_container_isolation(void) { return 0; }

void shim_become_subreaper(void) {}

void shim_die_with_parent(void) {}

int shim_kill_children(void) { return -1; }

#endif
