package dev.commonplace.persistence.isolation;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.SchemaNames;
import dev.commonplace.persistence.TestRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two tenants with a row of each in every table. A new table wants a row here.
 *
 * @param ownerRole a role that is given the owner's rights without being one that passes by policies
 * @param migratorRole the same, and it may work as the owner of the views, to which it gives them
 * @param reportsRole a role for reports about the own tenant
 */
record TwoTenants(TenantId own, TenantId others, String ownerRole, String migratorRole, String reportsRole) {
    /** Arguments: the tenant, and an id. */
    private static final List<String> ROWS = List.of(
            "insert into tenant_limits (tenant_id, resource, maximum) select ?, 'documents', 5 where ? is not null",
            "insert into api_keys (tenant_id, id, name, role, secret_hash, created_at)"
                    + " values (?, ?, 'key', 'admin', decode(repeat('00', 32), 'hex'), now())",
            "insert into jobs (tenant_id, id, kind, state, scheduled_at, created_at, updated_at)"
                    + " values (?, ?, 'some_work', 'pending', now(), now(), now())",
            "insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)"
                    + " values (?, ?, now(), 'api_key', 'somebody', 'thing.change', 'thing', '1')",
            "insert into search_log (tenant_id, id, occurred_at, actor_id, mode, result_limit, result_count, duration_millis)"
                    + " values (?, ?, now(), 'somebody', 'text', 10, 0, 1)",
            "insert into search_feedback (tenant_id, search_id, chunk_id, kind, actor_id, document_id, rank, occurred_at)"
                    + " select tenant_id, id, id, 'click', 'somebody', id, 1, now() from search_log where tenant_id = ? and ? is not null",
            "insert into document_uses (tenant_id, document_id, use_count, last_used_at)"
                    + " select tenant_id, id, 1, now() from documents where tenant_id = ? and ? is not null limit 1",
            "insert into guard_policies (tenant_id, version, policy, updated_at) select ?, 1, '{}', now() where ? is not null",
            "insert into guard_blocklists (tenant_id, name) select ?, 'unwanted' where ? is not null",
            "insert into vector_indexes (tenant_id, space_id) select tenant_id, id from embedding_spaces where tenant_id = ? and ? is not null",
            "insert into search_settings (tenant_id, version, updated_at) select ?, 1, now() where ? is not null",
            "insert into vocabulary (tenant_id, word, document_count) select ?, 'wing', 1 where ? is not null",
            "insert into vocabulary_documents (tenant_id, document_id)"
                    + " select tenant_id, id from documents where tenant_id = ? and ? is not null limit 1",
            "insert into conversations (tenant_id, id, title, kind, source_type, visibility, owner_id, created_at, updated_at, deleted_at)"
                    + " values (?, ?, 'A talk', 'chat', 'api', 'private', 'somebody', now(), now(), now())",
            "insert into participants (tenant_id, id, conversation_id, key, name, name_key, role)"
                    + " select tenant_id, id, id, 'ada', 'Ada', 'ada', 'participant' from conversations where tenant_id = ? and ? is not null",
            "insert into messages (tenant_id, id, conversation_id, sequence, participant_id, role, content, word_count, created_at)"
                    + " select tenant_id, id, id, 0, id, 'participant', 'Hello', 1, now() from participants"
                    + " where tenant_id = ? and ? is not null",
            "insert into message_embeddings (tenant_id, space_id, message_id, conversation_id, sequence, dimension, embedding)"
                    + " select m.tenant_id, s.id, m.id, m.conversation_id, 0, 3, '[1,0,0]'"
                    + " from messages m join embedding_spaces s using (tenant_id) where m.tenant_id = ? and ? is not null",
            "insert into message_terms (tenant_id, message_id, conversation_id, sequence, has_before, length, terms, bm25)"
                    + " select tenant_id, id, conversation_id, 0, false, 1, to_tsvector('english', 'Hello'),"
                    + " bm25_vector(to_tsvector('english', 'Hello'), 1, 1, 0.9, 0.4) from messages where tenant_id = ? and ? is not null",
            "insert into message_lexemes (tenant_id, lexeme, message_count) select ?, 'hello', 1 where ? is not null",
            "insert into message_corpora (tenant_id, message_count, total_length, average_length_in_use, language, k1, b)"
                    + " select ?, 1, 1, 1, 'english', 0.9, 0.4 where ? is not null",
            "insert into topic_analyses (tenant_id, conversation_id, revision, analysed_at)"
                    + " select tenant_id, id, 1, now() from conversations where tenant_id = ? and ? is not null",
            "insert into topic_gap_scores (tenant_id, conversation_id, part, scores)"
                    + " select tenant_id, id, 0, '{0}' from conversations where tenant_id = ? and ? is not null",
            "insert into topic_words (tenant_id, conversation_id, words, counts)"
                    + " select tenant_id, id, '{}', '{}' from conversations where tenant_id = ? and ? is not null",
            "insert into topic_nodes (tenant_id, id, conversation_id, level, parent_id, first_sequence, last_sequence,"
                    + " message_count, basis_messages, title, computed_title, summary, computed_summary, dialogue_type, confidence)"
                    + " select tenant_id, id, id, 1, null, 0, 0, 1, 1, 'A', 'A', '', '', 'monologue', 1"
                    + " from conversations where tenant_id = ? and ? is not null",
            "insert into topic_nodes (tenant_id, id, conversation_id, level, parent_id, first_sequence, last_sequence,"
                    + " message_count, basis_messages, title, computed_title, summary, computed_summary, dialogue_type, confidence)"
                    + " select tenant_id, gen_random_uuid(), id, 2, id, 0, 0, 1, 1, 'A', 'A', '', '', 'monologue', 1"
                    + " from conversations where tenant_id = ? and ? is not null",
            "insert into topic_node_embeddings (tenant_id, node_id, space_id, dimension, embedding)"
                    + " select n.tenant_id, n.id, s.id, 3, '[1,0,0]' from topic_nodes n join embedding_spaces s using (tenant_id)"
                    + " where n.tenant_id = ? and ? is not null and n.level = 1",
            "insert into topic_messages (tenant_id, message_id, node_id, sequence)"
                    + " select m.tenant_id, m.id, n.id, 0 from messages m join topic_nodes n using (tenant_id)"
                    + " where m.tenant_id = ? and ? is not null and n.level = 2",
            "insert into topic_relations (tenant_id, id, conversation_id, level, from_node_id, to_node_id, kind, strength, confidence)"
                    + " select tenant_id, id, conversation_id, 2, parent_id, id, 'similar', 1, 1 from topic_nodes"
                    + " where tenant_id = ? and ? is not null and level = 2",
            "insert into topic_clusters (tenant_id, id, conversation_id, node_level, level, ordinal, title, computed_title, confidence)"
                    + " select tenant_id, id, id, 2, 1, 0, 'A', 'A', 1 from conversations where tenant_id = ? and ? is not null",
            "insert into topic_clusters (tenant_id, id, conversation_id, node_level, level, ordinal, parent_id, title,"
                    + " computed_title, confidence) select tenant_id, gen_random_uuid(), id, 2, 2, 0, id, 'A', 'A', 1"
                    + " from conversations where tenant_id = ? and ? is not null",
            "insert into topic_cluster_members (tenant_id, cluster_id, node_id)"
                    + " select c.tenant_id, c.id, n.id from topic_clusters c join topic_nodes n using (tenant_id)"
                    + " where c.tenant_id = ? and ? is not null and c.level = 1 and n.level = 2",
            "insert into graph_edits (tenant_id, id, conversation_id, kind, target_kind, target_id, field, value_before,"
                    + " value_after, confidence, came_by, edited_by, edited_at)"
                    + " select tenant_id, id, id, 'correction', 'node', 'one', 'title', '{}', '{}', 1, 'api', 'somebody', now()"
                    + " from conversations where tenant_id = ? and ? is not null",
            "insert into topic_pins (tenant_id, conversation_id, sequence, begins)"
                    + " select tenant_id, id, 1, 2 from conversations where tenant_id = ? and ? is not null",
            "insert into canvas_cards (tenant_id, conversation_id, zoom, id, ordinal, kind, content, x, y, width, height)"
                    + " select tenant_id, id, 2, 'card', 0, 'text', 'Words', 0, 0, 9, 9 from conversations"
                    + " where tenant_id = ? and ? is not null",
            "insert into canvas_lines (tenant_id, conversation_id, zoom, id, ordinal, from_id, to_id, both_ways, arrow)"
                    + " select tenant_id, id, 2, 'line', 0, 'card', 'card', false, true from conversations"
                    + " where tenant_id = ? and ? is not null",
            "insert into training_consents (tenant_id, given, changed_by, changed_at)"
                    + " select ?, true, 'somebody', now() where ? is not null",
            "insert into annotations (tenant_id, id, kind, conversation_id, message_id, first_sequence, last_sequence, text,"
                    + " is_private, author_id, version, created_at, updated_at)"
                    + " select tenant_id, id, 'note', conversation_id, id, 0, 0, 'Hm', false, 'somebody', 1, now(), now()"
                    + " from messages where tenant_id = ? and ? is not null",
            "insert into claims (tenant_id, id, conversation_id, message_id, sequence, start_offset, end_offset, kind, statement,"
                    + " status, origin, created_by, language, terms, version, created_at, updated_at)"
                    + " select tenant_id, given.id, conversation_id, m.id, 0, 0, 5, 'factual', 'A', 'unverified', 'user',"
                    + " 'somebody', 'english', '', 1, now(), now()"
                    + " from messages m cross join lateral (values (m.id), (gen_random_uuid())) as given (id)"
                    + " where tenant_id = ? and ? is not null",
            "insert into claim_evidence (tenant_id, claim_id, ordinal, stance, document_id)"
                    + " select c.tenant_id, c.id, 0, 'supports', d.id from claims c join documents d using (tenant_id)"
                    + " where c.tenant_id = ? and ? is not null limit 1",
            "insert into claim_relations (tenant_id, id, from_id, to_id, kind, strength, created_by, created_at)"
                    + " select a.tenant_id, a.id, a.id, b.id, 'contradicts', 1, 'somebody', now()"
                    + " from claims a join claims b on a.tenant_id = b.tenant_id and a.id < b.id"
                    + " where a.tenant_id = ? and ? is not null",
            "insert into claim_extractions (tenant_id, conversation_id, next_sequence, next_character, kept_count,"
                    + " dropped_count, updated_at) select tenant_id, id, 0, 0, 0, 0, now()"
                    + " from conversations where tenant_id = ? and ? is not null",
            "insert into training_sets (tenant_id, id, wanted, pseudonyms, edit_count, created_by, created_at)"
                    + " values (?, ?, '{}', true, 1, 'somebody', now())",
            "insert into training_set_edits (tenant_id, set_id, ordinal, edit_id, sequences, speakers, messages)"
                    + " select s.tenant_id, s.id, 0, e.id, '{0}', '{speaker}', 1"
                    + " from training_sets s join graph_edits e using (tenant_id) where s.tenant_id = ? and ? is not null",
            "insert into idempotent_requests (tenant_id, key, fingerprint, started_at, expires_at)"
                    + " values (?, ?::text, decode(repeat('00', 32), 'hex'), now(), now())");

    static TwoTenants in(TestDatabase database) throws Exception {
        TestRows rows = new TestRows(database.service());
        String name = database.url().database();
        TwoTenants tenants =
                new TwoTenants(rows.tenant(), rows.tenant(), name + "_owner", name + "_migrator", name + "_reports");
        for (TenantId tenant : List.of(tenants.own(), tenants.others())) {
            EmbeddingSpace space = rows.space(tenant, 3);
            Chunk chunk = rows.document(tenant, "wing and drag").getFirst();
            rows.embed(tenant, space, Map.of(chunk.id(), Embedding.of(1, 2, 3)));
            try (var connection = database.owner().getConnection()) {
                for (String row : ROWS) {
                    try (var statement = connection.prepareStatement(row)) {
                        statement.setObject(1, tenant.value());
                        statement.setObject(2, new UUID(tenant.value().getMostSignificantBits(), ROWS.indexOf(row)));
                        statement.executeUpdate();
                    }
                }
            }
        }
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into operator_keys (id, name, secret_hash, created_at)"
                    + " values (gen_random_uuid(), 'key', decode(repeat('00', 32), 'hex'), now())");
            statement.execute("insert into retention_runs values ('audit_log', now())");
            statement.execute("insert into reporting_roles values ('%s', '%s'), ('%s', 'reports_of_others')"
                    .formatted(tenants.own(), tenants.reportsRole(), tenants.others()));
            statement.execute("create role " + tenants.ownerRole() + " in role " + SchemaNames.OWNER_ROLE);
            statement.execute("create role " + tenants.migratorRole() + " in role " + SchemaNames.OWNER_ROLE + ", "
                    + SchemaNames.LOOKUP_ROLE);
            statement.execute("create role " + tenants.reportsRole() + " in role " + SchemaNames.REPORTING_ROLE);
            String owners = tenants.ownerRole() + ", " + tenants.migratorRole();
            statement.execute("grant usage on schema commonplace to " + owners);
            statement.execute("grant all on all tables in schema commonplace to " + owners);
        }
        return tenants;
    }

    /** Roles belong to the server, which outlives the database. */
    void dropRoles(TestDatabase database) throws SQLException {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop owned by " + ownerRole + ", " + migratorRole);
            statement.execute("drop role " + ownerRole + ", " + migratorRole + ", " + reportsRole);
        }
    }
}
