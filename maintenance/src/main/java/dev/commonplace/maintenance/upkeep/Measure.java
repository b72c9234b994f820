package dev.commonplace.maintenance.upkeep;

/**
 * Something that pays to be done.
 *
 * @param object the table or index that it is done to
 * @param reason why it pays
 * @param sql the statement that does it; never in a transaction
 */
public record Measure(Kind kind, String object, String reason, String sql) {
    /** In the order in which they are done: what is broken first. */
    public enum Kind {
        /** What an interrupted rebuild has left beside the index goes. */
        DROP_LEFTOVER,
        /** An index that is not whole is built anew. */
        REBUILD_INVALID,
        /** Dead rows' room is given back to the table, pages are marked as seen by all. */
        VACUUM,
        /** The planner's knowledge of the rows is made anew. */
        ANALYZE,
        /** An index that is mostly empty is built anew. */
        REBUILD_BLOATED
    }

    static Measure dropLeftover(UnfinishedIndex index) {
        return new Measure(
                Kind.DROP_LEFTOVER,
                index.quotedName(),
                "an interrupted rebuild has left it; it costs every write and serves no query",
                index.dropSql());
    }

    static Measure rebuild(Kind kind, String index, String reason) {
        return new Measure(kind, index, reason, "reindex index concurrently commonplace." + index);
    }
}
