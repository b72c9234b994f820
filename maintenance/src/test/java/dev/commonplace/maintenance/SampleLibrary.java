package dev.commonplace.maintenance;

import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Tenants with rows in many tables, whose values are of the kind that gets lost on the way. */
public final class SampleLibrary {
    public static final UUID ACME = UUID.fromString("01999d3c-7a10-7c3e-9b51-6d1f0a2b3c01");
    public static final UUID OTHER = UUID.fromString("01999d3c-7a10-7c3e-9b51-6d1f0a2b3c02");

    private static final String TENANT = """
            insert into tenants (id, slug, name, embedding_model, configuration, custom_domain, created_at, updated_at)
            values ('%1$s', '%2$s', 'Zoë & Söhne "%2$s" \\ \t 😀', 'all-MiniLM-L6-v2',
                    '{"deep": {"list": [1, 2.50, 1e400, null, "\\u2028"]}, "": "\\\\"}', '%2$s.example',
                    '2024-02-29T23:59:59.999999Z', '1999-12-31T00:00:00.000001+05:45');
            insert into tenant_limits values ('%1$s', 'documents', 9223372036854775807, 2);
            insert into api_keys values ('%1$s', gen_random_uuid(), 'key', 'admin', decode(repeat('00ff', 16), 'hex'), now());
            insert into embedding_spaces values ('%1$s', '%1$s', 'all-MiniLM-L6-v2', 3, 'cosine', true, now());
            """;

    private static final String DOCUMENT = """
            insert into documents (tenant_id, id, external_id, title, content, content_type, content_hash, character_count,
                    tags, metadata, document_date, status, failure, chunk_count, created_at, updated_at)
            values ('%1$s', '%2$s', 'document-%3$s', null, E'Tab\\t newline\\n carriage\\r backslash \\\\ \\\\. "quoted" \\x01\\x02 €😀',
                    'text/plain', decode(repeat('ab', 32), 'hex'), 40, array['a,b', '{c}', '"d"', '', 'null', E'e\\\\'],
                    '{"n": 123456789012345678901234567890.5}', 'infinity', 'failed', '', 1, now(), '-infinity');
            insert into chunks values ('%1$s', '%2$s', '%2$s', 0, 0, 3, 1, '{}', 'Tab');
            insert into chunk_embeddings values ('%1$s', '%1$s', '%2$s', 3, '[0.1,-65504,0.000000059604645]');
            insert into chunk_terms values ('%1$s', '%2$s', '%2$s', 5, to_tsvector('english', 'it''s the \\\\ wing''s wing 😀'),
                    '{1:0.1,999999999:3.4028235e38}/1000000000');
            """;

    private static final String REST = """
            insert into lexeme_statistics values ('%1$s', E'wing''\\\\', 2);
            insert into corpus_statistics values ('%1$s', 2, 10, 0.1 + 0.2);
            insert into jobs (tenant_id, id, kind, state, attempts, scheduled_at, created_at, updated_at, worker, lease_until,
                    deduplication_key)
            values ('%1$s', gen_random_uuid(), 'embed_document', 'running', 1, now(), now(), now(), 'worker-1', now(), 'same'),
                   ('%1$s', gen_random_uuid(), 'embed_document', 'pending', 0, now(), now(), now(), null, null, 'same'),
                   ('%1$s', gen_random_uuid(), 'reindex', 'running', 3, now(), now(), now(), 'worker-1', now(), 'alone');
            insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)
            values ('%1$s', gen_random_uuid(), now(), 'api_key', 'me', 'document.create', 'document', 'x');
            insert into search_log (tenant_id, id, occurred_at, actor_id, query, mode, result_limit, result_count, top_score,
                    duration_millis)
            values ('%1$s', gen_random_uuid(), now(), 'me', null, 'hybrid', 10, 1, 'NaN', 3),
                   ('%1$s', gen_random_uuid(), now(), 'me', '', 'text', 10, 1, 4.9406564584124654e-324, 3);
            insert into idempotent_requests values ('%1$s', 'key', decode(repeat('00', 32), 'hex'), now(), now(), 200, 'text/plain',
                    '{}', '\\x00ff0a0d');
            """;

    private SampleLibrary() {}

    /** Two tenants, ACME and OTHER, and an operator's key. */
    public static void fill(DatabaseUrl url) throws SQLException {
        tenant(url, ACME, "acme");
        tenant(url, OTHER, "other");
        run(
                url,
                "insert into operator_keys values (gen_random_uuid(), 'operator', decode(repeat('11', 32), 'hex'), now())");
    }

    private static void tenant(DatabaseUrl url, UUID id, String slug) throws SQLException {
        run(url, TENANT.formatted(id, slug));
        for (int number = 1; number <= 2; number++) {
            run(url, DOCUMENT.formatted(id, new UUID(id.getLeastSignificantBits(), number), number));
        }
        run(url, REST.formatted(id));
    }

    /** As that account, who sees every row if the schema lets it. */
    public static void run(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.dataSource().getConnection()) {
            new Sql(connection).run("set search_path to commonplace, public; set app.scope = 'owner'");
            new Sql(connection).run(sql);
        }
    }

    public static String text(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.dataSource().getConnection()) {
            new Sql(connection).run("set search_path to commonplace, public; set app.scope = 'owner'");
            return new Sql(connection).text(sql);
        }
    }

    /** A checksum of all rows of each table; the history, which a migration elsewhere makes differently, is one of them. */
    public static Map<String, String> checksums(DatabaseUrl url) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Connection connection = url.dataSource().getConnection()) {
            Sql sql = new Sql(connection);
            sql.run("set app.scope = 'owner'; set time zone 'UTC'");
            List<String> tables = sql.texts("select c.oid::regclass::text from pg_class c"
                    + " where relnamespace = to_regnamespace('commonplace') and relkind = 'r' order by 1");
            for (String table : tables) {
                checksums.put(
                        table,
                        sql.text(
                                "select count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' order by t::text), ''))"
                                        + " from " + table + " t"));
            }
        }
        return checksums;
    }
}
