package dev.commonplace.models.onnx;

import dev.commonplace.domain.documents.WhiteSpace;

/**
 * The form in which the tokenizer's native code gets a text, unit for unit as long as the text itself: every kind of
 * white space as a plain space, because the tokenizer drops some control characters and would join the words around
 * them, and halves of surrogate pairs that stand alone as U+FFFD, because they cannot be handed over.
 */
final class ModelText {
    private static final char REPLACEMENT = '\uFFFD';

    private ModelText() {}

    static String of(String text, int start, int end) {
        char[] units = new char[end - start];
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            if (WhiteSpace.is(unit)) {
                units[i - start] = ' ';
            } else if (Character.isSurrogate(unit) && !paired(text, i, start, end)) {
                units[i - start] = REPLACEMENT;
            } else {
                units[i - start] = unit;
            }
        }
        return new String(units);
    }

    private static boolean paired(String text, int index, int start, int end) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < end && Character.isLowSurrogate(text.charAt(index + 1))
                : index > start && Character.isHighSurrogate(text.charAt(index - 1));
    }
}
