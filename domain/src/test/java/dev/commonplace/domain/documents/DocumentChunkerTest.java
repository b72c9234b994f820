package dev.commonplace.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.TextBlock.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DocumentChunkerTest {
    private final DocumentChunker chunker = new DocumentChunker();
    private final StringBuilder content = new StringBuilder();
    private final List<TextBlock> blocks = new ArrayList<>();
    private List<String> path = List.of();

    @Test
    void white_space_alone_makes_no_chunk() {
        content.append(" \n\t\u00A0 ");

        assertThat(chunks(ChunkingPolicy.DEFAULT)).isEmpty();
    }

    @Test
    void whole_blocks_of_a_section_are_packed_together() {
        add(Kind.PARAGRAPH, words(5));
        add(Kind.PARAGRAPH, words(5));
        add(Kind.PARAGRAPH, words(5));

        assertThat(chunks(new ChunkingPolicy(12, 0))).containsExactly(words(5) + "\n\n" + words(5), words(5));
    }

    @Test
    void sections_are_not_mixed_and_keep_their_heading_path() {
        heading("One");
        add(Kind.PARAGRAPH, "first text");
        heading("Two");
        add(Kind.PARAGRAPH, "second text");

        List<ChunkSpan> spans = spans(ChunkingPolicy.DEFAULT);

        assertThat(spans)
                .extracting(span -> span.in(content.toString()))
                .containsExactly("One\n\nfirst text", "Two\n\nsecond text");
        assertThat(spans).extracting(ChunkSpan::headingPath).containsExactly(List.of("One"), List.of("Two"));
    }

    @Test
    void a_heading_without_text_of_its_own_stays_with_what_follows() {
        heading("Part");
        heading("Chapter");
        add(Kind.PARAGRAPH, "text");

        assertThat(chunks(ChunkingPolicy.DEFAULT)).containsExactly("Part\n\nChapter\n\ntext");
    }

    @Test
    void a_heading_is_never_left_alone_before_a_block_that_fills_a_chunk() {
        heading("One");
        add(Kind.PARAGRAPH, words(12));

        assertThat(chunks(new ChunkingPolicy(12, 0))).containsExactly("One\n\n" + words(11), "word");
    }

    @Test
    void a_long_paragraph_is_cut_between_sentences() {
        add(Kind.PARAGRAPH, "Aa bb cc dd. Ee ff gg hh. Ii jj kk ll. Mm nn oo pp.");

        assertThat(chunks(new ChunkingPolicy(10, 0)))
                .containsExactly("Aa bb cc dd. Ee ff gg hh.", "Ii jj kk ll. Mm nn oo pp.");
    }

    @Test
    void chunks_of_a_section_overlap_by_whole_sentences() {
        add(Kind.PARAGRAPH, "Aa bb cc dd. Ee ff gg hh. Ii jj kk ll. Mm nn oo pp.");

        assertThat(chunks(new ChunkingPolicy(12, 5)))
                .containsExactly("Aa bb cc dd. Ee ff gg hh. Ii jj kk ll.", "Ii jj kk ll. Mm nn oo pp.");
    }

    @Test
    void overlap_gives_way_to_a_block_that_fits_without_it() {
        add(Kind.PARAGRAPH, words(8));
        add(Kind.PARAGRAPH, words(12));

        assertThat(chunks(new ChunkingPolicy(12, 4))).containsExactly(words(8), words(12));
    }

    @Test
    void code_is_cut_between_lines() {
        add(Kind.CODE, "a b c d\ne f g h\ni j k l");

        assertThat(chunks(new ChunkingPolicy(10, 0))).containsExactly("a b c d\ne f g h", "i j k l");
    }

    @Test
    void text_without_spaces_in_chinese_is_cut_between_sentences() {
        String sentence = "他来了又走了。";
        String text = sentence.repeat(4);
        add(Kind.PARAGRAPH, text);
        List<TokenSpan> tokens = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            tokens.add(new TokenSpan(i, i + 1));
        }

        List<ChunkSpan> spans = chunker.chunk(text(), tokens, new ChunkingPolicy(16, 0));

        assertThat(spans).extracting(span -> span.in(text)).containsExactly(sentence.repeat(2), sentence.repeat(2));
    }

    @Test
    void a_word_longer_than_a_chunk_is_cut_but_not_inside_a_sign_made_of_several_code_points() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        add(Kind.PARAGRAPH, family.repeat(40));

        assertThat(chunks(new ChunkingPolicy(8, 0)))
                .allSatisfy(chunk -> assertThat(chunk.replace(family, "")).isEmpty());
    }

    @Test
    void signs_that_no_tokenizer_sees_are_kept_in_chunks_of_bounded_length() {
        add(Kind.PARAGRAPH, "\u200B".repeat(1_000_000));

        List<ChunkSpan> spans = chunker.chunk(text(), List.of(), new ChunkingPolicy(100, 10));

        assertThat(spans).hasSizeGreaterThan(50).allSatisfy(span -> {
            assertThat(span.tokens()).isZero();
            assertThat(span.end() - span.start()).isLessThanOrEqualTo(100 * Pieces.UNITS_PER_TOKEN_MAX);
        });
    }

    @Test
    void words_far_apart_do_not_share_a_chunk() {
        add(Kind.PARAGRAPH, "before" + " ".repeat(1_000_000) + "after");

        assertThat(chunks(ChunkingPolicy.DEFAULT)).containsExactly("before", "after");
    }

    @Test
    void tokens_of_no_length_count_for_the_sign_before_them() {
        add(Kind.PARAGRAPH, "한 글");
        List<TokenSpan> tokens =
                List.of(new TokenSpan(0, 1), new TokenSpan(1, 1), new TokenSpan(1, 1), new TokenSpan(2, 3));

        assertThat(chunker.chunk(text(), tokens, ChunkingPolicy.DEFAULT))
                .extracting(ChunkSpan::tokens)
                .containsExactly(4);
    }

    @Test
    void text_that_the_blocks_leave_out_is_chunked_all_the_same() {
        content.append("lost words");

        assertThat(chunks(ChunkingPolicy.DEFAULT)).containsExactly("lost words");
    }

    @Test
    void five_million_characters_are_chunked_in_seconds() {
        add(Kind.PARAGRAPH, "Some words here. ".repeat(100_000));
        add(Kind.PARAGRAPH, "x".repeat(1_000_000));
        add(Kind.PARAGRAPH, "\u0301".repeat(1_000_000));
        List<TokenSpan> tokens = SimpleTokens.of(content.toString());

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> chunker.chunk(text(), tokens, ChunkingPolicy.DEFAULT));
    }

    private void heading(String title) {
        path = List.of(title);
        add(Kind.HEADING, title);
    }

    private void add(Kind kind, String text) {
        if (!content.isEmpty()) {
            content.append("\n\n");
        }
        int start = content.length();
        content.append(text);
        blocks.add(new TextBlock(kind, start, content.length(), path));
    }

    private ExtractedText text() {
        return new ExtractedText(content.toString(), Optional.empty(), blocks);
    }

    private List<ChunkSpan> spans(ChunkingPolicy policy) {
        return chunker.chunk(text(), SimpleTokens.of(content.toString()), policy);
    }

    private List<String> chunks(ChunkingPolicy policy) {
        return spans(policy).stream().map(span -> span.in(content.toString())).toList();
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }
}
