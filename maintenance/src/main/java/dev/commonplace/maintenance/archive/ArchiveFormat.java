package dev.commonplace.maintenance.archive;

/**
 * A kind of archive, as the fields {@code format} and {@code format_version} of its manifest name it.
 *
 * @param name such as commonplace-backup
 * @param version raised when an older program could no longer read what is written
 * @param inWords what a person calls it
 */
public record ArchiveFormat(String name, int version, String inWords) {}
