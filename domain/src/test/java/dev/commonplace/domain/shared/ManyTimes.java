package dev.commonplace.domain.shared;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a test with as many random numbers as it likes, the same ones in each run. */
public final class ManyTimes {
    /** Neighbouring seeds begin alike; multiplied by this, they do not. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private ManyTimes() {}

    /** Says in a failure with which seed it came about. */
    public static void with(int times, Consumer<Random> test) {
        for (int seed = 0; seed < times; seed++) {
            withSeed(seed, test);
        }
    }

    /** One of these runs alone, to look at. */
    public static void withSeed(int seed, Consumer<Random> test) {
        try {
            test.accept(new Random(seed * SPREAD));
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("With seed " + seed + ": " + failure.getMessage(), failure);
        }
    }

    /** Letters of an alphabet, each a code point. */
    public static String text(Random random, String alphabet, int lengthMin, int lengthMax) {
        int[] signs = alphabet.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(lengthMin, lengthMax + 1);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }
}
