package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.VOCABULARY;
import static org.jooq.impl.DSL.charLength;

import dev.commonplace.application.search.Vocabulary;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqVocabulary implements Vocabulary {
    /** Arguments: text, tenant, tenant. Only what PostgreSQL's parser takes for a word or the part of one. */
    private static final String UNKNOWN = """
            select asked.word
            from (select lower(token) as word, min(place) as place
                  from ts_parse('default', ?) with ordinality as parsed (tokid, token, place)
                  where tokid in (1, 2, 3, 9, 10, 11)
                  group by 1) as asked
            cross join corpus_statistics as corpus
            cross join lateral (select count(*) as wanted, count(known.lexeme) as found
                                from unnest(to_tsvector(corpus.language::regconfig, asked.word)) as term
                                left join lexeme_statistics as known
                                    on known.tenant_id = ? and known.lexeme = term.lexeme) as looked
            where corpus.tenant_id = ? and looked.wanted > 0 and looked.found = 0
            order by asked.place""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqVocabulary(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<Word> startingWith(String prefix, int limit) {
        return dsl.select(VOCABULARY.WORD, VOCABULARY.DOCUMENT_COUNT)
                .from(VOCABULARY)
                .where(VOCABULARY.TENANT_ID.eq(tenantId.value()))
                .and(begins(prefix))
                .orderBy(VOCABULARY.DOCUMENT_COUNT.desc(), VOCABULARY.WORD)
                .limit(limit)
                .fetch(row -> new Word(row.value1(), row.value2()));
    }

    @Override
    public List<Word> candidates(String word, int distance, int limit) {
        int letters = word.codePointCount(0, word.length());
        Condition length = charLength(VOCABULARY.WORD).between(letters - distance, letters + distance);
        int second = word.offsetByCodePoints(0, 1);
        Condition beginning = begins(word.substring(0, second));
        if (second < word.length()) {
            // The first letter may be one too many, or in the place of the second.
            beginning = beginning.or(begins(word.substring(second, word.offsetByCodePoints(second, 1))));
        }
        List<Word> likely = words(length.and(beginning), limit);
        return likely.size() == limit ? likely : join(likely, words(length.andNot(beginning), limit - likely.size()));
    }

    private static List<Word> join(List<Word> likely, List<Word> others) {
        return Stream.concat(likely.stream(), others.stream()).toList();
    }

    private List<Word> words(Condition condition, int limit) {
        return dsl.select(VOCABULARY.WORD, VOCABULARY.DOCUMENT_COUNT)
                .from(VOCABULARY)
                .where(VOCABULARY.TENANT_ID.eq(tenantId.value()))
                .and(condition)
                .limit(limit)
                .fetch(row -> new Word(row.value1(), row.value2()));
    }

    /** One pattern as a whole, so that the index serves it. */
    private static Condition begins(String prefix) {
        return VOCABULARY.WORD.like(prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%", '!');
    }

    @Override
    public List<String> unknownIn(String text) {
        return dsl.fetch(UNKNOWN, text, tenantId.value(), tenantId.value()).getValues(0, String.class);
    }
}
