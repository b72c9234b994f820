package dev.commonplace.domain.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.RedactedText;
import dev.commonplace.domain.documents.TextBlock;
import dev.commonplace.domain.shared.ManyTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts of letters and white space, cut into blocks anywhere, with findings anywhere: overlapping, touching, across blocks. */
class RedactionPropertiesTest {
    private static final String ALPHABET = "abcdefgh \n\ud83d";

    @Test
    void what_is_outside_of_findings_stays_letter_for_letter_and_what_is_inside_is_gone() {
        ManyTimes.with(600, random -> {
            String text = text(random, random.nextInt(0, 121));
            int count = random.nextInt(13);
            List<Finding> findings = findings(random, text, count);

            Redaction redaction = Redaction.of(text, findings);

            assertThat(redaction.text()).isEqualTo(expected(text, findings));
        });
    }

    @Test
    void what_lies_between_findings_is_found_at_its_new_place() {
        ManyTimes.with(600, random -> {
            String text = text(random, random.nextInt(1, 121));
            int count = random.nextInt(13);
            List<Finding> findings = findings(random, text, count);
            boolean[] covered = covered(text, findings);

            Redaction redaction = Redaction.of(text, findings);

            for (int start = 0; start < text.length(); start++) {
                int end = start;
                while (end < text.length() && !covered[end]) {
                    end++;
                    String piece = text.substring(start, end);
                    assertThat(redaction.text().substring(redaction.start(start), redaction.end(end)))
                            .isEqualTo(piece);
                }
            }
        });
    }

    @Test
    void places_keep_their_order() {
        ManyTimes.with(600, random -> {
            String text = text(random, random.nextInt(0, 121));
            int count = random.nextInt(13);
            Redaction redaction = Redaction.of(text, findings(random, text, count));

            for (int index = 1; index <= text.length(); index++) {
                assertThat(redaction.start(index)).isGreaterThanOrEqualTo(redaction.start(index - 1));
                assertThat(redaction.end(index)).isGreaterThanOrEqualTo(redaction.end(index - 1));
                assertThat(redaction.end(index)).isBetween(0, redaction.text().length());
            }
        });
    }

    @Test
    void blocks_still_hold_everything_that_is_not_white_space_and_do_not_overlap() {
        ManyTimes.with(600, random -> {
            String text = text(random, random.nextInt(0, 121));
            int count = random.nextInt(13);
            List<TextBlock> blocks = blocks(random, text);
            Redaction redaction = Redaction.of(text, findings(random, text, count));

            // The constructor refuses blocks that overlap or lie outside.
            ExtractedText moved = RedactedText.of(
                    new ExtractedText(text, Optional.empty(), blocks), redaction, heading -> heading + "!");

            boolean[] held = new boolean[moved.content().length()];
            for (TextBlock block : moved.blocks()) {
                assertThat(block.headingPath()).containsExactly("above!");
                String content = moved.content().substring(block.start(), block.end());
                assertThat(content).isEqualTo(content.strip()).isNotEmpty();
                for (int i = block.start(); i < block.end(); i++) {
                    held[i] = true;
                }
            }
            for (int i = 0; i < held.length; i++) {
                assertThat(held[i] || Character.isWhitespace(moved.content().charAt(i)))
                        .as("%d of %s", i, moved)
                        .isTrue();
            }
        });
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            char unit = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            text.append(unit == '\ud83d' ? "\ud83d\udc26" : String.valueOf(unit));
        }
        return text.toString();
    }

    /** Findings begin and end with something other than white space, and between characters. */
    private static List<Finding> findings(Random random, String text, int count) {
        List<Finding> findings = new ArrayList<>();
        int most = text.codePointCount(0, text.length());
        for (int i = 0; i < count && most > 0; i++) {
            int first = random.nextInt(most);
            int length = 1 + random.nextInt(Math.min(20, most - first));
            int start = text.offsetByCodePoints(0, first);
            int end = text.offsetByCodePoints(start, length);
            String found = text.substring(start, end);
            start += found.length() - found.stripLeading().length();
            end -= found.length() - found.stripTrailing().length();
            if (start < end) {
                findings.add(new Finding("email", "[MARK]", GuardAction.REDACT, start, end));
            }
        }
        return findings;
    }

    private static boolean[] covered(String text, List<Finding> findings) {
        boolean[] covered = new boolean[text.length()];
        for (Finding finding : findings) {
            for (int i = finding.start(); i < finding.end(); i++) {
                covered[i] = true;
            }
        }
        return covered;
    }

    /** One mark for each group of findings that overlap; two that only touch have one each. */
    private static String expected(String text, List<Finding> findings) {
        boolean[] covered = covered(text, findings);
        boolean[] joined = new boolean[text.length() + 1];
        for (Finding finding : findings) {
            for (int i = finding.start() + 1; i < finding.end(); i++) {
                joined[i] = true;
            }
        }
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!covered[i]) {
                expected.append(text.charAt(i));
            } else if (!joined[i]) {
                expected.append("[MARK]");
            }
        }
        return expected.toString();
    }

    private static List<TextBlock> blocks(Random random, String text) {
        List<TextBlock> blocks = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean between = i == text.length() || !Character.isLowSurrogate(text.charAt(i));
            if (between && (i == text.length() || random.nextInt(5) == 0)) {
                String piece = text.substring(start, i);
                int from = start + piece.length() - piece.stripLeading().length();
                int to = i - (piece.length() - piece.stripTrailing().length());
                if (from < to) {
                    blocks.add(new TextBlock(TextBlock.Kind.PARAGRAPH, from, to, List.of("above")));
                }
                start = i;
            }
        }
        return blocks;
    }
}
