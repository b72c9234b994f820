package dev.commonplace.maintenance.archive;

/**
 * What an archive's manifest says of one of its entries.
 *
 * @param name its name in the archive
 * @param bytes its size, unpacked
 * @param sha256 of its unpacked bytes, in hexadecimal
 */
public record ArchiveEntry(String name, long bytes, String sha256) {}
