#ifndef HELIOGRAPH_CSYSTEM_H
#define HELIOGRAPH_CSYSTEM_H

/* System calls that Swift's Glibc module does not declare. */

/// Renames atomically; flags 1 = refuse to replace, 2 = exchange the two names. Returns 0, or -1 with errno.
int heliograph_renameat2(int old_directory, const char *old_name, int new_directory, const char *new_name, unsigned int flags);

#endif
