package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.ManyTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentChunkerPropertiesTest {
    private final DocumentChunker chunker = new DocumentChunker();

    @Test
    void everything_but_white_space_is_in_a_chunk_and_chunks_are_trimmed_and_rise() {
        withDocuments((text, policy) -> {
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
        });
    }

    @Test
    void no_chunk_has_more_tokens_than_the_policy_allows_and_each_counts_its_own() {
        withDocuments((text, policy) -> {
            for (ChunkSpan chunk : chunker.chunk(text, SimpleTokens.of(text.content()), policy)) {
                assertThat(chunk.tokens()).isBetween(1, policy.tokensMax());
                assertThat(SimpleTokens.of(chunk.in(text.content()))).hasSize(chunk.tokens());
            }
        });
    }

    @Test
    void words_that_fit_in_a_chunk_are_never_cut() {
        withDocuments((text, policy) -> {
            String content = text.content();
            for (ChunkSpan chunk : chunker.chunk(text, SimpleTokens.of(content), policy)) {
                assertThat(insideWordThatFits(content, chunk.start(), policy)).isFalse();
                assertThat(insideWordThatFits(content, chunk.end(), policy)).isFalse();
            }
        });
    }

    @Test
    void chunks_overlap_by_no_more_than_the_policy_allows_and_never_across_sections() {
        withDocuments((text, policy) -> {
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
        });
    }

    @Test
    void text_in_one_small_block_is_one_chunk() {
        ManyTimes.with(200, random -> {
            String sentence = sentence(random);
            String content = "  " + sentence + "\n";
            TextBlock block = new TextBlock(TextBlock.Kind.PARAGRAPH, 2, 2 + sentence.length(), List.of());

            List<ChunkSpan> chunks = chunker.chunk(
                    new ExtractedText(content, Optional.empty(), List.of(block)),
                    SimpleTokens.of(content),
                    ChunkingPolicy.DEFAULT);

            assertThat(chunks).hasSize(1);
            assertThat(chunks.getFirst().in(content)).isEqualTo(sentence);
        });
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

    private static void withDocuments(BiConsumer<ExtractedText, ChunkingPolicy> test) {
        ManyTimes.with(400, random -> test.accept(randomDocument(random), policy(random)));
    }

    private static ChunkingPolicy policy(Random random) {
        int tokensMax = random.nextInt(8, 61);
        return new ChunkingPolicy(tokensMax, random.nextInt(5) * tokensMax / 8);
    }

    /** Mostly plain words, some of signs that are more than a letter, now and then one that is very long. */
    private static String sentence(Random random) {
        return several(random, 1, 12, () -> word(random)).collect(Collectors.joining(" ")) + ".";
    }

    private static String word(Random random) {
        int kind = random.nextInt(36);
        if (kind == 0) {
            return ManyTimes.text(random, "ABCXYZ", 100, 400);
        }
        return kind <= 5 ? ManyTimes.text(random, "é\u0301😀1.,-", 1, 12) : ManyTimes.text(random, "abcdefxyz", 1, 9);
    }

    private static ExtractedText randomDocument(Random random) {
        TextBlock.Kind[] kinds = TextBlock.Kind.values();
        String[] gaps = {"\n\n", "\n", " \r\n\t\u00A0\n", "\n".repeat(300)};
        return document(several(
                        random,
                        0,
                        10,
                        () -> new Part(
                                kinds[random.nextInt(kinds.length)],
                                several(random, 1, 6, () -> sentence(random)).collect(Collectors.joining(" ")),
                                gaps[random.nextInt(gaps.length)]))
                .toList());
    }

    private static <T> Stream<T> several(Random random, int min, int max, Supplier<T> one) {
        return Stream.generate(one).limit(random.nextInt(min, max + 1));
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
}
