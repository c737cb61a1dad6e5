#ifndef SWIFTLET_SHIM_H
#define SWIFTLET_SHIM_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

enum {
    SHIM_MAX_MOUNTS = 256,
    SHIM_MAX_GROUPS = 64,
    SHIM_MAX_CGROUPS = 8,
    /// A longer line of output is written in parts, as containerd does it.
    SHIM_LINE_BYTES = 16 * 1024,
    SHIM_ERROR_BYTES = 1024,
    /// What is written to `exit` when the command could not be started.
    SHIM_START_ERROR = 128,
};

/// One mount of the container, in the order in which they are made.
struct shim_mount {
    const char *source;
    const char *target;
    bool read_only;
};

/// What the `config` file says: `key=value` entries, each closed by a NUL byte. Texts point into the file's copy.
struct shim_config {
    char **argv;
    char **env;
    const char *working_directory;
    const char *hostname;
    struct shim_mount mounts[SHIM_MAX_MOUNTS];
    int mount_count;
    gid_t groups[SHIM_MAX_GROUPS];
    int group_count;
    /// `cgroup.procs` or `tasks` files the command is added to.
    const char *cgroups[SHIM_MAX_CGROUPS];
    int cgroup_count;
    /// Of one log file; 0: none.
    size_t log_bytes;
    uid_t uid;
    gid_t gid;
    bool has_uid;
    bool has_gid;
    /// Own namespaces, made with a user namespace where the caller is not root.
    bool isolated;
    /// No PID namespace of its own.
    bool with_host_processes;
    bool read_only_root;
};

/// Reads <directory>/config. Answers false with `error` filled in.
bool shim_read_config(const char *directory, struct shim_config *config, char *error);

/// What the `exit` record says: code, signal and perhaps why the command did not start.
struct shim_exit {
    int code;
    int signal;
    char error[SHIM_ERROR_BYTES];
};
struct shim_exit shim_exit_from_wait_status(int status);

/// Puts a text and what errno means into `error`.
void shim_describe_errno(char *error, const char *what);
/// A pipe that no executed command inherits.
bool shim_pipe(int ends[2]);

/// The two commands.
int shim_run(const char *directory);
int shim_run_beside(const char *directory, char **argv);
/// What the first process of a container does: starts the command, passes signals on from `control`, reaps orphans.
/// Writes the wait status of the command to `status`, or why it did not start to `failure`.
struct shim_first_process {
    const struct shim_config *config;
    int output;
    int error_output;
    int control;
    int status;
    int failure;
};
int shim_first_process_main(const struct shim_first_process *it);

/// Copies `text` over the file <directory>/<name> by rename.
bool shim_write_file(const char *directory, const char *name, const char *text);

/// Puts the caller into the container's cgroups.
bool shim_join_cgroups(const struct shim_config *config, char *error);
/// Takes on user and groups, goes to the working directory and executes a command. Only returns, with `error` filled
/// in, if that fails; errno says why.
void shim_exec(const struct shim_config *config, char **argv, char *error);

/// Splits output into lines of the CRI log format.
struct shim_log;
/// `limit`: bytes after which it goes on in a new file; 0: none. The directory's name is not copied.
struct shim_log *shim_log_open(const char *directory, size_t limit);
/// Copies what can be read from a descriptor. Answers false at its end.
bool shim_log_copy(struct shim_log *log, int stream, int descriptor);
/// Writes out unfinished lines.
void shim_log_close(struct shim_log *log);

/// What only some platforms offer. isolation_linux.c has it; isolation_none.c says that there is none.

/// As fork(), but the child is the first process of new mount, PID, IPC and UTS namespaces; the PID namespace may
/// stay that of the host.
pid_t shim_isolation_fork(bool with_host_processes);
/// In that child: mounts /proc and the volumes, and sets the host name.
bool shim_isolation_prepare(const struct shim_config *config, char *error);
/// Puts a directory in memory over one that may not be written, with all entries of that one in it, so that mount points
/// can be made there. For the caller's mount namespace alone. Answers false with errno set.
bool shim_mirror_directory(const char *path);
/// Moves the caller into the namespaces of a process; into its PID namespace only children go.
bool shim_isolation_join(pid_t pid, char *error);
/// Processes that lose their parent become children of the caller.
void shim_become_subreaper(void);
/// Ends the caller when its parent ends.
void shim_die_with_parent(void);
/// Sends SIGKILL to all children of the caller; answers how many, or -1 where they can't be listed.
int shim_kill_children(void);

#endif
