package dev.commonplace.maintenance.statistics;

/**
 * How many rows a table has.
 *
 * @param exact whether they were counted; otherwise the server's guess
 */
public record RowCount(String table, long rows, boolean exact) {}
