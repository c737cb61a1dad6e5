#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int child_ended[2];

static void note_child(int number) {
    (void)number;
    int saved = errno;
    // A full pipe says it already.
    (void)!write(child_ended[1], "", 1);
    errno = saved;
}

static int fail(const struct shim_first_process *it, const char *error) {
    (void)!write(it->failure, error, strlen(error));
    return SHIM_START_ERROR;
}

static pid_t start_command(const struct shim_first_process *it, char *error) {
    pid_t command = fork();
    if (command < 0) shim_describe_errno(error, "fork");
    if (command != 0) return command;
    setsid();
    int null = open("/dev/null", O_RDONLY);
    dup2(null, STDIN_FILENO);
    dup2(it->output, STDOUT_FILENO);
    dup2(it->error_output, STDERR_FILENO);
    if (null > STDERR_FILENO) close(null);
    shim_exec(it->config, it->config->argv, error);
    _exit(fail(it, error));
}

/// Whether all processes that the caller sees are those of the container.
static bool is_alone(const struct shim_first_process *it) {
    return it->config->isolated && !it->config->with_host_processes;
}

/// SIGKILL ends the whole container; other signals are for its command.
static void pass_on(const struct shim_first_process *it, pid_t command, int number) {
    if (number != SIGKILL) {
        kill(command, number);
    } else if (is_alone(it)) {
        kill(-1, SIGKILL);
    } else {
        kill(-command, SIGKILL);
        shim_kill_children();
    }
}

/// Reaps what has ended; true with the command's wait status once the command is among it.
static bool reap(pid_t command, int *status) {
    bool ended = false;
    int one;
    pid_t pid;
    while ((pid = waitpid(-1, &one, WNOHANG)) > 0) {
        if (pid == command) {
            *status = one;
            ended = true;
        }
    }
    return ended;
}

/// Ends what the command left behind. In a PID namespace the kernel does that when the caller ends.
static void end_rest(const struct shim_first_process *it, pid_t command) {
    if (is_alone(it)) return;
    kill(-command, SIGKILL);
    while (shim_kill_children() > 0) waitpid(-1, NULL, 0);
}

int shim_first_process_main(const struct shim_first_process *it) {
    char error[SHIM_ERROR_BYTES] = "";
    shim_die_with_parent();
    shim_become_subreaper();
    if (!shim_pipe(child_ended)) return fail(it, "no pipe");
    fcntl(child_ended[0], F_SETFL, O_NONBLOCK);
    fcntl(child_ended[1], F_SETFL, O_NONBLOCK);
    struct sigaction action = {.sa_handler = note_child, .sa_flags = SA_RESTART | SA_NOCLDSTOP};
    sigaction(SIGCHLD, &action, NULL);
    if (!shim_join_cgroups(it->config, error)) return fail(it, error);
    if (it->config->isolated && !shim_isolation_prepare(it->config, error)) return fail(it, error);

    pid_t command = start_command(it, error);
    if (command < 0) return fail(it, error);
    // Only the command keeps these open, so that their end is its end.
    close(it->output);
    close(it->error_output);
    close(it->failure);
    struct pollfd inputs[] = {{.fd = it->control, .events = POLLIN}, {.fd = child_ended[0], .events = POLLIN}};
    for (;;) {
        if (poll(inputs, 2, -1) < 0 && errno != EINTR) return SHIM_START_ERROR;
        unsigned char bytes[64];
        if (inputs[1].revents) (void)!read(child_ended[0], bytes, sizeof bytes);
        int status;
        if (reap(command, &status)) {
            (void)!write(it->status, &status, sizeof status);
            end_rest(it, command);
            return 0;
        }
        ssize_t count = inputs[0].revents ? read(it->control, bytes, sizeof bytes) : 0;
        for (ssize_t i = 0; i < count; i++) pass_on(it, command, bytes[i]);
    }
}
