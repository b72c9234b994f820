package dev.commonplace.detection;

import java.util.Locale;

/** Sums over the digits of a number. */
final class Digits {
    private Digits() {}

    /** Letters and digits alone, in upper case. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                bare.append(text.charAt(i));
            }
        }
        return bare.toString().toUpperCase(Locale.ROOT);
    }

    static int at(String digits, int index) {
        return digits.charAt(index) - '0';
    }

    static int number(String digits, int start, int end) {
        return Integer.parseInt(digits.substring(start, end));
    }

    /** Each digit times its weight, added up. */
    static int weighted(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += at(digits, i) * weights[i];
        }
        return sum;
    }

    static boolean allTheSame(String digits) {
        return digits.chars().distinct().count() == 1;
    }
}
