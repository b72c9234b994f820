package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.extraction.blocks.HeadingTrail;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    private static ExtractedText read(String document) {
        return new MarkdownText().read(document, Deadline.none());
    }

    @Test
    void blocks_keep_their_markup_and_know_the_headings_above_them() {
        String document = """
                # The *first* title

                Intro with **bold**
                over two lines.

                ## Part `one`

                - item a
                - item b
                  goes on

                > quoted
                > more

                Part two
                --------

                ```java
                int a;

                int b;
                ```

                # Other
                End.
                """;

        ExtractedText text = read(document);

        assertThat(text.content()).isEqualTo(document);
        assertThat(text.title()).contains("The first title");
        assertThat(BlockView.of(text))
                .containsExactly(
                        "HEADING [The first title] # The *first* title",
                        "PARAGRAPH [The first title] Intro with **bold**\nover two lines.",
                        "HEADING [The first title > Part one] ## Part `one`",
                        "LIST_ITEM [The first title > Part one] - item a",
                        "LIST_ITEM [The first title > Part one] - item b\n  goes on",
                        "QUOTE [The first title > Part one] > quoted\n> more",
                        "HEADING [The first title > Part two] Part two\n--------",
                        "CODE [The first title > Part two] ```java\nint a;\n\nint b;\n```",
                        "HEADING [Other] # Other",
                        "PARAGRAPH [Other] End.");
    }

    @Test
    void rows_of_a_table_are_blocks() {
        assertThat(BlockView.of(read("Before\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\nAfter")))
                .containsExactly(
                        "PARAGRAPH [] Before",
                        "TABLE_ROW [] | a | b |",
                        "TABLE_ROW [] |---|:-:|",
                        "TABLE_ROW [] | 1 | 2 |",
                        "PARAGRAPH [] After");
    }

    @Test
    void front_matter_is_one_block_and_no_heading() {
        ExtractedText text = read("---\ntitle: \"x\"\ntags: [a, b]\n---\n\n# Real title\n");

        assertThat(text.title()).contains("Real title");
        assertThat(BlockView.of(text))
                .containsExactly("CODE [] ---\ntitle: \"x\"\ntags: [a, b]\n---", "HEADING [Real title] # Real title");
    }

    @Test
    void a_rule_at_the_top_is_not_front_matter() {
        assertThat(BlockView.of(read("---\n\nText: more\n\n---\n")))
                .containsExactly("PARAGRAPH [] ---", "PARAGRAPH [] Text: more", "PARAGRAPH [] ---");
    }

    @Test
    void line_breaks_of_other_systems_do_not_move_offsets() {
        assertThat(BlockView.of(read("# A\r\n\r\none\r\ntwo\r\n\r\n- x\r- y")))
                .containsExactly(
                        "HEADING [A] # A", "PARAGRAPH [A] one\r\ntwo", "LIST_ITEM [A] - x", "LIST_ITEM [A] - y");
    }

    @Test
    void link_definitions_and_empty_items_are_kept() {
        assertThat(BlockView.of(read("See [a].\n\n[a]: https://example.org\n\n-\n\nEnd")))
                .containsExactly(
                        "PARAGRAPH [] See [a].", "PARAGRAPH [] [a]: https://example.org\n\n-", "PARAGRAPH [] End");
    }

    @Test
    void without_a_heading_of_level_one_there_is_no_title() {
        assertThat(read("## Second\n\ntext").title()).isEmpty();
    }

    @Test
    void a_very_long_heading_is_cut_in_the_path_only() {
        ExtractedText text = read("# " + "x".repeat(5_000) + "\n\ntext");

        assertThat(text.blocks().getFirst().end()).isEqualTo(5_002);
        assertThat(text.blocks().getLast().headingPath().getFirst()).hasSize(HeadingTrail.TITLE_UNITS_MAX);
    }
}
