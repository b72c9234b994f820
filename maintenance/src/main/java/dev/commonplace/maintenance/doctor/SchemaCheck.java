package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.catalogue.CatalogueDifference;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaComparison;
import dev.commonplace.migrations.catalogue.SchemaObject;
import dev.commonplace.migrations.catalogue.SchemaObjectKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the schema is what the migrations have built. Each finding is named after the kind of thing it is about. */
final class SchemaCheck implements Check {
    private final ExpectedCatalogue expected;

    SchemaCheck(ExpectedCatalogue expected) {
        this.expected = expected;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        if (!expected.versions().contains(database.version())) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        for (CatalogueDifference difference :
                new SchemaComparison(expected).differences(database.connection(), database.version())) {
            // Said by the checks of invalid indexes and of constraints' triggers, which know how they are mended.
            if (!isSaidElsewhere(difference)) {
                findings.add(SchemaRemedies.of(difference, finding(difference)));
            }
        }
        return findings;
    }

    private static boolean isSaidElsewhere(CatalogueDifference difference) {
        String actual = difference.actual().map(SchemaObject::sql).orElse("");
        return (difference.object().kind() == SchemaObjectKind.INDEX && actual.endsWith(" /* not valid */"))
                || difference
                        .expected()
                        .filter(expected -> actual.equals(expected.sql() + " /* switched off */"))
                        .isPresent();
    }

    private static Finding finding(CatalogueDifference difference) {
        return new Finding(
                checkName(difference.object().kind()),
                severity(difference),
                difference.description(),
                "",
                Optional.empty());
    }

    private static String checkName(SchemaObjectKind kind) {
        return switch (kind) {
            case TABLE -> "tables";
            case COLUMN, STORAGE -> "columns";
            case SETTING, STATISTICS -> "settings";
            case CONSTRAINT, FOREIGN_KEY -> "constraints";
            case INDEX -> "indexes";
            case ROW_SECURITY -> SecuredRows.ROW_SECURITY;
            case POLICY -> SecuredRows.POLICIES;
            case TRIGGER, RULE -> "triggers";
            case TABLE_GRANT, COLUMN_GRANT, FUNCTION_GRANT, SCHEMA_GRANT -> "grants";
            case FUNCTION -> "functions";
            case VIEW, VIEW_OWNER -> "views";
            case TYPE, SEQUENCE -> "objects";
        };
    }

    private static Severity severity(CatalogueDifference difference) {
        SchemaObject object = difference.object();
        if (object.kind() == SchemaObjectKind.SETTING
                || object.kind() == SchemaObjectKind.STORAGE
                || object.kind() == SchemaObjectKind.STATISTICS) {
            return difference.kind() == CatalogueDifference.Kind.UNEXPECTED ? Severity.INFORMATION : Severity.WARNING;
        }
        if (difference.kind() != CatalogueDifference.Kind.UNEXPECTED) {
            return Severity.ERROR;
        }
        return switch (object.kind()) {
            // One more permissive policy shows rows to whom they were not shown, and so does one more view of a role
            // that sees all.
            case POLICY, VIEW_OWNER -> Severity.ERROR;
            case TABLE_GRANT, COLUMN_GRANT, FUNCTION_GRANT, SCHEMA_GRANT ->
                SchemaRemedies.isForEverybody(object) ? Severity.ERROR : Severity.WARNING;
            case INDEX, VIEW, TYPE, SEQUENCE, FUNCTION -> Severity.INFORMATION;
            default -> Severity.WARNING;
        };
    }
}
