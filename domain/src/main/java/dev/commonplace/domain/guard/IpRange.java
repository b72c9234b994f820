package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that share their first bits, written as {@code 10.0.0.0/8} or as a single address. */
public final class IpRange {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private final String written;
    private final byte[] address;
    private final int bits;

    private IpRange(String written, byte[] address, int bits) {
        this.written = written;
        this.address = address;
        this.bits = bits;
    }

    /** @throws RefusedException naming the field, for what is no range */
    public static IpRange parse(String field, String text) {
        String[] parts = text.strip().split("/", 2);
        Optional<byte[]> address = addressOf(parts[0]);
        if (address.isEmpty()) {
            throw refused(field);
        }
        int most = address.get().length * 8;
        int bits = most;
        if (parts.length > 1) {
            if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
                throw refused(field);
            }
            bits = Integer.parseInt(parts[1]);
        }
        return new IpRange(text.strip(), address.get(), bits);
    }

    private static RefusedException refused(String field) {
        return RefusedException.invalid(
                field, "A range is an address, such as 192.0.2.1, or a prefix, such as 10.0.0.0/8 or 2001:db8::/32.");
    }

    /** Whether an address lies in it; false for what is no address. */
    public boolean contains(String text) {
        Optional<byte[]> other = addressOf(text);
        if (other.isEmpty() || other.get().length != address.length) {
            return false;
        }
        int whole = bits / 8;
        if (!Arrays.equals(address, 0, whole, other.get(), 0, whole)) {
            return false;
        }
        int rest = bits % 8;
        int mask = 0xFF << (8 - rest) & 0xFF;
        return rest == 0 || (address[whole] & mask) == (other.get()[whole] & mask);
    }

    /** Only what can be nothing but an address is handed on, so that no name is ever looked up. */
    private static Optional<byte[]> addressOf(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpRange range && range.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return written;
    }
}
