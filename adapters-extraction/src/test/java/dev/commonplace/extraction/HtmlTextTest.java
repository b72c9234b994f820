package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ExtractedText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    private static ExtractedText read(String document) {
        return new HtmlText().read(document, Deadline.none());
    }

    @Test
    void text_and_structure_of_a_page_are_read_without_its_furniture() {
        ExtractedText text = read("""
                <!doctype html><html><head><title> The  page </title><style>p { color: red }</style></head>
                <body><nav><a href="/">Home</a></nav>
                <header><h1>Big <em>news</em></h1></header>
                <p>First   paragraph<br>with a break &amp; an entity.</p>
                <script>alert("no")</script>
                <div>Loose text <span>inline</span><p>then a block</p> and after.</div>
                <h2>List</h2>
                <ul><li>one</li><li><p>two</p><ul><li>nested</li></ul></li></ul>
                <blockquote>said</blockquote>
                <pre>  code
                    stays</pre>
                <table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>
                <div hidden>unseen</div><button>Press</button>
                <footer>All rights</footer></body></html>
                """);

        assertThat(text.title()).contains("The page");
        assertThat(BlockView.of(text))
                .containsExactly(
                        "HEADING [Big news] Big news",
                        "PARAGRAPH [Big news] First paragraph\nwith a break & an entity.",
                        "PARAGRAPH [Big news] Loose text inline",
                        "PARAGRAPH [Big news] then a block",
                        "PARAGRAPH [Big news] and after.",
                        "HEADING [Big news > List] List",
                        "LIST_ITEM [Big news > List] one",
                        "LIST_ITEM [Big news > List] two",
                        "LIST_ITEM [Big news > List] nested",
                        "QUOTE [Big news > List] said",
                        "CODE [Big news > List] code\n    stays",
                        "TABLE_ROW [Big news > List] a | b",
                        "TABLE_ROW [Big news > List] 1 | 2");
        assertThat(text.content()).startsWith("Big news\n\nFirst paragraph");
    }

    @Test
    void the_first_heading_is_the_title_of_a_page_that_has_none() {
        assertThat(read("<h2>Small</h2><h1>Great</h1>").title()).contains("Great");
        assertThat(read("<p>no heading").title()).isEmpty();
    }

    @Test
    void a_page_that_is_nothing_but_furniture_is_read_all_the_same() {
        assertThat(read("<nav>Home</nav>").content()).isEqualTo("Home");
    }

    @Test
    void tags_that_are_never_closed_and_text_that_is_no_html_are_read() {
        assertThat(read("<p>one<p>two <b>bold").content()).isEqualTo("one\n\ntwo bold");
        assertThat(read("a < b and c > d").content()).isEqualTo("a < b and c > d");
    }

    @Test
    void the_more_tags_a_page_has_the_less_deep_it_may_be() {
        assertThat(HtmlText.depthMax("")).isEqualTo(HtmlText.DEPTH_MAX);
        assertThat(HtmlText.depthMax("<p>".repeat(60_000))).isEqualTo(HtmlText.DEPTH_MAX);
        assertThat(HtmlText.depthMax("<p>".repeat(500_000))).isEqualTo(64);
        assertThat(HtmlText.depthMax("<p>".repeat(2_000_000))).isEqualTo(HtmlText.DEPTH_MIN);
    }

    @Test
    void what_lies_too_deep_is_read_in_its_place_all_the_same() {
        String words = IntStream.range(0, 100_000).mapToObj(i -> "w" + i).collect(Collectors.joining("\n\n"));

        ExtractedText text = read("<div>" + words.replace("\n\n", "<div>") + "</div>".repeat(50_000) + "<p>end");

        assertThat(text.content()).isEqualTo(words + "\n\nend");
    }
}
