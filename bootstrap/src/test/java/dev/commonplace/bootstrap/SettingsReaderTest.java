package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final Path HOME = Path.of("/home/ada");
    private static final int PROCESSORS = 6;
    private static final Pattern MANUAL_ROW = Pattern.compile("\\| `([A-Z_]+)` \\| ([^|]+) \\|.*");
    private static final String SECRET = "correct-horse";

    @Test
    void an_empty_environment_gives_the_documented_defaults() {
        Settings settings = read(Map.of());

        assertThat(settings.database())
                .isEqualTo(new Settings.Database(
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("/home/ada/.local/share/commonplace"),
                        true,
                        new Settings.Pool(5, 10, Duration.ofSeconds(10), Duration.ofHours(1)),
                        new Settings.Timeouts(
                                Duration.ofSeconds(10),
                                Duration.ZERO,
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(60))));
        assertThat(settings.vectorIndex())
                .isEqualTo(new Settings.VectorIndex(
                        Settings.VectorIndex.Kind.AUTO,
                        16,
                        256,
                        40,
                        0,
                        0,
                        IndexPolicy.DEFAULT,
                        Duration.ofSeconds(60),
                        0.01));
        assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 7878, 200));
        assertThat(settings.models()).isEqualTo(new Settings.Models(PROCESSORS, Optional.empty(), List.of()));
        assertThat(settings.documents().chunking()).isEqualTo(ChunkingPolicy.DEFAULT);
        assertThat(settings.worker().slots()).isEqualTo(8);
    }

    @Test
    void data_of_root_lies_where_the_account_of_the_database_can_go() {
        Settings settings = SettingsReader.read(Map.of(), Path.of("/root"), true, PROCESSORS);

        assertThat(settings.database().dataDirectory()).isEqualTo(Path.of("/var/lib/commonplace"));
    }

    @Test
    void data_follows_the_desktop_standard_and_the_setting_follows_nothing() {
        Map<String, String> desktop = Map.of("XDG_DATA_HOME", "/data/ada");
        Map<String, String> chosen = Map.of("XDG_DATA_HOME", "/data/ada", "COMMONPLACE_DATA", "/srv/./books/");

        assertThat(read(desktop).database().dataDirectory()).isEqualTo(Path.of("/data/ada/commonplace"));
        assertThat(read(chosen).database().dataDirectory()).isEqualTo(Path.of("/srv/books"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ada:correct-horse@db.example:5433/books?sslmode=require",
                "postgres://ada:correct-horse@db.example:5433/books?sslmode=require",
                "jdbc:postgresql://db.example:5433/books?user=ada&password=correct-horse&sslmode=require"
            })
    void both_forms_of_a_database_address_say_the_same(String address) {
        DatabaseUrl url = read(Map.of("DATABASE_URL", address)).database().url().orElseThrow();

        assertThat(url.hosts()).containsExactly(new DatabaseUrl.Host("db.example", 5433));
        assertThat(url.database()).isEqualTo("books");
        assertThat(url.user()).isEqualTo("ada");
        assertThat(url.password()).contains(SECRET);
        assertThat(url.parameters()).containsEntry("sslmode", "require");
    }

    @Test
    void a_model_of_another_server_is_read_whole() {
        Settings settings = read(Map.of(
                "COMMONPLACE_EMBEDDING_URL", "https://models.example/v1",
                "COMMONPLACE_EMBEDDING_MODEL", "text-embedding-3-small",
                "COMMONPLACE_EMBEDDING_API_KEY", SECRET,
                "COMMONPLACE_EMBEDDING_DIMENSION", "512",
                "COMMONPLACE_EMBEDDING_TOKENS_MAX", "1024",
                "COMMONPLACE_EMBEDDING_TIMEOUT_SECONDS", "5"));

        assertThat(settings.models().remote())
                .contains(new Settings.Models.Remote(
                        URI.create("https://models.example/v1"),
                        Optional.of(SECRET),
                        "text-embedding-3-small",
                        512,
                        1024,
                        Duration.ofSeconds(5),
                        false,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void further_models_have_numbers() {
        Settings settings = read(Map.of(
                "COMMONPLACE_EMBEDDING_2_URL", "https://models.example/v1",
                "COMMONPLACE_EMBEDDING_2_MODEL", "text-embedding-3-large",
                "COMMONPLACE_EMBEDDING_2_DIMENSION", "3072",
                "COMMONPLACE_EMBEDDING_2_SHORTENS", "true",
                "COMMONPLACE_EMBEDDING_2_PRICE", "0.13",
                "COMMONPLACE_EMBEDDING_2_TEXTS_PER_MINUTE", "3000",
                "COMMONPLACE_EMBEDDING_9_URL", "http://127.0.0.1:8080/v1",
                "COMMONPLACE_EMBEDDING_9_MODEL", "local"));

        assertThat(settings.models().remote()).as("the default one stays").isEmpty();
        assertThat(settings.models().others())
                .extracting(Settings.Models.Remote::model)
                .containsExactly("text-embedding-3-large", "local");
        Settings.Models.Remote large = settings.models().others().getFirst();
        assertThat(large.shortens()).isTrue();
        assertThat(large.pricePerMillionTokens()).contains(new BigDecimal("0.13"));
        assertThat(large.textsPerMinute()).contains(3_000);
        assertThat(settings.models().others().getLast().textsPerMinute()).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_further_model_is_told_with_its_number() {
        assertThat(problems(Map.of("COMMONPLACE_EMBEDDING_3_MODEL", "lost")))
                .containsExactly(
                        "COMMONPLACE_EMBEDDING_3_URL is missing: a model of another server needs its address.");
        assertThat(problems(Map.of(
                        "COMMONPLACE_EMBEDDING_2_URL", "https://models.example/v1",
                        "COMMONPLACE_EMBEDDING_2_MODEL", "all-minilm-l6-v2",
                        "COMMONPLACE_EMBEDDING_2_PRICE", "-1")))
                .containsExactlyInAnyOrder(
                        "COMMONPLACE_EMBEDDING_2_PRICE is a number from 0 to 1000000, such as 0.02, not \"-1\".",
                        "Two embedding models are called all-minilm-l6-v2.");
        assertThat(problems(Map.of("COMMONPLACE_EMBEDDING_10_URL", "https://models.example/v1")))
                .singleElement()
                .asString()
                .startsWith("COMMONPLACE_EMBEDDING_10_URL is not a setting.");
    }

    @Test
    void a_chat_model_is_read_whole_and_needs_its_address() {
        Settings settings = read(Map.of(
                "COMMONPLACE_CHAT_URL", "https://models.example/v1",
                "COMMONPLACE_CHAT_MODEL", "small-chat",
                "COMMONPLACE_CHAT_API_KEY", SECRET,
                "COMMONPLACE_CHAT_TOKENS_MAX", "512",
                "COMMONPLACE_CHAT_TIMEOUT_SECONDS", "5"));

        assertThat(settings.chat())
                .contains(new Settings.Chat(
                        URI.create("https://models.example/v1"),
                        Optional.of(SECRET),
                        "small-chat",
                        512,
                        Duration.ofSeconds(5)));
        assertThat(settings.toString()).doesNotContain(SECRET);
        assertThat(read(Map.of()).chat()).isEmpty();
        assertThat(problems(Map.of("COMMONPLACE_CHAT_MODEL", "small-chat")))
                .anySatisfy(problem -> assertThat(problem).contains("COMMONPLACE_CHAT_URL is missing"));
    }

    @Test
    void small_chunks_overlap_by_half_at_most() {
        assertThat(read(Map.of("COMMONPLACE_CHUNK_TOKENS", "40")).documents().chunking())
                .isEqualTo(new ChunkingPolicy(40, 20));
        assertThat(problems(Map.of("COMMONPLACE_CHUNK_TOKENS", "40", "COMMONPLACE_CHUNK_OVERLAP_TOKENS", "21")))
                .containsExactly("COMMONPLACE_CHUNK_OVERLAP_TOKENS is a whole number from 0 to 20, not \"21\".");
    }

    @Test
    void the_manual_lists_every_setting_with_its_default() throws IOException {
        Map<String, String> remote = Map.of(
                "COMMONPLACE_EMBEDDING_URL", "https://models.example/v1", "COMMONPLACE_EMBEDDING_MODEL", "small");
        Map<String, String> listed = new TreeMap<>();
        Map<String, String> spelledOut = new HashMap<>(remote);
        try (Stream<String> lines = Files.lines(Path.of("..", "docs", "operating.md"))) {
            lines.dropWhile(line -> !line.equals("## Settings"))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .map(MANUAL_ROW::matcher)
                    .filter(Matcher::matches)
                    .forEach(row -> {
                        listed.put(row.group(1), row.group(2));
                        if (row.group(2).matches("\\d+|`[a-z0-9.]+`")) {
                            spelledOut.put(row.group(1), row.group(2).replace("`", ""));
                        }
                    });
        }

        assertThat(read(spelledOut)).isEqualTo(read(remote));
        assertThat(spelledOut).hasSizeGreaterThan(12);
        assertThat(listed).containsEntry("COMMONPLACE_EMBEDDING_THREADS", "number of cores");
        Map<String, String> shown = new TreeMap<>();
        SettingsReader.list(remote, HOME, false, PROCESSORS).forEach(value -> shown.put(value.name(), value.value()));
        assertThat(shown).hasSameSizeAs(listed);
        assertThat(listed).allSatisfy((name, otherwise) -> {
            if (!remote.containsKey(name) && otherwise.matches("\\w+|`[A-Za-z0-9_.]+`")) {
                assertThat(shown).containsEntry(name, otherwise.replace("`", ""));
            }
        });
        listed.keySet().removeIf(name -> !name.startsWith("COMMONPLACE_"));
        assertThat(problems(Map.of("COMMONPLACE_UNKNOWN", "1")))
                .containsExactly(
                        "COMMONPLACE_UNKNOWN is not a setting. There are: " + String.join(", ", listed.keySet()) + ".");
    }

    @Test
    void every_setting_is_listed_with_where_it_comes_from_and_without_secrets() {
        List<SettingValue> values = SettingsReader.list(
                Map.of(
                        "DATABASE_URL", "postgresql://ada:correct-horse@db.example/books?sslpassword=correct-horse",
                        "COMMONPLACE_POOL_OVERFLOW", "20",
                        "COMMONPLACE_EMBEDDING_URL", "https://models.example/v1",
                        "COMMONPLACE_EMBEDDING_MODEL", "small",
                        "COMMONPLACE_EMBEDDING_API_KEY", SECRET),
                HOME,
                false,
                PROCESSORS);

        assertThat(values)
                .contains(
                        new SettingValue("COMMONPLACE_POOL_SIZE", "5", SettingValue.Source.DEFAULT),
                        new SettingValue("COMMONPLACE_POOL_OVERFLOW", "20", SettingValue.Source.ENVIRONMENT),
                        new SettingValue("COMMONPLACE_EMBEDDING_API_KEY", "***", SettingValue.Source.ENVIRONMENT))
                .noneSatisfy(value -> assertThat(value.value()).contains(SECRET));
    }

    @Test
    void a_variable_wins_over_the_parameter_in_the_address_and_that_over_the_default() {
        String address = "postgresql://ada@db.example/books?sslmode=require&connect_timeout=3&sslrootcert=system";

        DatabaseUrl asWritten =
                read(Map.of("DATABASE_URL", address)).database().url().orElseThrow();
        DatabaseUrl overridden = read(Map.of(
                        "DATABASE_URL", address,
                        "COMMONPLACE_DATABASE_SSLMODE", "VERIFY-FULL",
                        "COMMONPLACE_DATABASE_SSLROOTCERT", "pom.xml",
                        "COMMONPLACE_CONNECT_TIMEOUT_SECONDS", "7"))
                .database()
                .url()
                .orElseThrow();

        assertThat(asWritten.parameters())
                .containsEntry("sslmode", "require")
                .containsEntry("connectTimeout", "3")
                .containsKey("sslfactory");
        assertThat(overridden.parameters())
                .containsEntry("sslmode", "verify-full")
                .containsEntry("connectTimeout", "7")
                .containsEntry("sslrootcert", "pom.xml")
                .doesNotContainKey("sslfactory");
    }

    @Test
    void settings_that_contradict_each_other_are_refused() {
        assertThat(problems(Map.of("COMMONPLACE_DATABASE_SSLMODE", "require")))
                .singleElement()
                .asString()
                .contains("DATABASE_URL");
        assertThat(problems(Map.of(
                        "DATABASE_URL", "postgresql://ada@db.example/books",
                        "COMMONPLACE_DATABASE_SSLROOTCERT", "/nowhere/root.crt")))
                .singleElement()
                .asString()
                .contains("/nowhere/root.crt");
        assertThat(problems(Map.of("COMMONPLACE_SOCKET_TIMEOUT_SECONDS", "30")))
                .singleElement()
                .asString()
                .contains("COMMONPLACE_STATEMENT_TIMEOUT_SECONDS (30)");
        assertThat(problems(Map.of("COMMONPLACE_HNSW_M", "100", "COMMONPLACE_HNSW_EF_CONSTRUCTION", "199")))
                .singleElement()
                .asString()
                .contains("200 or more");
        assertThat(problems(Map.of("COMMONPLACE_VECTOR_INDEX", "annoy")))
                .containsExactly("COMMONPLACE_VECTOR_INDEX is auto, exact, hnsw or ivfflat, not \"annoy\".");
    }

    @Test
    void a_blank_value_is_as_good_as_none() {
        assertThat(read(Map.of("DATABASE_URL", "  ", "COMMONPLACE_PORT", ""))).isEqualTo(read(Map.of()));
    }

    @Test
    void every_problem_is_told_at_once() {
        Map<String, String> wrong = new HashMap<>();
        wrong.put("DATABASE_URL", "mysql://ada:correct-horse@db.example/books");
        wrong.put("DATABASE_MIGRATION_URL", "postgresql://ada:correct/horse@db.example/books");
        wrong.put("COMMONPLACE_MIGRATE", "perhaps");
        wrong.put("COMMONPLACE_LOG_LEVEL", "LOUD");
        wrong.put("COMMONPLACE_PORT", "http");
        wrong.put("COMMONPLACE_POOL_SIZE", "1");
        wrong.put("COMMONPLACE_WORKER_SLOTS", "-1");
        wrong.put("COMMONPLACE_EMBEDDING_URL", "models.example");
        wrong.put("COMMONPLACE_PROT", "80");

        List<String> problems = problems(wrong);

        for (String name : wrong.keySet()) {
            assertThat(problems).filteredOn(problem -> problem.startsWith(name)).hasSize(1);
        }
        assertThat(problems).hasSize(wrong.size());
        assertThat(String.join("", problems)).doesNotContain("correct", "horse");
    }

    @ParameterizedTest
    @CsvSource({
        "COMMONPLACE_PORT, 65536",
        "COMMONPLACE_PORT, -1",
        "COMMONPLACE_PORT, 1e3",
        "COMMONPLACE_PORT, 99999999999",
        "COMMONPLACE_REQUESTS_PER_SECOND, 0",
        "COMMONPLACE_STATEMENT_TIMEOUT_SECONDS, 1.5",
        "COMMONPLACE_EMBEDDING_DIMENSION, 0",
        "COMMONPLACE_CHUNK_TOKENS, 7"
    })
    void a_number_out_of_its_range_is_told_with_the_range(String name, String value) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .matches(name + " is a whole number from \\d+ to \\d+, not \"" + value + "\"\\.");
    }

    @Test
    void an_unknown_variable_of_ours_is_refused_with_the_known_ones() {
        assertThat(problems(Map.of("COMMONPLACE_DATABASE", "books", "OTHER_DATABASE", "books")))
                .singleElement()
                .asString()
                .startsWith("COMMONPLACE_DATABASE is not a setting.")
                .contains("COMMONPLACE_DATA,", "COMMONPLACE_LOG_LEVEL", "COMMONPLACE_EMBEDDING_API_KEY")
                .doesNotContain("books");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://ada:correct-horse@models.example/v1", "https://models.example/v1?api-key=correct-horse"
            })
    void a_secret_in_the_address_of_a_model_is_refused(String address) {
        assertThat(problems(Map.of("COMMONPLACE_EMBEDDING_URL", address, "COMMONPLACE_EMBEDDING_MODEL", "small")))
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem).doesNotContain(SECRET))
                .anySatisfy(problem -> assertThat(problem).contains("COMMONPLACE_EMBEDDING_API_KEY"));
    }

    @Test
    void a_key_that_was_pasted_with_a_line_break_inside_is_refused() {
        assertThat(problems(Map.of(
                        "COMMONPLACE_EMBEDDING_URL", "https://models.example/v1",
                        "COMMONPLACE_EMBEDDING_MODEL", "small",
                        "COMMONPLACE_EMBEDDING_API_KEY", SECRET + "\n" + SECRET)))
                .singleElement()
                .asString()
                .startsWith("COMMONPLACE_EMBEDDING_API_KEY")
                .doesNotContain(SECRET);
    }

    @Test
    void settings_never_show_a_secret() {
        Settings settings = read(Map.of(
                "DATABASE_URL",
                "postgresql://ada:correct-horse@db.example/books?sslpassword=correct-horse",
                "DATABASE_MIGRATION_URL",
                "jdbc:postgresql://db.example/books?user=owner&password=correct-horse",
                "COMMONPLACE_EMBEDDING_URL",
                "https://models.example/v1",
                "COMMONPLACE_EMBEDDING_MODEL",
                "text-embedding-3-small",
                "COMMONPLACE_EMBEDDING_API_KEY",
                SECRET));

        assertThat(settings.toString())
                .doesNotContain(SECRET)
                .contains("ada", "owner", "db.example", "text-embedding-3-small", "models.example");
    }

    private static Settings read(Map<String, String> environment) {
        return SettingsReader.read(environment, HOME, false, PROCESSORS);
    }

    private static List<String> problems(Map<String, String> environment) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(environment));
        assertThat(refused).isNotNull();
        return refused.getMessage().lines().toList();
    }
}
