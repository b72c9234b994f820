package dev.commonplace.web.documents;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}.
 *
 * @param first any address of the range
 * @param bits how many bits are the same
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public AddressRange {
        if (bits < 0 || bits > first.getAddress().length * 8) {
            throw new IllegalArgumentException("An address range of " + bits + " bits.");
        }
    }

    /** Whether a text is to be a range, or a single address, rather than a name. */
    public static boolean looksLikeOne(String text) {
        return LITERAL.matcher(text.split("/", 2)[0]).matches();
    }

    /** @throws IllegalArgumentException for a text that is none */
    public static AddressRange parse(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches()) {
            throw new IllegalArgumentException(text + " is no address range.");
        }
        try {
            InetAddress first = InetAddress.getByName(parts[0]);
            int all = first.getAddress().length * 8;
            return new AddressRange(first, parts.length == 1 ? all : Integer.parseInt(parts[1]));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException(text + " is no address range.", unknown);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
