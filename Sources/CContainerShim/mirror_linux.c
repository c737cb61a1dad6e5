#ifdef __linux__
#define _GNU_SOURCE

#include "shim.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Where a copy of the root directory is put together. Every system has it.
static const char *const stage = "/tmp";

static bool copy_link(int directory, const char *name, const char *target) {
    char text[PATH_MAX];
    ssize_t length = readlinkat(directory, name, text, sizeof text - 1);
    if (length < 0) return false;
    text[length] = 0;
    return symlink(text, target) == 0;
}

/// Shows one entry of a directory at `target`.
static bool show_entry(int directory, const char *name, const char *target) {
    struct stat entry;
    if (fstatat(directory, name, &entry, AT_SYMLINK_NOFOLLOW) != 0) return false;
    if (S_ISLNK(entry.st_mode)) return copy_link(directory, name, target);
    if (S_ISDIR(entry.st_mode)) {
        if (mkdir(target, 0755) != 0) return false;
    } else {
        int file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (file < 0) return false;
        close(file);
    }
    char source[PATH_MAX];
    snprintf(source, sizeof source, "/proc/self/fd/%d/%s", directory, name);
    return mount(source, target, NULL, MS_BIND | MS_REC, NULL) == 0;
}

/// Shows all entries of a directory in another one; `hidden`, unless it is -1, is what the stage
/// was before something was mounted on it.
static bool show_entries(int directory, const char *target, int hidden) {
    int copy = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = copy < 0 ? NULL : fdopendir(copy);
    if (!list) return false;
    bool shown = true;
    struct dirent *entry;
    while (shown && (entry = readdir(list))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        char path[PATH_MAX];
        if (snprintf(path, sizeof path, "%s/%s", target, entry->d_name) >= (int)sizeof path) continue;
        bool is_stage = hidden >= 0 && strcmp(entry->d_name, stage + 1) == 0;
        // What disappears meanwhile is not missed.
        shown = show_entry(is_stage ? hidden : directory, is_stage ? "." : entry->d_name, path) || errno == ENOENT;
        // What is mounted on the stage has come along.
        if (shown && is_stage) shown = umount2(path, MNT_DETACH) == 0;
    }
    closedir(list);
    return shown;
}

static bool mirror_root(int root) {
    int hidden = open(stage, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (hidden < 0 || mount("tmpfs", stage, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0) return false;
    bool shown = show_entries(root, stage, hidden);
    close(hidden);
    // The old root lies over the new one for a moment; then it is taken off.
    return shown && chdir(stage) == 0 && syscall(SYS_pivot_root, ".", ".") == 0 && umount2(".", MNT_DETACH) == 0
        && chdir("/") == 0;
}

bool shim_mirror_directory(const char *path) {
    int directory = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return false;
    bool done = strcmp(path, "/") == 0
        ? mirror_root(directory)
        : mount("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") == 0 && show_entries(directory, path, -1);
    int reason = errno;
    close(directory);
    errno = reason;
    return done;
}

#endif
