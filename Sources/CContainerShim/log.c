#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct shim_line {
    char bytes[SHIM_LINE_BYTES];
    size_t length;
};

struct shim_log {
    FILE *file;
    const char *directory;
    /// Written to the file so far, and how much may be; 0: any.
    size_t size;
    size_t limit;
    struct shim_line lines[2];
};

static FILE *open_file(const char *path) {
    int descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
    if (descriptor < 0) return NULL;
    FILE *file = fdopen(descriptor, "a");
    if (file) setvbuf(file, NULL, _IOFBF, 4 * SHIM_LINE_BYTES);
    else close(descriptor);
    return file;
}

struct shim_log *shim_log_open(const char *directory, size_t limit) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/log", directory);
    struct shim_log *log = calloc(1, sizeof *log);
    if (!log || !(log->file = open_file(path))) {
        free(log);
        return NULL;
    }
    log->directory = directory;
    log->limit = limit;
    return log;
}

/// Goes on in a new file once the present one is full, and keeps that as `log.1` in place of the one before. There is a
/// `log` at every moment. When no new file can be made the old one grows on.
static void start_new_file_if_full(struct shim_log *log) {
    if (log->limit == 0 || log->size < log->limit) return;
    char path[PATH_MAX], old[PATH_MAX], next[PATH_MAX];
    snprintf(path, sizeof path, "%s/log", log->directory);
    snprintf(old, sizeof old, "%s/log.1", log->directory);
    snprintf(next, sizeof next, "%s/.log.new", log->directory);
    FILE *file = open_file(next);
    if (!file) return;
    unlink(old);
    if (link(path, old) != 0 || rename(next, path) != 0) {
        fclose(file);
        return;
    }
    fclose(log->file);
    log->file = file;
    log->size = 0;
}

/// `2026-01-02T03:04:05.000000006Z stdout F text`; P marks a line that goes on.
static void write_entry(struct shim_log *log, int stream, char tag, const char *text, size_t length) {
    struct timespec now;
    struct tm parts;
    char date[32];
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
    int start = fprintf(log->file, "%s.%09ldZ %s %c ", date, now.tv_nsec, stream == 0 ? "stdout" : "stderr", tag);
    log->size += (start > 0 ? (size_t)start : 0) + length + 1;
    fwrite(text, 1, length, log->file);
    fputc('\n', log->file);
}

bool shim_log_copy(struct shim_log *log, int stream, int descriptor) {
    struct shim_line *line = &log->lines[stream];
    ssize_t count = read(descriptor, line->bytes + line->length, sizeof line->bytes - line->length);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    if (count == 0) return false;
    line->length += (size_t)count;
    char *start = line->bytes, *end = line->bytes + line->length, *newline;
    while ((newline = memchr(start, '\n', (size_t)(end - start)))) {
        write_entry(log, stream, 'F', start, (size_t)(newline - start));
        start = newline + 1;
    }
    line->length = (size_t)(end - start);
    if (line->length == sizeof line->bytes) {
        write_entry(log, stream, 'P', line->bytes, line->length);
        line->length = 0;
    }
    memmove(line->bytes, start, line->length);
    fflush(log->file);
    start_new_file_if_full(log);
    return true;
}

void shim_log_close(struct shim_log *log) {
    for (int stream = 0; stream < 2; stream++) {
        // Without the newline at its end the line is not whole.
        if (log->lines[stream].length > 0) {
            write_entry(log, stream, 'P', log->lines[stream].bytes, log->lines[stream].length);
        }
    }
    fclose(log->file);
    free(log);
}
