package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DocumentChunkerPropertiesTest {
    private final DocumentChunker chunker = new DocumentChunker();

    @Property(tries = 400)
    void everything_but_white_space_is_in_a_chunk_and_chunks_are_trimmed_and_rise(
            @ForAll("documents") ExtractedText text, @ForAll("policies") ChunkingPolicy policy) {
        List<ChunkSpan> chunks = chunker.chunk(text, SimpleTokens.of(text.content()), policy);

        String content = text.content();
        int covered = 0;
        ChunkSpan previous = null;
        for (ChunkSpan chunk : chunks) {
            assertThat(WhiteSpace.is(content.charAt(chunk.start()))).isFalse();
            assertThat(WhiteSpace.is(content.charAt(chunk.end() - 1))).isFalse();
            if (previous != null) {
                assertThat(chunk.start()).isGreaterThan(previous.start());
                assertThat(chunk.end()).isGreaterThan(previous.end());
                assertThat(chunk.ordinal()).isEqualTo(previous.ordinal() + 1);
            }
            if (chunk.start() > covered) {
                assertThat(WhiteSpace.only(content, covered, chunk.start())).isTrue();
            }
            covered = chunk.end();
            previous = chunk;
        }
        assertThat(WhiteSpace.only(content, covered, content.length())).isTrue();
    }

    @Property(tries = 400)
    void no_chunk_has_more_tokens_than_the_policy_allows_and_each_counts_its_own(
            @ForAll("documents") ExtractedText text, @ForAll("policies") ChunkingPolicy policy) {
        for (ChunkSpan chunk : chunker.chunk(text, SimpleTokens.of(text.content()), policy)) {
            assertThat(chunk.tokens()).isBetween(1, policy.tokensMax());
            assertThat(SimpleTokens.of(chunk.in(text.content()))).hasSize(chunk.tokens());
        }
    }

    @Property(tries = 400)
    void words_that_fit_in_a_chunk_are_never_cut(
            @ForAll("documents") ExtractedText text, @ForAll("policies") ChunkingPolicy policy) {
        String content = text.content();
        for (ChunkSpan chunk : chunker.chunk(text, SimpleTokens.of(content), policy)) {
            assertThat(insideWordThatFits(content, chunk.start(), policy)).isFalse();
            assertThat(insideWordThatFits(content, chunk.end(), policy)).isFalse();
        }
    }

    @Property(tries = 400)
    void chunks_overlap_by_no_more_than_the_policy_allows_and_never_across_sections(
            @ForAll("documents") ExtractedText text, @ForAll("policies") ChunkingPolicy policy) {
        List<ChunkSpan> chunks = chunker.chunk(text, SimpleTokens.of(text.content()), policy);
        for (int i = 1; i < chunks.size(); i++) {
            ChunkSpan previous = chunks.get(i - 1);
            ChunkSpan chunk = chunks.get(i);
            if (chunk.start() < previous.end()) {
                String shared = text.content().substring(chunk.start(), previous.end());
                assertThat(SimpleTokens.of(shared)).hasSizeLessThanOrEqualTo(policy.tokensOverlap());
                assertThat(chunk.headingPath()).isEqualTo(previous.headingPath());
            }
        }
    }

    @Property(tries = 200)
    void text_in_one_small_block_is_one_chunk(@ForAll("sentences") String sentence) {
        String content = "  " + sentence + "\n";
        TextBlock block = new TextBlock(TextBlock.Kind.PARAGRAPH, 2, 2 + sentence.length(), List.of());

        List<ChunkSpan> chunks = chunker.chunk(
                new ExtractedText(content, Optional.empty(), List.of(block)),
                SimpleTokens.of(content),
                ChunkingPolicy.DEFAULT);

        assertThat(chunks).hasSize(1);
        assertThat(chunks.getFirst().in(content)).isEqualTo(sentence);
    }

    private static boolean insideWordThatFits(String content, int index, ChunkingPolicy policy) {
        if (index == 0 || index == content.length()) {
            return false;
        }
        int start = index;
        while (start > 0 && !WhiteSpace.is(content.charAt(start - 1))) {
            start--;
        }
        int end = index;
        while (end < content.length() && !WhiteSpace.is(content.charAt(end))) {
            end++;
        }
        return start < index
                && index < end
                && SimpleTokens.of(content.substring(start, end)).size() <= policy.tokensMax();
    }

    @Provide
    Arbitrary<ChunkingPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(8, 60),
                        Arbitraries.integers().between(0, 4))
                .as((tokensMax, overlap) -> new ChunkingPolicy(tokensMax, overlap * tokensMax / 8));
    }

    @Provide
    Arbitrary<String> sentences() {
        Arbitrary<String> plain =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("é\u0301😀1.,-")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(word -> !splitsPair(word));
        Arbitrary<String> huge =
                Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(100).ofMaxLength(400);
        Arbitrary<String> word = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(30, plain), net.jqwik.api.Tuple.of(5, odd), net.jqwik.api.Tuple.of(1, huge));
        return word.list().ofMinSize(1).ofMaxSize(12).map(words -> String.join(" ", words) + ".");
    }

    @Provide
    Arbitrary<ExtractedText> documents() {
        Arbitrary<TextBlock.Kind> kinds = Arbitraries.of(TextBlock.Kind.class);
        Arbitrary<String> bodies = sentences().list().ofMinSize(1).ofMaxSize(6).map(list -> String.join(" ", list));
        Arbitrary<String> gaps = Arbitraries.of("\n\n", "\n", " \r\n\t\u00A0\n", "\n".repeat(300));
        return Combinators.combine(kinds, bodies, gaps)
                .as(Part::new)
                .list()
                .ofMaxSize(10)
                .map(DocumentChunkerPropertiesTest::document);
    }

    private record Part(TextBlock.Kind kind, String body, String gap) {}

    private static ExtractedText document(List<Part> parts) {
        StringBuilder content = new StringBuilder();
        List<TextBlock> blocks = new ArrayList<>();
        List<String> path = List.of();
        for (Part part : parts) {
            if (part.kind() == TextBlock.Kind.HEADING) {
                path = List.of("heading " + blocks.size());
            }
            int start = content.length();
            content.append(part.body());
            blocks.add(new TextBlock(part.kind(), start, content.length(), path));
            content.append(part.gap());
        }
        return new ExtractedText(content.toString(), Optional.empty(), blocks);
    }

    private static boolean splitsPair(String word) {
        return word.chars().filter(unit -> Character.isSurrogate((char) unit)).count()
                != 2
                        * word.codePoints()
                                .filter(Character::isSupplementaryCodePoint)
                                .count();
    }
}
