package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaObject;
import dev.commonplace.migrations.catalogue.ViewOwners;
import dev.commonplace.migrations.database.DatabaseProblem;
import dev.commonplace.migrations.database.SchemaNames;
import dev.commonplace.migrations.database.SchemaOwner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the roles are as weak as row-level security needs them, and given to who needs them. */
final class RolesCheck implements Check {
    static final String NAME = "roles";

    private record Role(String name, boolean exists, boolean powerful, boolean login, boolean owner) {}

    private static final String ROLES = """
            select wanted, r.oid is not null, coalesce(r.rolsuper or r.rolbypassrls, false), coalesce(r.rolcanlogin, false),
                   exists (select from pg_class c where c.relowner = r.oid and c.relnamespace = to_regnamespace('commonplace')
                           and not (c.relkind = 'v' and r.rolname = 'commonplace_lookup'))
                   or exists (select from pg_namespace n where n.nspowner = r.oid and n.nspname = 'commonplace')
            from unnest(?::text[]) as wanted left join pg_roles r on r.rolname = wanted""";

    /** Of the views that belong to a role of their own, the examination of the schema says whose they should be. */
    private static final String STRANGE_OWNERS = """
            select format('%s of %s', c.relname, pg_get_userbyid(c.relowner))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'commonplace' and c.relkind in ('r', 'p', 'v', 'm', 'S') and c.relowner <> n.nspowner
              and not (c.relkind = 'v' and (pg_get_userbyid(c.relowner) = 'commonplace_lookup' or c.relname = any (?)))
            order by 1 limit 20""";

    private static final String SEE_ALL = """
            select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
            where g.rolname = ? and r.rolcanlogin and r.rolname <> current_user
              and r.oid <> (select nspowner from pg_namespace where nspname = 'commonplace') order by 1""";

    private final ExpectedCatalogue expected;

    RolesCheck(ExpectedCatalogue expected) {
        this.expected = expected;
    }

    /** Whether the schema is one of those that have views of a role of their own. */
    static boolean hasLookup(Examined database) throws SQLException {
        return database.sql().isTrue("select to_regclass('commonplace.tenant_documents') is not null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        boolean ownerRoles = database.sql().isTrue("select to_regclass('commonplace.reporting_roles') is not null");
        boolean lookup = hasLookup(database);
        List<String> wanted = new ArrayList<>(List.of(SchemaNames.SERVICE_ROLE));
        if (ownerRoles) {
            wanted.addAll(List.of(SchemaNames.OWNER_ROLE, SchemaNames.REPORTING_ROLE));
        }
        if (lookup) {
            wanted.add(SchemaNames.LOOKUP_ROLE);
        }
        List<Finding> findings = new ArrayList<>();
        for (Role role : database.sql()
                .rows(
                        ROLES,
                        row -> new Role(
                                row.getString(1),
                                row.getBoolean(2),
                                row.getBoolean(3),
                                row.getBoolean(4),
                                row.getBoolean(5)),
                        (Object) wanted.toArray(String[]::new))) {
            findings.addAll(ofRole(role));
        }
        if (findings.stream().noneMatch(finding -> finding.what().endsWith("is missing"))) {
            members(database, ownerRoles, findings);
            if (lookup
                    && !database.sql()
                            .isTrue("select pg_has_role(current_user, ?, 'member')", SchemaNames.LOOKUP_ROLE)) {
                findings.add(Finding.warning(
                        NAME,
                        "the owner's account may not work as role " + SchemaNames.LOOKUP_ROLE
                                + ", so that it cannot give that role its views, and migrations may fail",
                        "As a superuser or who made the role: grant " + SchemaNames.LOOKUP_ROLE
                                + " to the owner's account"));
            }
        }
        for (String strange : database.sql().texts(STRANGE_OWNERS, (Object) viewsOfOthers(database))) {
            findings.add(Finding.warning(
                    NAME,
                    "table " + strange + " has another owner than the schema, so that migrations may fail",
                    "As a superuser: alter table commonplace." + strange.replaceFirst(" of .*", "")
                            + " owner to the owner of the schema"));
        }
        return findings;
    }

    private String[] viewsOfOthers(Examined database) {
        return expected.versions().contains(database.version())
                ? ViewOwners.in(expected.ofVersion(database.version())).stream()
                        .map(SchemaObject::table)
                        .toArray(String[]::new)
                : new String[0];
    }

    private static List<Finding> ofRole(Role role) {
        List<Finding> findings = new ArrayList<>();
        if (!role.exists()) {
            findings.add(Finding.error(
                    NAME, "role " + role.name() + " is missing", "create role " + role.name() + " nologin"));
        }
        if (role.powerful()) {
            findings.add(Finding.error(
                    NAME,
                    "role " + role.name()
                            + " is a superuser or bypasses row-level security, so that tenants are not kept apart",
                    "alter role " + role.name() + " nosuperuser nobypassrls"));
        }
        if (role.login()) {
            findings.add(Finding.warning(
                    NAME, "role " + role.name() + " can log in", "alter role " + role.name() + " nologin"));
        }
        if (role.owner()) {
            findings.add(Finding.error(
                    NAME,
                    "role " + role.name()
                            + " owns tables or the schema, so that it could switch row-level security off",
                    role.name().equals(SchemaNames.LOOKUP_ROLE)
                            // All of it would be its views as well.
                            ? "alter table NAME owner to the owner of the schema, for each table"
                            : "reassign owned by " + role.name() + " to the owner of the schema"));
        }
        return findings;
    }

    private static void members(Examined database, boolean ownerRoles, List<Finding> findings) throws SQLException {
        String account = database.serviceAccount();
        if (!database.sql()
                .isTrue(
                        "select coalesce((select pg_has_role(rolname, ?, 'member') from pg_roles where rolname = ?), false)",
                        SchemaNames.SERVICE_ROLE,
                        account)) {
            findings.add(Finding.error(
                    NAME,
                    "the service's account " + account + " is no member of role " + SchemaNames.SERVICE_ROLE
                            + ", so that the service cannot work",
                    "grant " + SchemaNames.SERVICE_ROLE + " to \"" + account + "\""));
        }
        if (!ownerRoles) {
            return;
        }
        Optional<DatabaseProblem> another = SchemaOwner.another(database.connection());
        if (another.isPresent()) {
            findings.add(Finding.error(
                    NAME,
                    "this is not run as the owner: " + another.get().message().replaceFirst("\\.$", ""),
                    another.get().remedy()));
        } else if (!database.sql().isTrue("select pg_has_role(current_user, ?, 'usage')", SchemaNames.OWNER_ROLE)) {
            findings.add(Finding.error(
                    NAME,
                    "the owner's account has not the rights of role " + SchemaNames.OWNER_ROLE
                            + ", so that it cannot see the rows it is to examine and back up",
                    "As a superuser or who made the role: grant " + SchemaNames.OWNER_ROLE
                            + " to the owner's account"));
        }
        List<String> seeAll = database.sql().texts(SEE_ALL, SchemaNames.OWNER_ROLE);
        if (!seeAll.isEmpty()) {
            findings.add(Finding.information(
                    NAME,
                    "besides the owner, the rows of all tenants can be seen by " + String.join(", ", seeAll),
                    "For each who should not: revoke " + SchemaNames.OWNER_ROLE + " from NAME"));
        }
    }
}
