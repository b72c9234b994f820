package dev.commonplace.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document, a page made of it, and the way there. */
public final class OpenApiRoutes {
    private static final String RESOURCE = "/openapi.json";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final byte[] document;
    private final String page;

    public OpenApiRoutes(Json json) {
        this.document = load();
        JsonNode root = json.read(document);
        this.page = new DocsPage(root).html();
    }

    public void register(Routes routes) {
        routes.open(HandlerType.GET, "/openapi.json", context -> Answer.ok(document));
        routes.open(
                HandlerType.GET,
                "/docs",
                context -> Answer.ok(new Answer.Text("text/html; charset=utf-8", page))
                        .with("Content-Security-Policy", PAGE_POLICY));
        routes.open(
                HandlerType.GET,
                "/",
                context -> Answer.of(302, new Answer.Text("text/plain", "See /docs."))
                        .with(Header.LOCATION, "/docs"));
    }

    private static byte[] load() {
        try (InputStream resource = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The OpenAPI document is missing from the jar.");
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
