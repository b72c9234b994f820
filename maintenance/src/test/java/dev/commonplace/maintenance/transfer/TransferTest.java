package dev.commonplace.maintenance.transfer;

import static dev.commonplace.maintenance.SampleLibrary.ACME;
import static dev.commonplace.maintenance.SampleLibrary.run;
import static dev.commonplace.maintenance.SampleLibrary.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.maintenance.ChangedArchive;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.archive.Progress;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
    private static final TransferAudit AUDIT = new TransferAudit(CLOCK, UUID::randomUUID, "ada");

    private static final String NAME_OF_ACME = "select name from tenants where slug = 'acme'";

    @TempDir
    private static Path directory;

    private static TestDatabase source;
    private static TestDatabase target;
    private static Path file;
    private static TenantManifest manifest;

    @BeforeAll
    static void exportOne() throws SQLException {
        source = TestDatabase.create();
        target = TestDatabase.create();
        SampleLibrary.fill(source.url());
        file = directory.resolve("acme.tenant");
        manifest = export(source.url(), "acme", file, true);
    }

    @AfterAll
    static void drop() {
        source.close();
        target.close();
    }

    @Test
    void every_table_with_rows_of_tenants_is_in_the_archive() throws SQLException {
        String expected = text(source.url(), """
                select string_agg(relname, ' ' order by relname) from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where relnamespace = 'commonplace'::regnamespace and relkind = 'r'
                  and relname not in ('reporting_roles', 'vector_indexes')""");

        assertThat(manifest.tables().stream()
                        .map(TenantManifest.Table::name)
                        .filter(name -> !name.equals("tenants"))
                        .sorted())
                .containsExactly(expected.split(" "));
        assertThat(manifest.tables().getFirst().name()).isEqualTo("tenants");
        assertThat(rowsByTable(manifest)).containsEntry("documents", 2L).containsEntry("tenants", 1L);
    }

    @Test
    void an_imported_tenant_has_the_same_values_to_the_last_bit() throws SQLException {
        try (TestDatabase elsewhere = TestDatabase.create()) {
            ImportTenant.Imported imported = load(elsewhere.url(), file, Optional.empty(), true);
            TenantManifest again = export(elsewhere.url(), "acme", directory.resolve("again.tenant"), true);

            assertThat(imported.rows()).isEqualTo(manifest.rows());
            assertThat(checksums(again, "jobs", "audit_log")).isEqualTo(checksums(manifest, "jobs", "audit_log"));
            assertThat(rowsByTable(again)).containsEntry("jobs", 3L).containsEntry("audit_log", 2L);
            assertThat(text(elsewhere.url(), "select name from tenants")).isEqualTo(text(source.url(), NAME_OF_ACME));
        }
    }

    @Test
    void jobs_that_ran_wait_again_and_both_sides_remember_the_move() throws SQLException {
        try (TestDatabase elsewhere = TestDatabase.create()) {
            load(elsewhere.url(), file, Optional.empty(), true);

            assertThat(text(elsewhere.url(), """
                            select string_agg(concat_ws(' ', kind, state, attempts, worker, deduplication_key), ', '
                                order by kind, deduplication_key) from jobs"""))
                    .isEqualTo("embed_document pending 0 same, embed_document pending 0, reindex pending 2 alone");
            assertThat(text(
                            elsewhere.url(),
                            "select actor_kind || ' ' || actor_id from audit_log where action = 'tenant.import'"))
                    .isEqualTo("command_line ada");
            assertThat(text(
                            source.url(),
                            "select details ->> 'rows' from audit_log where action = 'tenant.export' limit 1"))
                    .isEqualTo(Long.toString(manifest.rows()));
        }
    }

    @Test
    void owners_without_special_rights_move_a_tenant_and_a_table_that_came_later() throws Exception {
        try (OrdinaryOwner from = OrdinaryOwner.ofEmptyDatabase();
                OrdinaryOwner into = OrdinaryOwner.ofEmptyDatabase()) {
            for (OrdinaryOwner owner : new OrdinaryOwner[] {from, into}) {
                new Migrator(owner.url().dataSource()).migrate();
                run(owner.url(), """
                        create table parents_later (tenant_id uuid references tenants (id), id bigint generated always as identity,
                            parent bigint, twice bigint generated always as (parent * 2) stored, primary key (tenant_id, id),
                            foreign key (tenant_id, parent) references parents_later (tenant_id, id))""");
            }
            SampleLibrary.fill(from.superuserUrl());
            from.asSuperuser("insert into commonplace.parents_later overriding system value values ('" + ACME
                    + "', 1, 7), ('" + ACME + "', 7, 7)");
            Path archive = directory.resolve("later.tenant");
            export(from.url(), "acme", archive, true);

            load(into.url(), archive, Optional.empty(), true);

            assertThat(text(into.superuserUrl(), "select string_agg(id || ' ' || twice, ', ') from parents_later"))
                    .isEqualTo("1 14, 7 14");
            assertThat(text(into.superuserUrl(), "select count(*) from documents"))
                    .isEqualTo("2");
        }
    }

    @Test
    void keys_stay_behind_when_told() throws Exception {
        Path archive = directory.resolve("keyless.tenant");
        assertThat(rowsByTable(export(source.url(), "acme", archive, false))).doesNotContainKey("api_keys");
        for (Path without : new Path[] {archive, file}) {
            try (TestDatabase elsewhere = TestDatabase.create()) {
                load(elsewhere.url(), without, Optional.empty(), without.equals(archive));
                assertThat(text(elsewhere.url(), "select count(*) from api_keys"))
                        .isEqualTo("0");
                assertThat(text(elsewhere.url(), "select count(*) from documents"))
                        .isEqualTo("2");
            }
        }
    }

    @Test
    void a_tenant_that_is_there_already_is_refused() throws SQLException {
        refuses(source.url(), file, Optional.of("new"), "is in this database already, as acme");
        try (TestDatabase elsewhere = TestDatabase.create()) {
            run(elsewhere.url(), """
                    insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                    values (gen_random_uuid(), 'acme', 'x', 'x', now(), now())""");
            refuses(elsewhere.url(), file, Optional.empty(), "Another tenant is called acme");

            assertThat(load(elsewhere.url(), file, Optional.of("acme-2"), true).slug())
                    .isEqualTo("acme-2");
            assertThat(text(elsewhere.url(), "select slug from tenants where id = '" + ACME + "'"))
                    .isEqualTo("acme-2");
        }
    }

    @Test
    void a_domain_that_another_tenant_has_is_refused_by_the_database() throws SQLException {
        try (TestDatabase elsewhere = TestDatabase.create()) {
            run(elsewhere.url(), """
                    insert into tenants (id, slug, name, embedding_model, custom_domain, created_at, updated_at)
                    values (gen_random_uuid(), 'taken', 'x', 'x', 'acme.example', now(), now())""");

            refuses(elsewhere.url(), file, Optional.empty(), "acme.example");
            assertThat(text(elsewhere.url(), "select count(*) from tenants")).isEqualTo("1");
        }
    }

    @Test
    void another_version_of_the_schema_is_refused_with_the_remedy() throws Exception {
        refuses(
                target.url(),
                changed("\"schema_version\" : \"[0-9]+\"", "\"schema_version\" : \"004\""),
                Optional.empty(),
                "db up");
        try (TestDatabase empty = TestDatabase.createEmpty()) {
            refuses(empty.url(), file, Optional.empty(), "this database none");
        }
    }

    @Test
    void what_was_damaged_or_forged_is_refused_and_nothing_of_it_is_imported() throws IOException, SQLException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            refuses(Files.write(directory.resolve("cut.tenant"), Arrays.copyOf(whole, length)), "cut.tenant");
        }
        String chunks = "tables/chunks.ndjson";
        refuses(ChangedArchive.of(file, chunks, rows -> rows.replace("Tab", "Tub")), "chunks.ndjson is not what");
        refuses(ChangedArchive.of(file, chunks, rows -> rows + rows), "chunks.ndjson is not what");
        refuses(ChangedArchive.forged(file, chunks, rows -> rows + rows), "4 rows instead of 2");
        refuses(ChangedArchive.forged(file, chunks, rows -> rows + "{\"tenant_id\": garbage}\n"), "no JSON, line 3");
        refuses(ChangedArchive.forged(file, chunks, rows -> "[]\n" + rows), "no JSON object, line 1");
        refuses(
                ChangedArchive.forged(file, chunks, rows -> rows.replace("\n", " ")),
                "The database refuses: invalid input syntax for type json");
        refuses(
                ChangedArchive.forged(
                        file, chunks, rows -> rows.replace(ACME.toString(), SampleLibrary.OTHER.toString())),
                "rows of another tenant in chunks");
        refuses(
                ChangedArchive.forged(file, chunks, rows -> rows.replace("\"start_offset\":0", "\"start_offset\":-1")),
                "The database refuses");
        refuses(changed("\"name\" : \"chunks\"", "\"name\" : \"chunky\""), "chunks, chunky in one of them only");
        refuses(changed("\"name\" : \"chunks\"", "\"name\" : \"documents\""), "in a way that cannot be");
        refuses(changed("(?s)\"tables\" :.*", "\"tables\" : 7}"), "its manifest lacks something");
        refuses(changed("\"bytes\" : \\d+", "\"bytes\" : 99999999999"), "it would unpack to 93.1 GB");
        refuses(changed("commonplace-tenant", "commonplace-backup"), "is not a tenant's archive");
        assertThat(text(target.url(), "select (select count(*) from tenants) + (select count(*) from chunks)"))
                .isEqualTo("0");
    }

    @Test
    void a_tenant_that_is_not_there_leaves_no_file() {
        assertThatThrownBy(() -> export(source.url(), "nobody", directory.resolve("nobody.tenant"), true))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("There is no tenant nobody");
        assertThat(directory.resolve("nobody.tenant")).doesNotExist();
        assertThat(directory).isDirectoryNotContaining("glob:**/nobody.tenant*");
    }

    private static TenantManifest export(DatabaseUrl url, String slug, Path archive, boolean withKeys) {
        return new ExportTenant(url, "1.2.3", CLOCK, AUDIT)
                .run(new ExportTenant.Command(slug, archive, withKeys, true), Progress.NONE)
                .manifest();
    }

    private static ImportTenant.Imported load(DatabaseUrl url, Path archive, Optional<String> slug, boolean withKeys) {
        return new ImportTenant(url, AUDIT).run(new ImportTenant.Command(archive, slug, withKeys), Progress.NONE);
    }

    private static void refuses(Path archive, String reason) {
        refuses(target.url(), archive, Optional.empty(), reason);
    }

    private static void refuses(DatabaseUrl url, Path archive, Optional<String> slug, String reason) {
        assertThatThrownBy(() -> load(url, archive, slug, true))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining(reason);
    }

    private static Path changed(String pattern, String replacement) throws IOException {
        return ChangedArchive.of(file, "manifest.json", before -> {
            String after = before.replaceFirst(pattern, replacement);
            assertThat(after).isNotEqualTo(before);
            return after;
        });
    }

    private static Map<String, Long> rowsByTable(TenantManifest archive) {
        return archive.tables().stream()
                .collect(Collectors.toMap(TenantManifest.Table::name, TenantManifest.Table::rows));
    }

    private static Map<String, String> checksums(TenantManifest archive, String... without) {
        return archive.tables().stream()
                .filter(table -> !Arrays.asList(without).contains(table.name()))
                .collect(Collectors.toMap(
                        TenantManifest.Table::name, table -> table.entry().sha256()));
    }
}
