#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct shim_exit shim_exit_from_wait_status(int status) {
    struct shim_exit result = {0};
    if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
        result.code = 128 + result.signal;
    } else {
        result.code = WEXITSTATUS(status);
    }
    return result;
}

bool shim_join_cgroups(const struct shim_config *config, char *error) {
    for (int i = 0; i < config->cgroup_count; i++) {
        int file = open(config->cgroups[i], O_WRONLY | O_CLOEXEC);
        // "0" is the process that writes it.
        bool joined = file >= 0 && write(file, "0", 1) == 1;
        if (!joined) shim_describe_errno(error, config->cgroups[i]);
        if (file >= 0) close(file);
        if (!joined) return false;
    }
    return true;
}

static bool take_on_user(const struct shim_config *config, char *error) {
    if (!config->has_uid && !config->has_gid && config->group_count == 0) return true;
    bool done = setgroups((size_t)config->group_count, config->groups) == 0
        && (!config->has_gid || setgid(config->gid) == 0) && (!config->has_uid || setuid(config->uid) == 0);
    if (!done) shim_describe_errno(error, "taking on the user");
    return done;
}

static const char *search_path(const struct shim_config *config) {
    for (char **variable = config->env; *variable; variable++) {
        if (strncmp(*variable, "PATH=", 5) == 0) return *variable + 5;
    }
    return "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
}

/// Tries every directory of PATH; errno is then ENOENT, or EACCES if there was one that could not be executed.
static void execute_by_name(const struct shim_config *config, char **argv) {
    int best = ENOENT;
    const char *rest = search_path(config);
    while (*rest) {
        size_t length = strcspn(rest, ":");
        char path[PATH_MAX];
        int wanted = snprintf(path, sizeof path, "%.*s/%s", (int)length, rest, argv[0]);
        if (length > 0 && wanted < (int)sizeof path) {
            execve(path, argv, config->env);
            if (errno != ENOENT && errno != ENOTDIR) best = errno;
        }
        rest += length;
        if (*rest) rest++;
    }
    errno = best;
}

static void reset_signals(void) {
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void shim_exec(const struct shim_config *config, char **argv, char *error) {
    umask(022);
    if (chdir(config->working_directory) != 0) {
        char what[PATH_MAX + 32];
        snprintf(what, sizeof what, "chdir to cwd (\"%s\")", config->working_directory);
        shim_describe_errno(error, what);
        return;
    }
    if (!take_on_user(config, error)) return;
    reset_signals();
    bool by_name = strchr(argv[0], '/') == NULL;
    if (by_name) execute_by_name(config, argv);
    else execve(argv[0], argv, config->env);
    int reason = errno;
    if (by_name && reason == ENOENT) {
        snprintf(error, SHIM_ERROR_BYTES, "exec: \"%s\": executable file not found in $PATH", argv[0]);
    } else if (reason == ENOENT) {
        snprintf(error, SHIM_ERROR_BYTES, "exec: \"%s\": stat %s: no such file or directory", argv[0], argv[0]);
    } else {
        char what[PATH_MAX + 16];
        snprintf(what, sizeof what, "exec: \"%s\"", argv[0]);
        shim_describe_errno(error, what);
    }
    errno = reason;
}
