package dev.commonplace.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.search.WordQuery;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.LexicalQuery;
import dev.commonplace.domain.search.MisspeltWord;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.search.TextRange;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import dev.commonplace.persistence.support.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** PostgreSQL takes whatever is typed: a question is never a syntax error. */
class AnyQuestionTest {
    private static final String[] PIECES = {
        "\"",
        "-",
        "heron",
        " ",
        "'",
        "\\",
        "&",
        "|",
        "!",
        "(",
        ")",
        ":*",
        "<->",
        "<2>",
        "\uD83D\uDC26",
        "<b>",
        "</b>",
        "&amp;",
        "a@b.example",
        "http://x.example/y?z=1",
        "grey-blue",
        "\u0001",
        "\uE000",
        "\u00E9",
        "3.14",
        "%",
        "_",
        "{0}",
        "?",
        "\n"
    };

    @Test
    void any_question_is_answered_and_marks_stand_where_the_text_has_them() {
        Random random = new Random(11);
        try (TestDatabase database = TestDatabase.create()) {
            TestRows rows = new TestRows(database.service());
            TenantId tenantId = rows.tenant();
            rows.document(tenantId, "a grey-blue heron", random(random, 60), random(random, 60));
            for (int i = 0; i < 300; i++) {
                String question = random(random, 1 + random.nextInt(25));
                String text = random(random, 40);
                LexicalQuery query = LexicalQuery.parse("", question, true);
                rows.transactions().read(Scope.tenant(tenantId), dsl -> {
                    JooqFindByWords words = new JooqFindByWords(dsl, tenantId);
                    SearchScope scope = new SearchScope(DocumentFilter.ALL, query.conditions(), Optional.empty());
                    WordQuery understood = words.understand(query.wanted() + " heron");
                    assertThat(words.find(understood, scope, 10)).hasSizeLessThanOrEqualTo(3);
                    new JooqCountFacets(dsl, tenantId).count(Facet.OfDocument.YEAR, scope, 3);
                    JooqVocabulary vocabulary = new JooqVocabulary(dsl, tenantId);
                    vocabulary.near(misspelt(vocabulary.unknownIn(question)), 10);
                    vocabulary.startingWith(question, 10);
                    List<List<TextRange>> ranges = new JooqHighlightWords(dsl, tenantId)
                            .highlight(understood, List.of(text, "a heron " + text));
                    assertThat(ranges).hasSize(2);
                    assertThat(ranges.get(1)).as(text).contains(new TextRange(2, 7));
                    return ranges;
                });
            }
        }
    }

    private static List<MisspeltWord> misspelt(List<String> words) {
        return words.stream()
                .filter(MisspeltWord::isLongEnough)
                .map(MisspeltWord::new)
                .toList();
    }

    private static String random(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
