#include "shim.h"

#include "include/container_shim.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int swiftlet_container_shim(int argc, char **argv) {
    // The thread that started us may have blocked signals that we wait for.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // argv: swiftlet container-shim run|exec <directory> ...
    if (argc == 4 && strcmp(argv[2], "run") == 0) return shim_run(argv[3]);
    if (argc > 4 && strcmp(argv[2], "exec") == 0) return shim_run_beside(argv[3], argv + 4);
    fprintf(stderr, "container-shim: this command is for the node agent\n");
    return 2;
}

void shim_describe_errno(char *error, const char *what) {
    snprintf(error, SHIM_ERROR_BYTES, "%s: %s", what, strerror(errno));
}

bool shim_pipe(int ends[2]) {
    if (pipe(ends) != 0) return false;
    return fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 && fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

bool shim_write_file(const char *directory, const char *name, const char *text) {
    char path[PATH_MAX], temporary[PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    snprintf(temporary, sizeof temporary, "%s/.%s.new", directory, name);
    int file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    size_t length = strlen(text);
    bool written = write(file, text, length) == (ssize_t)length;
    close(file);
    return written && rename(temporary, path) == 0;
}

// MARK: config

static char *read_whole(const char *path, size_t *length) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return NULL;
    off_t size = lseek(file, 0, SEEK_END);
    char *bytes = size < 0 ? NULL : calloc((size_t)size + 1, 1);
    if (bytes && pread(file, bytes, (size_t)size, 0) != size) {
        free(bytes);
        bytes = NULL;
    }
    close(file);
    *length = bytes ? (size_t)size : 0;
    return bytes;
}

static const char *value_of(const char *entry, const char *key) {
    size_t length = strlen(key);
    return strncmp(entry, key, length) == 0 && entry[length] == '=' ? entry + length + 1 : NULL;
}

/// Takes in one entry; false if it is one too many.
static bool take_entry(struct shim_config *config, char *entry, char ***argument, char ***variable) {
    const char *value;
    if ((value = value_of(entry, "arg"))) *(*argument)++ = (char *)value;
    else if ((value = value_of(entry, "env"))) *(*variable)++ = (char *)value;
    else if ((value = value_of(entry, "cwd"))) config->working_directory = value;
    else if ((value = value_of(entry, "hostname"))) config->hostname = value;
    else if ((value = value_of(entry, "isolated"))) config->isolated = true;
    else if ((value = value_of(entry, "log-bytes"))) config->log_bytes = strtoul(value, NULL, 10);
    else if ((value = value_of(entry, "host-processes"))) config->with_host_processes = true;
    else if ((value = value_of(entry, "read-only-root"))) config->read_only_root = true;
    else if ((value = value_of(entry, "uid"))) config->uid = (uid_t)strtoul(value, NULL, 10), config->has_uid = true;
    else if ((value = value_of(entry, "gid"))) config->gid = (gid_t)strtoul(value, NULL, 10), config->has_gid = true;
    else if ((value = value_of(entry, "group"))) {
        if (config->group_count == SHIM_MAX_GROUPS) return false;
        config->groups[config->group_count++] = (gid_t)strtoul(value, NULL, 10);
    } else if ((value = value_of(entry, "cgroup"))) {
        if (config->cgroup_count == SHIM_MAX_CGROUPS) return false;
        config->cgroups[config->cgroup_count++] = value;
    } else if ((value = value_of(entry, "mount"))) {
        if (config->mount_count == SHIM_MAX_MOUNTS) return false;
        config->mounts[config->mount_count++].source = value;
    } else if (config->mount_count > 0 && (value = value_of(entry, "mount-at"))) {
        config->mounts[config->mount_count - 1].target = value;
    } else if (config->mount_count > 0 && value_of(entry, "mount-read-only")) {
        config->mounts[config->mount_count - 1].read_only = true;
    }
    return true;
}

bool shim_read_config(const char *directory, struct shim_config *config, char *error) {
    char path[PATH_MAX];
    size_t length;
    snprintf(path, sizeof path, "%s/config", directory);
    char *bytes = read_whole(path, &length);
    if (!bytes) {
        shim_describe_errno(error, path);
        return false;
    }
    size_t entries = 0;
    for (size_t i = 0; i < length; i++) entries += bytes[i] == 0;
    *config = (struct shim_config){.working_directory = "/"};
    char **argument = config->argv = calloc(entries + 1, sizeof(char *));
    char **variable = config->env = calloc(entries + 1, sizeof(char *));
    if (!argument || !variable) {
        shim_describe_errno(error, "config");
        return false;
    }
    for (char *entry = bytes; entry < bytes + length; entry += strlen(entry) + 1) {
        if (take_entry(config, entry, &argument, &variable)) continue;
        snprintf(error, SHIM_ERROR_BYTES, "too many mounts, groups or cgroups");
        return false;
    }
    if (config->argv[0]) return true;
    snprintf(error, SHIM_ERROR_BYTES, "no command specified");
    return false;
}
