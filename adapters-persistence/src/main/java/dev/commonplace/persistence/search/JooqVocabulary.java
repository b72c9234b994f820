package dev.commonplace.persistence.search;

import dev.commonplace.application.search.Vocabulary;
import dev.commonplace.domain.search.MisspeltWord;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.FixedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
     * Arguments: tenant, where the words with the beginning begin and end, how many. A range and no pattern: under row-level security
     * the index serves comparisons only.
     */
    static final String BEGINNING = """
            select word, document_count
            from vocabulary
            where tenant_id = ? and word >= ? and word < ?
            order by document_count desc, word
            limit ?""";

    /**
     * Arguments: for each misspelt word where its beginning begins and ends, where its end read backwards does, the fewest letters and the
     * most; then tenant, tenant, how many. All words in one row, as there can be thousands.
     */
    static final String NEAR = """
            select likeliest.words, likeliest.counts
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::integer[])
                with ordinality as asked (beginning, beginning_to, ending, ending_to, fewest, most, place)
            cross join lateral (
                select coalesce(array_agg(word), '{}') as words, coalesce(array_agg(document_count), '{}') as counts
                from (select word, document_count
                      from (select word, document_count
                            from vocabulary
                            where tenant_id = ? and word >= beginning and word < beginning_to
                            union all
                            select word, document_count
                            from vocabulary
                            where tenant_id = ? and reversed >= ending and reversed < ending_to
                              and not (word >= beginning and word < beginning_to)) as known
                      where char_length(word) between fewest and most
                      order by document_count desc
                      limit ?) as kept) as likeliest
            order by asked.place""";

    private static final FixedQuery BEGINNING_QUERY = FixedQuery.of(BEGINNING);
    private static final FixedQuery NEAR_QUERY = FixedQuery.of(NEAR);

    /** The last of all code points: a word that begins with another comes before that one with this behind it. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqVocabulary(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public List<Word> startingWith(String prefix, int limit) {
        return BEGINNING_QUERY.fetch(
                dsl,
                row -> new Word(row.getString("word"), row.getLong("document_count")),
                tenantId.value(),
                prefix,
                prefix + LAST,
                limit);
    }

    @Override
    public List<List<Word>> near(List<MisspeltWord> misspelt, int limit) {
        return NEAR_QUERY.fetch(
                dsl,
                JooqVocabulary::words,
                texts(misspelt, MisspeltWord::beginning),
                texts(misspelt, word -> word.beginning() + LAST),
                texts(misspelt, word -> backwards(word.end())),
                texts(misspelt, word -> backwards(word.end()) + LAST),
                numbers(misspelt, MisspeltWord::lettersMin),
                numbers(misspelt, MisspeltWord::lettersMax),
                tenantId.value(),
                tenantId.value(),
                limit);
    }

    private static String[] texts(List<MisspeltWord> misspelt, Function<MisspeltWord, String> what) {
        return misspelt.stream().map(what).toArray(String[]::new);
    }

    private static Integer[] numbers(List<MisspeltWord> misspelt, Function<MisspeltWord, Integer> what) {
        return misspelt.stream().map(what).toArray(Integer[]::new);
    }

    /** Letter by letter, as PostgreSQL does it. */
    private static String backwards(String end) {
        return new StringBuilder(end).reverse().toString();
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

    @Override
    public List<String> unknownIn(String text) {
        return UNKNOWN.fetch(dsl, row -> row.getString("word"), text, tenantId.value(), tenantId.value());
    }
}
