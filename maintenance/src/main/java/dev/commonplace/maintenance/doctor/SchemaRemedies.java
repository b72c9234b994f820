package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.catalogue.CatalogueDifference;
import dev.commonplace.migrations.catalogue.SchemaObject;
import dev.commonplace.migrations.catalogue.ViewOwners;

/** What mends a schema. Only what takes nothing away and changes no rows is done without a person. */
final class SchemaRemedies {
    private static final String EVERYBODY = " to public";

    private SchemaRemedies() {}

    static boolean isForEverybody(SchemaObject grant) {
        return grant.sql().endsWith(EVERYBODY);
    }

    /** The finding with its remedy, and with a fix where that is safe. */
    static Finding of(CatalogueDifference difference, Finding finding) {
        return switch (difference.kind()) {
            case MISSING -> missing(difference.object(), finding);
            case CHANGED -> changed(difference.expected().orElseThrow(), finding);
            case UNEXPECTED -> unexpected(difference.object(), finding);
        };
    }

    private static Finding missing(SchemaObject object, Finding finding) {
        return switch (object.kind()) {
            case INDEX -> finding.mendedBy(concurrently(object));
            case ROW_SECURITY, POLICY, SETTING, VIEW, TABLE_GRANT, COLUMN_GRANT, FUNCTION_GRANT, SCHEMA_GRANT ->
                finding.mendedBy(withoutSemicolon(object));
            case VIEW_OWNER -> finding.mendedBy(ViewOwners.giving(object).toArray(String[]::new));
            case TABLE -> finding.remediedBy("Restore it from a backup: commonplace db restore");
            default -> finding.remediedBy(object.sql().strip());
        };
    }

    private static Finding changed(SchemaObject expected, Finding finding) {
        String table = "commonplace." + expected.table();
        return switch (expected.kind()) {
            // One statement, so that there is no moment without the policy.
            case POLICY ->
                finding.mendedBy("do $mend$ begin drop policy " + expected.name() + " on " + table + "; "
                        + expected.sql() + "; end $mend$");
            case SETTING -> finding.mendedBy(expected.sql());
            // Keeps its owner and what is granted on it.
            case VIEW ->
                finding.mendedBy(withoutSemicolon(expected).replaceFirst("^create view", "create or replace view"));
            case CONSTRAINT, FOREIGN_KEY ->
                finding.remediedBy(
                        "alter table " + table + " drop constraint " + expected.name() + "; " + expected.sql());
            case INDEX ->
                finding.remediedBy(
                        "drop index concurrently commonplace." + expected.name() + "; " + concurrently(expected));
            case COLUMN ->
                finding.remediedBy("Change it back with ALTER TABLE " + table + " ALTER COLUMN " + expected.name()
                        + ", after looking at who changed it and why");
            default -> finding.remediedBy(expected.sql().strip());
        };
    }

    private static Finding unexpected(SchemaObject object, Finding finding) {
        String table = "commonplace." + object.table();
        return switch (object.kind()) {
            case TABLE_GRANT, COLUMN_GRANT, FUNCTION_GRANT, SCHEMA_GRANT -> {
                String revoke = object.sql()
                        .replaceFirst("^grant ", "revoke ")
                        .replaceFirst(" with grant option$", "")
                        .replaceFirst(" to (\\S+)$", " from $1");
                yield isForEverybody(object) ? finding.mendedBy(revoke) : finding.remediedBy(revoke);
            }
            case POLICY -> finding.remediedBy("drop policy " + object.name() + " on " + table);
            case COLUMN ->
                finding.remediedBy("After looking at who made it and why, for what is in it goes with it: alter table "
                        + table + " drop column " + object.name());
            case TABLE ->
                finding.remediedBy("After looking at who made it and why, for the next version may want the name: "
                        + "alter table " + table + " set schema public");
            case CONSTRAINT, FOREIGN_KEY ->
                finding.remediedBy("alter table " + table + " drop constraint " + object.name());
            case INDEX -> finding.remediedBy("drop index concurrently commonplace." + object.name());
            case TRIGGER -> finding.remediedBy("drop trigger " + object.name() + " on " + table);
            case RULE -> finding.remediedBy("drop rule " + object.name() + " on " + table);
            case SETTING -> finding.remediedBy("alter table " + table + " reset (" + object.name() + ")");
            case VIEW_OWNER -> finding.remediedBy("alter view " + table + " owner to current_user");
            case STORAGE ->
                finding.remediedBy("alter table " + table + " alter column " + object.name() + " set storage default");
            default ->
                finding.remediedBy(
                        "Move what is not of Commonplace out of its schema, for the next version may want the name");
        };
    }

    private static String withoutSemicolon(SchemaObject object) {
        return object.sql().strip().replaceFirst(";$", "");
    }

    private static String concurrently(SchemaObject index) {
        return index.sql().replaceFirst("INDEX ", "INDEX CONCURRENTLY IF NOT EXISTS ");
    }
}
