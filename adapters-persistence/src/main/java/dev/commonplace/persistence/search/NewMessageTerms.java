package dev.commonplace.persistence.search;

import dev.commonplace.application.search.MessageIndex.Entry;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BatchLexemes;
import dev.commonplace.persistence.documents.JooqChunkWords;
import dev.commonplace.persistence.documents.TermVectors;
import dev.commonplace.persistence.documents.TextTerms;
import dev.commonplace.persistence.support.BulkStatement;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Writes the words of messages: PostgreSQL cuts the texts into lexemes, what is then to be counted is counted here. */
final class NewMessageTerms {
    /** Arguments: tenant, lexemes, counts. */
    private static final String COUNT = """
            insert into message_lexemes as lexemes (tenant_id, lexeme, message_count)
            select ?, lexeme, message_count from unnest(?::text[], ?::bigint[]) as given (lexeme, message_count)
            order by lexeme
            on conflict (tenant_id, lexeme) do update set message_count = lexemes.message_count + excluded.message_count
            returning lexeme, lexeme_dimension(lexeme)""";

    /** Arguments: tenant, message ids, conversation ids, sequences, whether there is one before, lengths, terms, vectors. */
    private static final String KEEP = """
            insert into message_terms (tenant_id, message_id, conversation_id, sequence, has_before, length, terms, bm25)
            select ?, given.* from unnest(?::uuid[], ?::uuid[], ?::integer[], ?::boolean[], ?::integer[], ?::tsvector[],
                                          ?::sparsevec[]) as given""";

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final String configuration;
    private final Bm25Parameters parameters;

    NewMessageTerms(DSLContext dsl, TenantId tenantId, String configuration, Bm25Parameters parameters) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.configuration = configuration;
        this.parameters = parameters;
    }

    /**
     * What was added.
     *
     * @param averageLength what the vectors were made with
     */
    record Added(long totalLength, double averageLength) {}

    /** @param averageLength the one in use; 0 where there is none, and the mean length of these is taken */
    Added write(List<Entry> entries, double averageLength) {
        BatchLexemes lexemes = new BatchLexemes();
        List<TextTerms> terms = lexemes.parse(
                dsl,
                configuration,
                entries.stream()
                        .map(entry -> JooqChunkWords.indexed(entry.turn().forWords(entry.before())))
                        .toList());
        long length = terms.stream().mapToLong(TextTerms::length).sum();
        double inUse = averageLength > 0 ? averageLength : Math.max(1, (double) length / entries.size());
        lexemes.count(dsl, tenantId, COUNT);
        keep(entries, terms, new TermVectors(parameters, inUse));
        return new Added(length, inUse);
    }

    private void keep(List<Entry> entries, List<TextTerms> terms, TermVectors vectors) {
        UUID[] messages = entries.stream().map(entry -> entry.id().value()).toArray(UUID[]::new);
        UUID[] conversations =
                entries.stream().map(entry -> entry.conversationId().value()).toArray(UUID[]::new);
        Integer[] sequences = entries.stream().map(Entry::sequence).toArray(Integer[]::new);
        Boolean[] hasBefore =
                entries.stream().map(entry -> entry.before().isPresent()).toArray(Boolean[]::new);
        Integer[] lengths = terms.stream().map(TextTerms::length).toArray(Integer[]::new);
        BulkStatement.execute(dsl, KEEP, messages.length, (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setArray(2, connection.createArrayOf("uuid", messages));
            statement.setArray(3, connection.createArrayOf("uuid", conversations));
            statement.setArray(4, connection.createArrayOf("integer", sequences));
            statement.setArray(5, connection.createArrayOf("boolean", hasBefore));
            statement.setArray(6, connection.createArrayOf("integer", lengths));
            statement.setObject(7, TextTerms.binary(connection, terms));
            statement.setObject(8, vectors.of(connection, terms));
        });
    }
}
