package dev.commonplace.http.requests;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Reads bodies of the right media type within their limits. */
public final class RequestBodies {
    private static final Set<String> JSON = Set.of("application/json");

    private final Json json;
    private final BodyLimits limits;

    public RequestBodies(Json json, BodyLimits limits) {
        this.json = json;
        this.limits = limits;
    }

    public BodyLimits limits() {
        return limits;
    }

    /** The bytes of a JSON body, unread as JSON. */
    public byte[] jsonBytes(Context context) throws IOException {
        requireMediaType(context, JSON);
        try (InputStream body = open(context, limits.jsonBytesMax())) {
            return body.readAllBytes();
        } catch (ProblemException refused) {
            if (refused.kind() == ProblemKind.TOO_LARGE) {
                UnreadBody.drain(context);
            }
            throw refused;
        }
    }

    /** Reads a JSON object; fields that the reading does not ask for are refused. */
    public <T> T read(byte[] bytes, Function<JsonFields, T> reading) {
        return read(json.read(bytes), reading);
    }

    /** The same of a text. */
    public <T> T read(String text, Function<JsonFields, T> reading) {
        return read(json.read(text), reading);
    }

    /** Reads any JSON. */
    public <T> T readAny(String text, Function<JsonNode, T> reading) {
        return reading.apply(json.read(text));
    }

    /** The same as {@link #read} of the request's body. */
    public <T> T read(Context context, Function<JsonFields, T> reading) throws IOException {
        return read(jsonBytes(context), reading);
    }

    /** The same, where no body at all counts as an object without fields. */
    public <T> T readOptional(Context context, Function<JsonFields, T> reading) throws IOException {
        boolean absent = context.req().getContentLengthLong() <= 0 && context.header("Transfer-Encoding") == null;
        return absent ? read("{}", reading) : read(context, reading);
    }

    private static <T> T read(JsonNode node, Function<JsonFields, T> reading) {
        JsonFields fields = JsonFields.of(node, "");
        T read = reading.apply(fields);
        fields.refuseOthers();
        return read;
    }

    /** The body as a stream, at most so long. */
    public InputStream open(Context context, long bytesMax) throws IOException {
        requireLength(context, bytesMax);
        return new BoundedBody(context.req().getInputStream(), bytesMax);
    }

    /** Refuses a body that says that it is too long. */
    public void requireLength(Context context, long bytesMax) throws IOException {
        if (context.req().getContentLengthLong() > bytesMax) {
            UnreadBody.drain(context);
            throw BoundedBody.tooLarge(bytesMax);
        }
    }

    /** Refuses a body of another media type, of another charset than UTF-8, or compressed. */
    public static void requireMediaType(Context context, Set<String> accepted) {
        String header = context.header(Header.CONTENT_TYPE);
        String[] parts = header == null ? new String[] {""} : header.split(";", 10);
        String type = parts[0].strip().toLowerCase(Locale.ROOT);
        if (!accepted.contains(type)) {
            throw new ProblemException(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE,
                    "The Content-Type must be " + String.join(" or ", accepted) + " here.");
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                throw new ProblemException(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "JSON is always in UTF-8.");
            }
        }
        String encoding = context.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new ProblemException(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Bodies are not compressed here.");
        }
    }
}
