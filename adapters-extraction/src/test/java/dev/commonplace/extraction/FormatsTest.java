package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.documents.TextBlock.Kind;
import dev.commonplace.fixtures.files.SampleFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every form is read by its real reader, in its real process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormatsTest {
    private final TestReaders readers = new TestReaders();

    @AfterAll
    void stop() {
        readers.close();
    }

    @Test
    void a_pdf_keeps_its_pages() {
        Extraction read = readers.read("herons.pdf", SampleFiles.pdf("A heron stood in the reeds.", "It waited."));

        assertThat(read.mediaType()).isEqualTo(MediaType.PDF);
        assertThat(texts(read)).containsExactly("A heron stood in the reeds.", "It waited.");
        assertThat(pages(read)).containsExactly(OptionalInt.of(1), OptionalInt.of(2));
    }

    @Test
    void a_word_document_keeps_its_headings() {
        Extraction read = readers.read("herons.docx", SampleFiles.docx("Herons", "They stand.", "They wait."));

        assertThat(read.mediaType()).isEqualTo(MediaType.DOCX);
        assertThat(texts(read)).containsExactly("Herons", "They stand.", "They wait.");
        assertThat(read.text().blocks())
                .extracting(TextBlock::kind)
                .containsExactly(Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH);
        assertThat(read.text().blocks().getLast().headingPath()).containsExactly("Herons");
    }

    @Test
    void slides_are_pages() {
        Extraction read = readers.read("herons.pptx", SampleFiles.pptx("Herons stand.", "Herons wait."));

        assertThat(read.mediaType()).isEqualTo(MediaType.PPTX);
        assertThat(texts(read)).containsExactly("Herons stand.", "Herons wait.");
        assertThat(pages(read)).containsExactly(OptionalInt.of(1), OptionalInt.of(2));
    }

    @Test
    void rows_of_a_workbook_stand_under_their_sheet() {
        Extraction read = readers.read("birds.xlsx", SampleFiles.xlsx("Birds", "name,legs", "heron,2"));

        assertThat(read.mediaType()).isEqualTo(MediaType.XLSX);
        assertThat(texts(read)).containsExactly("Birds", "name | legs", "heron | 2");
        TextBlock row = read.text().blocks().getLast();
        assertThat(row.kind()).isEqualTo(Kind.TABLE_ROW);
        assertThat(row.headingPath()).containsExactly("Birds");
    }

    @Test
    void a_book_keeps_its_title_and_chapters() {
        Extraction read = readers.read(
                "herons.epub",
                SampleFiles.epub(
                        "Of herons",
                        SampleFiles.chapter("Standing", "They stand."),
                        SampleFiles.chapter("Waiting", "They wait.")));

        assertThat(read.mediaType()).isEqualTo(MediaType.EPUB);
        assertThat(read.text().title()).contains("Of herons");
        assertThat(texts(read)).containsExactly("Standing", "They stand.", "Waiting", "They wait.");
        assertThat(read.text().blocks().getLast().headingPath()).containsExactly("Waiting");
    }

    @Test
    void an_email_tells_who_wrote_what_when_and_what_is_attached() {
        Extraction read =
                readers.read("mail.eml", SampleFiles.email("=?utf-8?q?Herons_=C3=BC?=", "Look.\r\n\r\nA heron."));

        assertThat(read.mediaType()).isEqualTo(MediaType.EMAIL);
        assertThat(read.text().title()).contains("Herons \u00fc");
        assertThat(read.date()).contains(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(texts(read).getFirst())
                .contains("From: Ada <ada@example.com>")
                .contains("Subject: Herons \u00fc");
        assertThat(texts(read)).contains("Look.", "A heron.", "Attachment: heron.png (image/png)");
    }

    @Test
    void rich_text_is_read() {
        assertThat(texts(readers.read("a.rtf", SampleFiles.rtf("A heron.")))).containsExactly("A heron.");
    }

    @Test
    void rows_of_values_stay_as_they_are_with_a_block_for_each() {
        String rows = "name,note\r\nheron,\"stands,\nwaits\"\r\nstork,flies\r\n";
        Extraction read = readers.read("birds.csv", rows.getBytes(StandardCharsets.UTF_8));

        assertThat(read.text().content()).isEqualTo(rows);
        assertThat(texts(read)).containsExactly("name,note", "heron,\"stands,\nwaits\"", "stork,flies");
    }

    @Test
    void json_becomes_a_line_for_each_value_and_a_block_for_each_record() {
        Extraction list =
                readers.read("a.json", utf8("[{\"name\": \"heron\", \"legs\": [1, 2]}, {\"wet\": true, \"x\": null}]"));
        Extraction object =
                readers.read("a.json", utf8("{\"name\": \"heron\", \"home\": {\"place\": \"reeds\", \"n\": 3}}"));
        Extraction lines = readers.read("a.ndjson", utf8("{\"a\": 1}\n{\"a\": \"two\"}\n"));

        assertThat(texts(list)).containsExactly("name: heron\nlegs: 1\nlegs: 2", "wet: true");
        assertThat(texts(object)).containsExactly("name: heron", "home.place: reeds\nhome.n: 3");
        assertThat(texts(lines)).containsExactly("a: 1", "a: two");
    }

    @Test
    void a_file_is_read_as_what_it_is_and_not_as_it_is_called() {
        assertThat(readers.read("really.pdf", SampleFiles.docx("Herons", "They stand."))
                        .mediaType())
                .isEqualTo(MediaType.DOCX);
        assertThat(readers.read("letter.txt", SampleFiles.pdf("A heron.")).mediaType())
                .isEqualTo(MediaType.PDF);
        assertThat(readers.read("unnamed", utf8("<!DOCTYPE html><title>T</title><p>A heron."))
                        .mediaType())
                .isEqualTo(MediaType.HTML);
    }

    @Test
    void a_text_may_speak_of_the_marks_that_files_begin_with() {
        String ofPdf = "# Forms\n\nA PDF begins with %PDF-1.7.";

        assertThat(readers.read("forms.md", utf8(ofPdf)).text().content()).isEqualTo(ofPdf);
        assertThat(readers.read("tags.txt", utf8("ID3 tags tell who sings.")).mediaType())
                .isEqualTo(MediaType.TEXT);
        assertThat(readers.read("pictures.txt", utf8("GIF89a can move.")).mediaType())
                .isEqualTo(MediaType.TEXT);
        assertThatThrownBy(() -> readers.read("song", utf8("ID3\u0003\u0000\u0000")))
                .hasMessageContaining("mp3");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(Extraction read) {
        String content = read.text().content();
        return read.text().blocks().stream()
                .map(block -> content.substring(block.start(), block.end()))
                .toList();
    }

    private static List<OptionalInt> pages(Extraction read) {
        return read.text().blocks().stream().map(TextBlock::page).toList();
    }
}
