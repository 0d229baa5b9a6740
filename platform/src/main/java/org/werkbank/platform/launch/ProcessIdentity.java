package org.werkbank.platform.launch;

/** Names a process beyond the reuse of its number: number and start time (epoch milliseconds). */
public record ProcessIdentity(long pid, long startedAtMillis) {}
