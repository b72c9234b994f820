package dev.commonplace.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document as one page to read: no scripts, nothing from elsewhere. */
final class DocsPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #5b5bd6 }
            body { font: 16px/1.55 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 6rem }
            h1 { font-size: 2rem; margin: 0 } h2 { margin: 2.5rem 0 .5rem; border-bottom: 1px solid var(--line) }
            a { color: var(--accent) } code, pre { font: 13.5px/1.5 ui-monospace, monospace }
            pre { background: var(--soft); padding: .8rem 1rem; border-radius: .5rem; overflow-x: auto }
            details { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0 }
            summary { padding: .55rem .9rem; cursor: pointer } details > div { padding: 0 .9rem .9rem }
            table { border-collapse: collapse; width: 100% }
            td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line) }
            .method { display: inline-block; min-width: 4.2rem; font-weight: 700; font-size: .8rem; color: var(--accent) }
            .path { font: 600 14px ui-monospace, monospace } .note { opacity: .7; margin-left: .6rem }
            """;

    private final JsonNode document;
    private final Html html = new Html();

    DocsPage(JsonNode document) {
        this.document = document;
    }

    String html() {
        JsonNode info = document.path("info");
        html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .element("title", info.path("title").asText())
                .raw("<style>" + STYLE + "</style></head><body>")
                .element(
                        "h1",
                        info.path("title").asText() + " " + info.path("version").asText())
                .raw("<p><a href=\"/openapi.json\">openapi.json</a></p>");
        paragraphs(info.path("description").asText());
        document.path("tags").forEach(this::tag);
        html.raw("<h2>Schemas</h2>");
        document.path("components").path("schemas").properties().forEach(this::schema);
        return html.raw("</body></html>").toString();
    }

    private void tag(JsonNode tag) {
        String name = tag.path("name").asText();
        html.element("h2", name);
        paragraphs(tag.path("description").asText());
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (operation.getValue().path("tags").path(0).asText().equals(name)) {
                    operation(operation.getKey(), path.getKey(), operation.getValue());
                }
            }
        }
    }

    private void operation(String method, String path, JsonNode operation) {
        html.raw("<details><summary>")
                .span("method", method.toUpperCase(Locale.ROOT))
                .span("path", path)
                .span("note", operation.path("summary").asText())
                .raw("</summary><div>");
        paragraphs(operation.path("description").asText(""));
        parameters(operation.path("parameters"));
        operation.path("requestBody").path("content").properties().forEach(content -> {
            html.raw("<p>Body: ").element("code", content.getKey()).raw(" ");
            reference(content.getValue().path("schema"));
            html.raw("</p>");
            example(content.getValue().path("example"));
        });
        html.raw("<table><tr><th>Answer</th><th></th></tr>");
        operation.path("responses").properties().forEach(response -> response(response.getKey(), response.getValue()));
        html.raw("</table></div></details>");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.raw("<table><tr><th>Parameter</th><th>In</th><th></th></tr>");
        for (JsonNode given : parameters) {
            JsonNode parameter = resolved(given);
            html.raw("<tr><td>")
                    .element("code", parameter.path("name").asText())
                    .raw("</td><td>")
                    .text(parameter.path("in").asText())
                    .raw("</td><td>")
                    .text(parameter.path("description").asText(""))
                    .raw("</td></tr>");
        }
        html.raw("</table>");
    }

    private void response(String status, JsonNode given) {
        JsonNode response = resolved(given);
        html.raw("<tr><td>")
                .element("code", status)
                .raw("</td><td>")
                .text(response.path("description").asText())
                .raw(" ");
        response.path("content").forEach(content -> reference(content.path("schema")));
        html.raw("</td></tr>");
    }

    private void schema(Map.Entry<String, JsonNode> schema) {
        html.raw("<details id=\"schema-")
                .text(schema.getKey())
                .raw("\"><summary>")
                .span("path", schema.getKey());
        html.span("note", schema.getValue().path("description").asText("")).raw("</summary><div>");
        example(schema.getValue());
        html.raw("</div></details>");
    }

    private void reference(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        if (!reference.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            html.raw("<a href=\"#schema-").text(name).raw("\">").text(name).raw("</a> ");
        }
    }

    private void example(JsonNode example) {
        if (!example.isMissingNode()) {
            html.element("pre", example.isTextual() ? example.textValue() : example.toPrettyString());
        }
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private void paragraphs(String text) {
        if (!text.isEmpty()) {
            text.lines().forEach(line -> html.element("p", line));
        }
    }
}
