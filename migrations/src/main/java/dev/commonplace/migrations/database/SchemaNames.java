package dev.commonplace.migrations.database;

/** What the schema and the roles around it are called on every server. */
public final class SchemaNames {
    /** Where everything of ours is, the history of the migrations included. */
    public static final String SCHEMA = "commonplace";

    /** The role the service works as; it belongs to the whole server. */
    public static final String SERVICE_ROLE = "commonplace_service";

    /** The role whose members see all rows in a session that says so; for who owns the schema. */
    public static final String OWNER_ROLE = "commonplace_owner";

    /** The role of logins for reports; each sees the tenant it is bound to. */
    public static final String REPORTING_ROLE = "commonplace_reporting";

    /** The role that owns the views through which a tenant's own rows are looked up by indexes that row-level security hides. */
    public static final String LOOKUP_ROLE = "commonplace_lookup";

    private SchemaNames() {}
}
