package dev.commonplace.migrations;

import dev.commonplace.migrations.database.SchemaNames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.flywaydb.core.api.MigrationVersion;

/**
 * One step of the schema as this program knows it.
 *
 * @param version for example 003
 * @param description its file's name in words
 * @param script the file that goes up, for example V003__documents.sql
 * @param text what is in it, with placeholders
 * @param undoScript the file that goes down
 * @param undoText what is in that; empty where there is no such file
 */
public record MigrationStep(
        String version, String description, String script, String text, String undoScript, Optional<String> undoText) {
    /** What the history has as the checksum of the script, computed as Flyway does. */
    public int checksum() {
        return checksum(text);
    }

    /** The checksum of the script that goes down; empty where there is none. */
    public Optional<Integer> undoChecksum() {
        return undoText.map(MigrationStep::checksum);
    }

    /** The statements that go up, with placeholders filled in. */
    public String sql() {
        return filled(text, script);
    }

    /** The statements that go down, with placeholders filled in. */
    public String undoSql() {
        return filled(
                undoText.orElseThrow(() -> new MigrationFailedException(
                        "There is no script " + undoScript + ": step " + version + " cannot be taken back.", null)),
                undoScript);
    }

    /** Whether it is all or nothing; indexes that are built beside the work of others are not. */
    public boolean isTransactional() {
        return !ConcurrentIndexes.areIn(text);
    }

    boolean isUndoTransactional() {
        return undoText.filter(ConcurrentIndexes::areIn).isEmpty();
    }

    /** The statements that go down as they can be tried in a transaction. */
    List<String> undoSqlInTransaction() {
        return isUndoTransactional()
                ? List.of(undoSql())
                : ConcurrentIndexes.statements(undoScript, undoSql()).stream()
                        .map(ConcurrentIndexes.Statement::insideTransaction)
                        .toList();
    }

    MigrationVersion order() {
        return MigrationVersion.fromVersion(version);
    }

    /** For messages: 003 (documents). */
    String title() {
        return version + " (" + description + ")";
    }

    static int checksum(String text) {
        CRC32 sum = new CRC32();
        // Without the ends of lines, so that a checkout on another system has the same.
        text.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(sum::update);
        return (int) sum.getValue();
    }

    private static String filled(String text, String script) {
        String filled = text.replace("${flyway:defaultSchema}", SchemaNames.SCHEMA);
        for (Map.Entry<String, String> placeholder : Migrator.PLACEHOLDERS.entrySet()) {
            filled = filled.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        int unknown = filled.indexOf("${");
        if (unknown >= 0) {
            throw new IllegalStateException(script + " has an unknown placeholder: "
                    + filled.substring(unknown).lines().findFirst().orElse(""));
        }
        return filled;
    }
}
