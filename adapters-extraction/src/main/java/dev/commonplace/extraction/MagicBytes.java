package dev.commonplace.extraction;

import java.nio.charset.StandardCharsets;

/** What the first bytes of a file say that it is, whatever it is called. The first that fits counts. */
public enum MagicBytes {
    PDF("%PDF-", 0),
    ZIP("PK\u0003\u0004", 0),
    EMPTY_ZIP("PK\u0005\u0006", 0),
    OLE("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", 0),
    RTF("{\\rtf", 0),
    PNG("\u0089PNG", 0),
    JPEG("\u00ff\u00d8\u00ff", 0),
    GIF("GIF8", 0),
    TIFF_LITTLE("II*\u0000", 0),
    TIFF_BIG("MM\u0000*", 0),
    GZIP("\u001f\u008b", 0),
    BZIP2("BZh", 0),
    XZ("\u00fd7zXZ\u0000", 0),
    SEVEN_ZIP("7z\u00bc\u00af'\u001c", 0),
    RAR("Rar!\u001a\u0007", 0),
    ELF("\u007fELF", 0),
    WINDOWS_PROGRAM("MZ\u0090\u0000", 0),
    JAVA_CLASS("\u00ca\u00fe\u00ba\u00be", 0),
    SQLITE("SQLite format 3\u0000", 0),
    OGG("OggS", 0),
    MP3("ID3", 0),
    /** No text begins so; a file of nothing but zeros does. */
    ZEROS("\u0000\u0000\u0000\u0000", 0),
    /** Readers of PDF forgive what stands before it; but a text can speak of it. */
    PDF_FURTHER_ON("%PDF-", 1_024),
    NONE("", 0);

    /** How many bytes of a file have to be looked at. */
    public static final int HEAD_BYTES = 2_048;

    private final String bytes;
    private final int offsetMax;

    /** @param bytes one in each character */
    MagicBytes(String bytes, int offsetMax) {
        this.bytes = bytes;
        this.offsetMax = offsetMax;
    }

    /** @param head as many bytes of the file as have to be looked at, or all */
    public static MagicBytes of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        boolean isPlain = start.chars().allMatch(MagicBytes::isPlain);
        for (MagicBytes magic : values()) {
            int found = start.indexOf(magic.bytes);
            if (found >= 0 && found <= magic.offsetMax && (!isPlain || magic.isReadable())) {
                return magic;
            }
        }
        return NONE;
    }

    /** A text may begin with "GIF89a" or "ID3"; what is really such a file has bytes nearby that no text has. */
    private boolean isReadable() {
        return this == PDF || this == RTF || this == PDF_FURTHER_ON;
    }

    private static boolean isPlain(int unit) {
        return unit >= ' ' || Character.isWhitespace(unit);
    }

    /** As a word for callers. */
    String word() {
        return name().replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
    }
}
