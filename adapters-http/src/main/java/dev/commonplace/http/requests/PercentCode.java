package dev.commonplace.http.requests;

import dev.commonplace.domain.shared.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded UTF-8, strictly: the JDK's decoder puts replacement characters where bytes are wrong. */
final class PercentCode {
    private PercentCode() {}

    static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char unit = encoded.charAt(i);
            if (unit == '%') {
                bytes.write(hexadecimal(encoded, i + 1) << 4 | hexadecimal(encoded, i + 2));
                i += 2;
            } else if (unit == '+') {
                bytes.write(' ');
            } else {
                // What a client did not encode arrives as it is.
                bytes.writeBytes(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw refused();
        }
    }

    private static int hexadecimal(String encoded, int index) {
        int digit = index < encoded.length() ? Character.digit(encoded.charAt(index), 16) : -1;
        if (digit < 0) {
            throw refused();
        }
        return digit;
    }

    private static RefusedException refused() {
        return RefusedException.invalid("", "The parameters of the address are not percent-encoded UTF-8.");
    }
}
