package dev.lastword.batch;

/// A conversation that is to be run, and how far it has come.
record Job(Task task, Standing standing) {}
