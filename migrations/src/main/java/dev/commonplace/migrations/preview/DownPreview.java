package dev.commonplace.migrations.preview;

import dev.commonplace.migrations.SchemaStatus;
import java.util.List;

/**
 * What is lost when steps are taken back.
 *
 * @param steps newest first
 * @param tables with all that is in them
 * @param columns of tables that stay
 * @param deletedRows rows that the scripts delete from tables that stay
 * @param objects everything else that goes, but for what goes with its table, each in words
 */
public record DownPreview(
        List<SchemaStatus.Step> steps,
        List<Table> tables,
        List<Column> columns,
        List<DeletedRows> deletedRows,
        List<Thing> objects) {
    /**
     * A table that goes.
     *
     * @param rows how many it has, counted past row-level security
     * @param indexes how many go with it
     * @param policies how many go with it
     */
    public record Table(String name, long rows, int indexes, int policies) {}

    /**
     * A column that goes.
     *
     * @param values how many rows have a value in it
     */
    public record Column(String table, String name, long values) {}

    /** How many rows are deleted from a table that stays. */
    public record DeletedRows(String table, long rows) {}

    /**
     * Something else that goes.
     *
     * @param kind for example function
     * @param name in words, for example function lexeme_dimension(text)
     */
    public record Thing(String kind, String name) {}
}
