package dev.commonplace.persistence.search;

import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.application.search.WordQuery.QueryLexeme;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqChunkWords;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The lexemes of questions and of messages, with the weights of this moment. */
final class MessageLexemes {
    /** Arguments: text, tenant, tenant. One row at least, so that the counts of the corpus come along. */
    private static final FixedQuery OF_TEXT = FixedQuery.of("""
            select term.lexeme, coalesce(known.message_count, 0) as messages, corpus.message_count as all_messages,
                   corpus.revision
            from message_corpora as corpus
            left join lateral unnest(to_tsvector(corpus.language::regconfig, left(?, %d)))
                as term (lexeme, positions, weights) on true
            left join message_lexemes as known on known.tenant_id = ? and known.lexeme = term.lexeme
            where corpus.tenant_id = ?
            order by term.lexeme collate "C"
            """.formatted(JooqChunkWords.CHARACTERS_MAX));

    /** Arguments: lexemes. */
    private static final String DIMENSIONS =
            "select lexeme_dimension(lexeme) from unnest(?::text[]) with ordinality as wanted (lexeme, place) order by place";

    /** Arguments: tenant, message ids. */
    private static final String VECTORS =
            "select message_id, bm25::text as bm25 from message_terms where tenant_id = ? and message_id = any (?::uuid[])";

    private final DSLContext dsl;
    private final TenantId tenantId;

    MessageLexemes(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    /** @param lexeme null in the row of a corpus of which no lexeme is looked for */
    private record Row(@Nullable String lexeme, long messages, long allMessages, long revision) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getString("lexeme"),
                    row.getLong("messages"),
                    row.getLong("all_messages"),
                    row.getLong("revision"));
        }
    }

    WordQuery ofText(String text) {
        List<Row> rows = OF_TEXT.fetch(dsl, Row::read, text, tenantId.value(), tenantId.value());
        List<QueryLexeme> lexemes = new ArrayList<>();
        for (Row row : rows) {
            String lexeme = row.lexeme();
            if (lexeme != null) {
                // A conversation that was removed for good takes its messages along, and a job their counts.
                lexemes.add(new QueryLexeme(
                        lexeme,
                        row.messages(),
                        Bm25Parameters.inverseDocumentFrequency(
                                Math.max(row.allMessages(), row.messages()), row.messages())));
            }
        }
        return rows.isEmpty()
                ? new WordQuery(lexemes, 0, 0)
                : new WordQuery(
                        lexemes, rows.getLast().allMessages(), rows.getLast().revision());
    }

    Map<MessageId, List<LexemeScore>> explain(WordQuery query, Collection<MessageId> messages) {
        List<QueryLexeme> known = query.known();
        Map<MessageId, List<LexemeScore>> scores = new LinkedHashMap<>();
        if (known.isEmpty() || messages.isEmpty()) {
            return scores;
        }
        List<Integer> dimensions = dsl.fetch(DIMENSIONS, (Object)
                        known.stream().map(QueryLexeme::lexeme).toArray(String[]::new))
                .getValues(0, Integer.class);
        dsl.fetch(
                        VECTORS,
                        tenantId.value(),
                        messages.stream().map(MessageId::value).toArray(UUID[]::new))
                .forEach(row -> scores.put(
                        new MessageId(row.get("message_id", UUID.class)),
                        SparseVectors.scores(SparseVectors.parse(row.get("bm25", String.class)), known, dimensions)));
        return scores;
    }
}
