package dev.commonplace.extraction;

/**
 * What an archive may hold, those within it included.
 *
 * @param entries the most files
 * @param unpackedBytes of all files together
 * @param entryBytes of one file
 * @param nesting how deep archives may lie in archives; 0 for none in any
 */
public record ArchiveLimits(int entries, long unpackedBytes, long entryBytes, int nesting) {
    private static final long MIB = 1024 * 1024;
    /** Texts shrink to a tenth, at most to a fiftieth; bombs shrink to a thousandth. */
    static final int RATIO_MAX = 200;
    /** What unpacks to no more than this is no bomb, whatever its ratio. */
    static final long HARMLESS_BYTES = 4 * MIB;

    public static final ArchiveLimits DEFAULT = new ArchiveLimits(1_000, 256 * MIB, 32 * MIB, 2);
}
