package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.VOCABULARY;

import dev.commonplace.application.search.Vocabulary;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqVocabulary implements Vocabulary {
    /** Arguments: text, tenant, tenant. Only what PostgreSQL's parser takes for a word or the part of one. */
    private static final FixedQuery UNKNOWN = FixedQuery.of("""
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
            order by asked.place""");

    /**
     * Arguments: tenant, the fewest letters and the most, where one beginning begins and ends and where another does, how many. Those of
     * a likely beginning come first. Ranges and no patterns, since a plan that is made once can use the index for ranges only; all in
     * one row, as there can be thousands.
     */
    private static final FixedQuery CANDIDATES = FixedQuery.of("""
            with wanted (tenant_id, fewest, most, first_from, first_to, other_from, other_to) as materialized (
                values (?::uuid, ?::integer, ?::integer, ?::text, ?::text, ?::text, ?::text))
            select coalesce(array_agg(word), '{}') as words, coalesce(array_agg(document_count), '{}') as counts
            from (select word, document_count
                  from wanted cross join lateral (
                      select word, document_count
                      from vocabulary
                      where tenant_id = wanted.tenant_id and word >= first_from and word < first_to
                      union all
                      select word, document_count
                      from vocabulary
                      where tenant_id = wanted.tenant_id and word >= other_from and word < other_to
                        and not (word >= first_from and word < first_to)
                      union all
                      select word, document_count
                      from vocabulary
                      where tenant_id = wanted.tenant_id and not (word >= first_from and word < first_to)
                        and not (word >= other_from and word < other_to)
                  ) as known
                  where char_length(word) between fewest and most
                  limit ?) as near""");

    /** The last of all code points: a word that begins with another comes before that one with this behind it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    /** A beginning of no word. */
    private static final String NOTHING_BEGINS = LAST;

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
        int second = word.offsetByCodePoints(0, 1);
        String first = word.substring(0, second);
        // The first letter may be one too many, or in the place of the second.
        String other =
                second < word.length() ? word.substring(second, word.offsetByCodePoints(second, 1)) : NOTHING_BEGINS;
        return CANDIDATES
                .fetch(
                        dsl,
                        JooqVocabulary::words,
                        tenantId.value(),
                        letters - distance,
                        letters + distance,
                        first,
                        first + LAST,
                        other,
                        other + LAST,
                        limit)
                .getFirst();
    }

    private static List<Word> words(ResultSet row) throws SQLException {
        String[] words = (String[]) row.getArray("words").getArray();
        Long[] counts = (Long[]) row.getArray("counts").getArray();
        List<Word> read = new ArrayList<>(words.length);
        for (int i = 0; i < words.length; i++) {
            read.add(new Word(words[i], counts[i]));
        }
        return read;
    }

    /** One pattern as a whole, so that the index serves it. */
    private static Condition begins(String prefix) {
        return VOCABULARY.WORD.like(prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%", '!');
    }

    @Override
    public List<String> unknownIn(String text) {
        return UNKNOWN.fetch(dsl, row -> row.getString("word"), text, tenantId.value(), tenantId.value());
    }
}
