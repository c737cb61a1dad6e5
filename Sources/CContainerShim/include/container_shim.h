#ifndef SWIFTLET_CONTAINER_SHIM_H
#define SWIFTLET_CONTAINER_SHIM_H

/// The parent process of one container; it outlives the agent that started it.
///
///     swiftlet container-shim run <directory>
///     swiftlet container-shim exec <directory> <argument>...
///
/// `run` starts what <directory>/config describes, copies its output to <directory>/log and keeps these files there:
///
///     started   "<pid> <seconds>.<nanoseconds>", once the command runs
///     control   a FIFO; each byte is a signal for the command. It has a reader for as long as the shim lives.
///     exit      "<code> <signal> <seconds>.<nanoseconds> <error>", when the container is over
///
/// Files appear whole, by rename. A command that could not be started ends with code 128 and the error.
/// `exec` runs a command beside the container's own, in its namespaces and environment, and answers its exit code;
/// 126 if it can't be run, 127 if there is no such command.
///
/// Answers the exit code of the process. To be called before anything else runs in it.
int swiftlet_container_shim(int argc, char **argv);

/// Whether this process may make the namespaces that isolate containers: 1 or 0. Finds out by making some.
int swiftlet_container_isolation(void);

#endif
