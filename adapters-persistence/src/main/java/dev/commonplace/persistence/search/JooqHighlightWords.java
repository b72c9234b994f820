package dev.commonplace.persistence.search;

import dev.commonplace.application.search.HighlightWords;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.domain.search.TextRange;
import dev.commonplace.domain.shared.TenantId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** By {@code ts_headline}, with marks that none of the texts has. */
final class JooqHighlightWords implements HighlightWords {
    private static final char PRIVATE_USE_FIRST = '\uE000';
    private static final char PRIVATE_USE_LAST = '\uF8FF';

    private final DSLContext dsl;
    private final TenantId tenantId;
    /** Arguments: tsquery, options, texts, tenant. */
    private final String statement;

    /** In the language that chunks are indexed in. */
    JooqHighlightWords(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, "corpus_statistics");
    }

    /** @param corpora the table that says the language */
    private JooqHighlightWords(DSLContext dsl, TenantId tenantId, String corpora) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.statement = """
                select ts_headline(corpus.language::regconfig, content, (select ?::tsquery), ?) as marked
                from %s as corpus
                cross join unnest(?::text[]) with ordinality as chunk (content, place)
                where corpus.tenant_id = ?
                order by place""".formatted(corpora);
    }

    /** In the language that messages are indexed in. */
    static JooqHighlightWords ofMessages(DSLContext dsl, TenantId tenantId) {
        return new JooqHighlightWords(dsl, tenantId, "message_corpora");
    }

    @Override
    public List<List<TextRange>> highlight(WordQuery query, List<String> texts) {
        char open = unused(texts, PRIVATE_USE_FIRST);
        char close = unused(texts, (char) (open + 1));
        List<String> marked = dsl.fetch(
                        statement,
                        QueryVector.anyOf(query.known()),
                        "HighlightAll=true, StartSel=\"" + open + "\", StopSel=\"" + close + "\"",
                        texts.toArray(String[]::new),
                        tenantId.value())
                .getValues("marked", String.class);
        List<List<TextRange>> ranges = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            ranges.add(i < marked.size() ? ranges(texts.get(i), marked.get(i), open, close) : List.of());
        }
        return ranges;
    }

    private static char unused(List<String> texts, char first) {
        for (char sign = first; sign < PRIVATE_USE_LAST; sign++) {
            char candidate = sign;
            if (texts.stream().allMatch(text -> text.indexOf(candidate) < 0)) {
                return candidate;
            }
        }
        return first;
    }

    private static List<TextRange> ranges(String text, String marked, char open, char close) {
        List<TextRange> ranges = new ArrayList<>();
        StringBuilder bare = new StringBuilder();
        int start = 0;
        int place = 0;
        for (int i = 0; i < marked.length(); i++) {
            char unit = marked.charAt(i);
            if (unit == open) {
                start = place;
            } else if (unit == close) {
                if (place > start) {
                    ranges.add(new TextRange(start, place));
                }
            } else {
                bare.append(unit);
                place += Character.isLowSurrogate(unit) ? 0 : 1;
            }
        }
        // Offsets that count in another text than the one that is shown would be worse than none.
        return bare.toString().equals(text) ? List.copyOf(ranges) : List.of();
    }
}
