package dev.commonplace.models.onnx;

import dev.commonplace.domain.documents.TokenSpan;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/** Token spans in two numbers each: a text of 10 MB can have ten million of them. */
final class PackedTokenSpans extends AbstractList<TokenSpan> implements RandomAccess {
    private int[] bounds = new int[512];
    private int size;

    void append(int start, int end) {
        if (2 * size == bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[2 * size] = start;
        bounds[2 * size + 1] = end;
        size++;
    }

    /** Gives back the room that is not used; nothing is appended afterwards. */
    void trim() {
        bounds = Arrays.copyOf(bounds, 2 * size);
    }

    @Override
    public TokenSpan get(int index) {
        Objects.checkIndex(index, size);
        return new TokenSpan(bounds[2 * index], bounds[2 * index + 1]);
    }

    @Override
    public int size() {
        return size;
    }
}
