#ifdef __linux__
#define _GNU_SOURCE

#include "include/container_shim.h"
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static bool write_text(const char *path, const char *text) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return false;
    bool written = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    close(file);
    return written;
}

/// In a user namespace of its own the caller stays who it was.
static bool map_user(uid_t uid, gid_t gid) {
    char users[64], groups[64];
    snprintf(users, sizeof users, "%u %u 1", uid, uid);
    snprintf(groups, sizeof groups, "%u %u 1", gid, gid);
    return write_text("/proc/self/setgroups", "deny") && write_text("/proc/self/uid_map", users)
        && write_text("/proc/self/gid_map", groups);
}

pid_t shim_isolation_fork(bool with_host_processes) {
    uid_t uid = geteuid();
    gid_t gid = getegid();
    unsigned long flags = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | SIGCHLD;
    if (!with_host_processes) flags |= CLONE_NEWPID;
    if (uid != 0) flags |= CLONE_NEWUSER;
    pid_t pid = (pid_t)syscall(SYS_clone, flags, NULL, NULL, NULL, NULL);
    if (pid == 0 && uid != 0 && !map_user(uid, gid)) _exit(SHIM_START_ERROR);
    return pid;
}

// MARK: mounts

static bool fail(char *error, const char *what, const char *path) {
    char text[PATH_MAX + 64];
    snprintf(text, sizeof text, "%s %s", what, path);
    shim_describe_errno(error, text);
    return false;
}

/// Makes a directory and those above it.
static bool make_directories(const char *path) {
    char partial[PATH_MAX];
    snprintf(partial, sizeof partial, "%s", path);
    for (char *slash = strchr(partial + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        if (mkdir(partial, 0755) != 0 && errno != EEXIST) return false;
        *slash = '/';
    }
    return mkdir(partial, 0755) == 0 || errno == EEXIST;
}

/// Something to mount over: what is there, or a new empty directory or file as the source is one.
static bool make_target(const char *source, const char *target) {
    struct stat there;
    if (stat(target, &there) == 0) return true;
    if (stat(source, &there) != 0) return false;
    if (S_ISDIR(there.st_mode)) return make_directories(target);
    char parent[PATH_MAX];
    snprintf(parent, sizeof parent, "%s", target);
    char *slash = strrchr(parent, '/');
    if (slash && slash != parent) {
        *slash = 0;
        if (!make_directories(parent)) return false;
    }
    int file = open(target, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (file >= 0) close(file);
    return file >= 0;
}

/// A mount point below a directory that we may not write is made in a mirror of that directory.
static bool make_target_anywhere(const char *source, const char *target) {
    if (make_target(source, target)) return true;
    if (errno != EACCES && errno != EPERM && errno != EROFS) return false;
    char above[PATH_MAX];
    struct stat there;
    snprintf(above, sizeof above, "%s", target);
    do {
        char *slash = strrchr(above, '/');
        if (!slash) return false;
        slash[slash == above ? 1 : 0] = 0;
    } while (stat(above, &there) != 0 && strcmp(above, "/") != 0);
    return shim_mirror_directory(above) && make_target(source, target);
}

/// Flags that a mount keeps when it is made read-only; a user namespace may not drop them.
static unsigned long kept_flags(const char *path) {
    struct statvfs info;
    if (statvfs(path, &info) != 0) return 0;
    unsigned long flags = 0;
    if (info.f_flag & ST_NOSUID) flags |= MS_NOSUID;
    if (info.f_flag & ST_NODEV) flags |= MS_NODEV;
    if (info.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
    if (info.f_flag & ST_NOATIME) flags |= MS_NOATIME;
    if (info.f_flag & ST_RELATIME) flags |= MS_RELATIME;
    return flags;
}

static bool make_read_only(const char *path) {
    return mount(NULL, path, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | kept_flags(path), NULL) == 0;
}

static bool mount_volume(const struct shim_mount *it, char *error) {
    if (!it->target || !make_target_anywhere(it->source, it->target)) {
        return fail(error, "preparing mount point", it->target);
    }
    if (mount(it->source, it->target, NULL, MS_BIND | MS_REC, NULL) != 0) return fail(error, "mounting", it->target);
    if (it->read_only && !make_read_only(it->target)) return fail(error, "making read-only", it->target);
    return true;
}

bool shim_isolation_prepare(const struct shim_config *config, char *error) {
    // Nothing that is mounted here shows outside.
    if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) return fail(error, "separating mounts of", "/");
    if (!config->with_host_processes && mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0) {
        return fail(error, "mounting", "/proc");
    }
    if (config->hostname && sethostname(config->hostname, strlen(config->hostname)) != 0) {
        return fail(error, "setting host name", config->hostname);
    }
    for (int i = 0; i < config->mount_count; i++) {
        if (!mount_volume(&config->mounts[i], error)) return false;
    }
    if (config->read_only_root && !make_read_only("/")) return fail(error, "making read-only", "/");
    return true;
}

// MARK: joining

bool shim_isolation_join(pid_t pid, char *error) {
    static const char *const kinds[] = {"user", "ipc", "uts", "pid", "mnt"};
    int namespaces[5];
    char path[64];
    for (int i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "/proc/%d/ns/%s", (int)pid, kinds[i]);
        namespaces[i] = open(path, O_RDONLY | O_CLOEXEC);
        if (namespaces[i] < 0) return fail(error, "opening", path);
    }
    // Root has not changed its user namespace, and nobody may enter the one they are in.
    for (int i = geteuid() == 0 ? 1 : 0; i < 5; i++) {
        if (setns(namespaces[i], 0) != 0) return fail(error, "entering namespace", kinds[i]);
    }
    return true;
}

// MARK: processes

int swiftlet_container_isolation(void) {
    static const struct shim_config nothing;
    static char error[SHIM_ERROR_BYTES];
    pid_t pid = shim_isolation_fork(false);
    if (pid == 0) _exit(shim_isolation_prepare(&nothing, error) ? 0 : 1);
    int status = 1;
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {}
    return pid > 0 && status == 0;
}

void shim_become_subreaper(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }

void shim_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

int shim_kill_children(void) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *list = fopen(path, "re");
    if (!list) return -1;
    int pid, count = 0;
    while (fscanf(list, "%d", &pid) == 1) {
        kill(pid, SIGKILL);
        count++;
    }
    fclose(list);
    return count;
}

#endif
