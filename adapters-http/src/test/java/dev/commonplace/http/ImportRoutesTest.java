package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportRoutesTest extends OpenService {
    private static final String IMPORT = "/v1/conversations/import";

    private final Tenant tenant = service.tenant("imports");
    private final TestApi api = service.api(service.key(tenant, Role.EDITOR));

    @Test
    void a_pasted_text_becomes_a_conversation_once() {
        String talk = "{\"text\": \"Ada: Bees dance.\\nBea: Do they?\", \"title\": \"Bees\", \"tags\": [\"x\"]}";

        TestApi.Reply first = api.post(IMPORT, talk);
        TestApi.Reply again = api.post(IMPORT, talk);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.at("/conversations/0/effect")).isEqualTo("created");
        assertThat(first.at("/conversations/0/title")).isEqualTo("Bees");
        assertThat(first.at("/conversations/0/messages_created")).isEqualTo("2");
        assertThat(first.at("/report/detected_because")).isEqualTo("Everything is.");
        assertThat(first.at("/report/counts/messages")).isEqualTo("2");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/conversations/0/effect")).isEqualTo("unchanged");
        assertThat(again.at("/conversations/0/id")).isEqualTo(first.at("/conversations/0/id"));
    }

    @Test
    void a_longer_transcript_of_the_same_name_extends_the_conversation() {
        api.post(IMPORT, "{\"text\": \"Ada: One.\", \"external_id\": \"weekly\"}");
        TestApi.Reply longer = api.post(IMPORT, "{\"text\": \"Ada: One.\\nBea: Two.\", \"external_id\": \"weekly\"}");

        assertThat(longer.status()).as(longer.text()).isEqualTo(200);
        assertThat(longer.at("/conversations/0/effect")).isEqualTo("extended");
        assertThat(longer.at("/conversations/0/messages_created")).isEqualTo("1");
    }

    @Test
    void a_file_is_uploaded_with_its_options_as_fields() {
        TestApi.Reply reply = upload(field("visibility", "public")
                + field("format", "plain")
                + file("talk.txt", "Ada: Hello.\nBea: Hello!"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.at("/conversations/0/title")).isEqualTo("talk");
        assertThat(upload(field("colour", "red") + file("a.txt", "Ada: Hi.")).at("/errors/0/pointer"))
                .isEqualTo("/colour");
    }

    @Test
    void a_preview_shows_the_first_messages_and_keeps_nothing() {
        String talk = "{\"text\": \"Ada: Wasps build.\\nBea: Do they?\"}";

        TestApi.Reply preview = api.post(IMPORT + "/preview", talk);

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.at("/importable")).isEqualTo("true");
        assertThat(preview.at("/conversations/0/first_messages/1/speaker")).isEqualTo("Bea");
        assertThat(preview.at("/report/warnings/totals/few_times")).isEqualTo("1");
        assertThat(api.post(IMPORT, talk).at("/conversations/0/effect")).isEqualTo("created");
    }

    @Test
    void what_holds_no_conversation_gets_its_report_and_is_not_accepted() {
        TestApi.Reply refused = api.post(IMPORT, "{\"text\": \"Nobody speaks.\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/report/errors/entries/0/code")).isEqualTo("no_messages");
        assertThat(api.post(IMPORT + "/preview", "{\"text\": \"Nobody speaks.\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_address_is_fetched_by_the_guarded_fetcher_only() {
        assertThat(api.post(IMPORT, "{\"url\": \"http://private/a\"}").at("/code"))
                .isEqualTo("address_refused");
        assertThat(api.post(IMPORT, "{\"url\": \"file:///etc/passwd\"}").status())
                .isEqualTo(400);
        assertThat(api.post(IMPORT, "{}").at("/errors/0/pointer")).isEqualTo("/text");
    }

    @Test
    void readers_import_nothing() {
        TestApi reader = service.api(service.key(tenant, Role.READER));

        assertThat(reader.post(IMPORT, "{\"text\": \"Ada: Hi.\"}").status()).isEqualTo(403);
        assertThat(reader.post(IMPORT + "/preview", "{\"text\": \"Ada: Hi.\"}").status())
                .isEqualTo(403);
    }

    private TestApi.Reply upload(String parts) {
        return api.send(
                "POST",
                IMPORT,
                (parts + "--edge--\r\n").getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "multipart/form-data; boundary=edge"));
    }

    private static String field(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n";
    }
}
