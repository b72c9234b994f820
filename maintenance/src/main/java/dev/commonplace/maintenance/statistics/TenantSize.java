package dev.commonplace.maintenance.statistics;

import java.util.UUID;

/**
 * What a tenant has.
 *
 * @param rows of all tables, counted
 * @param bytes about what they take with their indexes: as if all rows of a table were of the same size
 */
public record TenantSize(String slug, UUID id, long rows, long bytes) {}
