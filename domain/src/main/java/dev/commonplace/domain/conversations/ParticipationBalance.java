package dev.commonplace.domain.conversations;

import java.util.Collection;

/**
 * How evenly something is shared: Shannon's entropy of the shares divided by its maximum, the logarithm of how many they are
 * (E. C. Pielou, The measurement of diversity in different types of biological collections, 1966). 1 where all have as much,
 * near 0 where one has nearly all.
 */
public final class ParticipationBalance {
    private ParticipationBalance() {}

    /**
     * @param amounts not negative, in any unit
     * @return 0 to 1; 1 for fewer than two, and where nobody has anything
     */
    public static double of(Collection<Double> amounts) {
        double total = amounts.stream().mapToDouble(Double::doubleValue).sum();
        if (amounts.size() < 2 || total <= 0) {
            return 1;
        }
        double entropy = 0;
        for (double amount : amounts) {
            double share = amount / total;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        // Rounding may leave a hair more than the maximum, or a negative zero.
        return Math.clamp(entropy / Math.log(amounts.size()), 0.0, 1.0) + 0.0;
    }
}
