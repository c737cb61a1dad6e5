#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/// Descriptors the agent hands over: closed once the command runs or has failed to; the control FIFO.
enum { STARTED = 3, CONTROL = 4, FIRST_FREE = 5 };

/// How long output is waited for that somebody outside the container's reach still may write.
enum { DRAIN_MILLISECONDS = 200 };

static void close_from(int first) {
    long limit = sysconf(_SC_OPEN_MAX);
#ifdef __linux__
    extern int close_range(unsigned, unsigned, int);
    if (close_range((unsigned)first, ~0U, 0) == 0) return;
#endif
    for (int descriptor = first; descriptor < limit && descriptor < 65536; descriptor++) close(descriptor);
}

static void write_exit(const char *directory, struct shim_exit result) {
    struct timespec now;
    char text[SHIM_ERROR_BYTES + 64];
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(
        text, sizeof text, "%d %d %lld.%09ld %s", result.code, result.signal, (long long)now.tv_sec, now.tv_nsec,
        result.error);
    shim_write_file(directory, "exit", text);
}

static void write_started(const char *directory, pid_t pid) {
    struct timespec now;
    char text[96];
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(text, sizeof text, "%d %lld.%09ld", (int)pid, (long long)now.tv_sec, now.tv_nsec);
    shim_write_file(directory, "started", text);
}

static int fail(const char *directory, const char *error) {
    struct shim_exit result = {.code = SHIM_START_ERROR};
    snprintf(result.error, sizeof result.error, "%s", error);
    write_exit(directory, result);
    return 1;
}

struct pipes {
    int output[2];
    int error_output[2];
    int status[2];
    int failure[2];
};

static bool open_pipes(struct pipes *pipes) {
    return shim_pipe(pipes->output) && shim_pipe(pipes->error_output) && shim_pipe(pipes->status)
        && shim_pipe(pipes->failure);
}

/// Starts the first process of the container; answers its pid, or -1.
static pid_t start(const struct shim_config *config, struct pipes *pipes) {
    pid_t pid = config->isolated ? shim_isolation_fork(config->with_host_processes) : fork();
    if (pid == 0) {
        close(STARTED);
        close(pipes->output[0]);
        close(pipes->error_output[0]);
        close(pipes->status[0]);
        close(pipes->failure[0]);
        struct shim_first_process first = {
            .config = config, .output = pipes->output[1], .error_output = pipes->error_output[1],
            .control = CONTROL, .status = pipes->status[1], .failure = pipes->failure[1],
        };
        _exit(shim_first_process_main(&first));
    }
    close(pipes->output[1]);
    close(pipes->error_output[1]);
    close(pipes->status[1]);
    close(pipes->failure[1]);
    return pid;
}

/// Copies output until both streams end, or the container is over and nothing more comes.
static void copy_output(struct shim_log *log, const struct pipes *pipes) {
    struct pollfd inputs[] = {
        {.fd = pipes->output[0], .events = POLLIN},
        {.fd = pipes->error_output[0], .events = POLLIN},
        {.fd = pipes->status[0], .events = 0},
    };
    bool over = false;
    while (inputs[0].fd >= 0 || inputs[1].fd >= 0) {
        int ready = poll(inputs, 3, over ? DRAIN_MILLISECONDS : -1);
        if (ready < 0 && errno != EINTR) return;
        if (ready == 0) return;
        if (ready < 0) continue;
        for (int stream = 0; stream < 2; stream++) {
            if (inputs[stream].revents && !shim_log_copy(log, stream, inputs[stream].fd)) inputs[stream].fd = -1;
        }
        if (inputs[2].revents & (POLLHUP | POLLERR)) {
            over = true;
            inputs[2].fd = -1;
        }
    }
}

static struct shim_exit wait_for_end(pid_t first, int status_pipe) {
    int own_status = 0, status;
    while (waitpid(first, &own_status, 0) < 0 && errno == EINTR) {}
    bool known = read(status_pipe, &status, sizeof status) == sizeof status;
    return shim_exit_from_wait_status(known ? status : own_status);
}

int shim_run(const char *directory) {
    static struct shim_config config;
    char error[SHIM_ERROR_BYTES] = "";
    struct pipes pipes;
    setsid();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    close_from(FIRST_FREE);
    fcntl(STARTED, F_SETFD, FD_CLOEXEC);
    fcntl(CONTROL, F_SETFD, FD_CLOEXEC);
    if (!shim_read_config(directory, &config, error)) return fail(directory, error);
    struct shim_log *log = shim_log_open(directory, config.log_bytes);
    if (!log || !open_pipes(&pipes)) return fail(directory, "opening the log");
    pid_t first = start(&config, &pipes);
    if (first < 0) {
        shim_describe_errno(error, "fork");
        return fail(directory, error);
    }
    ssize_t length = read(pipes.failure[0], error, sizeof error - 1);
    if (length > 0) {
        error[length] = 0;
        waitpid(first, NULL, 0);
        return fail(directory, error);
    }
    write_started(directory, first);
    close(STARTED);
    copy_output(log, &pipes);
    struct shim_exit result = wait_for_end(first, pipes.status[0]);
    shim_log_close(log);
    write_exit(directory, result);
    return 0;
}

int shim_run_beside(const char *directory, char **argv) {
    static struct shim_config config;
    char error[SHIM_ERROR_BYTES] = "", path[PATH_MAX];
    int pid = 0;
    // The agent sees by the third that this process has ended; the command is not to keep it open.
    close_from(STARTED + 1);
    fcntl(STARTED, F_SETFD, FD_CLOEXEC);
    snprintf(path, sizeof path, "%s/started", directory);
    FILE *started = fopen(path, "re");
    bool known = started && fscanf(started, "%d", &pid) == 1;
    if (started) fclose(started);
    if (!known) snprintf(error, sizeof error, "the container is not running");
    if (!known || !shim_read_config(directory, &config, error) || !shim_join_cgroups(&config, error)
        || (config.isolated && !shim_isolation_join(pid, error))) {
        fprintf(stderr, "%s\n", error);
        return 126;
    }
    pid_t command = fork();
    if (command == 0) {
        shim_exec(&config, argv, error);
        int code = errno == ENOENT ? 127 : 126;
        fprintf(stderr, "%s\n", error);
        _exit(code);
    }
    int status = 0;
    while (command > 0 && waitpid(command, &status, 0) < 0 && errno == EINTR) {}
    return command > 0 ? shim_exit_from_wait_status(status).code : 126;
}
