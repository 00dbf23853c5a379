#define _GNU_SOURCE
#include "CSystem.h"
#include <sys/syscall.h>
#include <unistd.h>

int heliograph_renameat2(int old_directory, const char *old_name, int new_directory, const char *new_name,
                         unsigned int flags) {
  return (int)syscall(SYS_renameat2, old_directory, old_name, new_directory, new_name, flags);
}
