// Tells a program into which it is loaded another time of day: as many seconds ahead as stand in the
// file that CLOCK_FILE names. What counts how long something takes goes on as it was.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static long seconds_ahead(void) {
    char text[32] = "";
    const char *path = getenv("CLOCK_FILE");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return 0;
    ssize_t n_read = read(file, text, sizeof text - 1);
    close(file);
    return n_read < 0 ? 0 : strtol(text, NULL, 10);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    long outcome = syscall(SYS_clock_gettime, clock, time);
    if (outcome == 0 && clock == CLOCK_REALTIME) time->tv_sec += seconds_ahead();
    return (int)outcome;
}
