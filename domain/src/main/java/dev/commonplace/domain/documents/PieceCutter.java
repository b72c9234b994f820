package dev.commonplace.domain.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the sections of one text into pieces; asked for them in rising order, because it walks through the tokens once. */
final class PieceCutter {
    private final String content;
    private final List<TokenSpan> tokens;
    private final int weightMax;
    private int nextToken;

    PieceCutter(String content, List<TokenSpan> tokens, int weightMax) {
        this.content = content;
        this.tokens = tokens;
        this.weightMax = weightMax;
    }

    Pieces cut(Section section) {
        Pieces pieces = new Pieces();
        int position = section.start();
        TextBlock previous = null;
        for (TextBlock block : section.blocks()) {
            addStretch(pieces, position, block.start(), Seam.BLOCK, false);
            addStretch(
                    pieces,
                    block.start(),
                    block.end(),
                    seamBetween(previous, block),
                    block.kind() == TextBlock.Kind.CODE);
            position = block.end();
            previous = block;
        }
        addStretch(pieces, position, section.end(), Seam.BLOCK, false);
        return pieces;
    }

    /** A heading sticks to what follows it. */
    private static Seam seamBetween(@Nullable TextBlock previous, TextBlock block) {
        if (previous == null || previous.kind() != TextBlock.Kind.HEADING) {
            return Seam.BLOCK;
        }
        return block.kind() == TextBlock.Kind.HEADING ? Seam.SENTENCE : Seam.WORD;
    }

    private void addStretch(Pieces pieces, int start, int end, Seam firstSeam, boolean byLine) {
        int wordStart = WhiteSpace.skip(content, start, end);
        if (wordStart == end) {
            return;
        }
        SentenceStarts sentences =
                byLine ? SentenceStarts.lines(content, end) : SentenceStarts.prose(content, start, end);
        Seam seam = firstSeam;
        while (wordStart < end) {
            int wordEnd = Words.end(content, wordStart, end);
            addWord(pieces, seam, wordStart, wordEnd);
            int next = WhiteSpace.skip(content, wordEnd, end);
            seam = sentences.anyIn(wordEnd, next) ? Seam.SENTENCE : Seam.WORD;
            wordStart = next;
        }
    }

    private void addWord(Pieces pieces, Seam seam, int start, int end) {
        int firstToken = nextToken;
        int count = takeTokens(end);
        if (Pieces.weight(end - start, count) <= weightMax) {
            pieces.add(seam, start, end, count);
            return;
        }
        nextToken = firstToken;
        int fragmentStart = start;
        while (fragmentStart < end) {
            int fragmentEnd = fragmentEnd(fragmentStart, end);
            Seam fragmentSeam = fragmentStart == start ? seam : Seam.FRAGMENT;
            pieces.add(fragmentSeam, fragmentStart, fragmentEnd, takeTokens(fragmentEnd));
            fragmentStart = fragmentEnd;
        }
    }

    /** Where the next token begins, or earlier where that token is very long. */
    private int fragmentEnd(int start, int wordEnd) {
        int token = nextToken;
        while (token < tokens.size() && tokens.get(token).start() <= start) {
            token++;
        }
        int tokenStart = token < tokens.size() ? tokens.get(token).start() : wordEnd;
        int wanted = Math.min(Math.min(tokenStart, wordEnd), start + Pieces.UNITS_PER_TOKEN_MAX);
        int last = Math.min(wordEnd, wanted + Pieces.UNITS_PER_TOKEN_MAX);
        int end = wanted;
        while (end < last && !Words.separable(content, end)) {
            end++;
        }
        return end < wordEnd && Character.isLowSurrogate(content.charAt(end)) ? Math.min(end + 1, wordEnd) : end;
    }

    /** Takes the tokens that begin before an index, and those of no length at it, which belong to the sign before them. */
    private int takeTokens(int end) {
        int first = nextToken;
        while (nextToken < tokens.size()) {
            TokenSpan token = tokens.get(nextToken);
            boolean inside = token.start() < end || (token.start() == end && token.end() == end);
            if (!inside) {
                break;
            }
            nextToken++;
        }
        return nextToken - first;
    }
}
