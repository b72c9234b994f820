package dev.commonplace.maintenance.transfer;

/**
 * How lines of JSON go through COPY as they are: as CSV of one column whose quote and delimiter are characters that JSON never
 * holds unescaped.
 */
final class Ndjson {
    static final String COPY_OPTIONS = "(format csv, delimiter e'\\x02', quote e'\\x01', encoding 'UTF8')";

    private Ndjson() {}
}
