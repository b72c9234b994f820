package dev.commonplace.bootstrap;

import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.migrations.DatabaseUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings from environment variables and reports every problem together. */
public final class SettingsReader {
    private static final String PREFIX = "COMMONPLACE_";
    /** Read by the launcher and the scripts, not by us. */
    private static final Set<String> OTHERS = Set.of("COMMONPLACE_JAVA_OPTIONS");

    private static final Set<String> LOG_LEVELS = Set.of("DEBUG", "INFO", "WARN", "ERROR");

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7E]+");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new TreeSet<>(OTHERS);

    private SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param environment the variables, by name
     * @param home the user's home directory
     * @param root whether the process runs as root, whose home the database's account may not enter
     * @throws SettingsException naming every variable that is wrong or unknown
     */
    public static Settings read(Map<String, String> environment, Path home, boolean root, int processors) {
        return new SettingsReader(environment).settings(home, root, processors);
    }

    private Settings settings(Path home, boolean root, int processors) {
        Settings settings = new Settings(
                database(home, root),
                http(),
                models(processors),
                new Settings.Documents(chunking()),
                new Settings.Worker(whole("COMMONPLACE_WORKER_SLOTS", 8, 0, 256)));
        logLevel();
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                problems.add(name + " is not a setting. There are: " + String.join(", ", known) + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return settings;
    }

    /** Logging reads it by itself, and takes what it does not know for DEBUG. */
    private void logLevel() {
        text("COMMONPLACE_LOG_LEVEL")
                .filter(level -> !LOG_LEVELS.contains(level.toUpperCase(Locale.ROOT)))
                .ifPresent(level ->
                        problems.add("COMMONPLACE_LOG_LEVEL is DEBUG, INFO, WARN or ERROR, not \"" + level + "\"."));
    }

    private Settings.Database database(Path home, boolean root) {
        return new Settings.Database(
                databaseUrl("DATABASE_URL"),
                databaseUrl("DATABASE_MIGRATION_URL"),
                directory("COMMONPLACE_DATA", root ? Path.of("/var/lib/commonplace") : userData(home)),
                truth("COMMONPLACE_MIGRATE", true),
                whole("COMMONPLACE_POOL_SIZE", 16, 2, 500),
                seconds("COMMONPLACE_POOL_TIMEOUT_SECONDS", 10, 1, 300),
                seconds("COMMONPLACE_STATEMENT_TIMEOUT_SECONDS", 30, 1, 3_600));
    }

    private Settings.Http http() {
        return new Settings.Http(
                text("COMMONPLACE_HOST").orElse("127.0.0.1"),
                whole("COMMONPLACE_PORT", 7878, 0, 65_535),
                whole("COMMONPLACE_REQUESTS_PER_SECOND", 200, 1, 1_000_000));
    }

    private Settings.Models models(int processors) {
        int threads = whole("COMMONPLACE_EMBEDDING_THREADS", processors, 1, 256);
        Optional<URI> baseUrl = webAddress("COMMONPLACE_EMBEDDING_URL");
        Optional<String> apiKey = text("COMMONPLACE_EMBEDDING_API_KEY");
        if (apiKey.isPresent() && !VISIBLE_ASCII.matcher(apiKey.get()).matches()) {
            problems.add("COMMONPLACE_EMBEDDING_API_KEY has blanks or other characters that no key has.");
        }
        Optional<String> model = text("COMMONPLACE_EMBEDDING_MODEL");
        int dimension = whole("COMMONPLACE_EMBEDDING_DIMENSION", 1_536, 1, Embedding.DIMENSION_MAX);
        int tokensMax = whole("COMMONPLACE_EMBEDDING_TOKENS_MAX", 8_191, 16, 1_000_000);
        Duration timeout = seconds("COMMONPLACE_EMBEDDING_TIMEOUT_SECONDS", 30, 1, 600);
        if (text("COMMONPLACE_EMBEDDING_URL").isEmpty() && (model.isPresent() || apiKey.isPresent())) {
            problems.add("COMMONPLACE_EMBEDDING_URL is missing: a model of another server needs its address.");
        }
        if (baseUrl.isPresent() && model.isEmpty()) {
            problems.add("COMMONPLACE_EMBEDDING_MODEL is missing: which model of " + baseUrl.get() + "?");
        }
        return new Settings.Models(
                threads,
                baseUrl.flatMap(url -> model.map(
                        name -> new Settings.Models.Remote(url, apiKey, name, dimension, tokensMax, timeout))));
    }

    private ChunkingPolicy chunking() {
        int tokens = whole(
                "COMMONPLACE_CHUNK_TOKENS",
                ChunkingPolicy.DEFAULT.tokensMax(),
                ChunkingPolicy.TOKENS_MAX_LEAST,
                ChunkingPolicy.TOKENS_MAX_MOST);
        int overlap = whole(
                "COMMONPLACE_CHUNK_OVERLAP_TOKENS",
                Math.min(ChunkingPolicy.DEFAULT.tokensOverlap(), tokens / 2),
                0,
                tokens / 2);
        return new ChunkingPolicy(tokens, overlap);
    }

    private Path userData(Path home) {
        return text("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local/share"))
                .resolve("commonplace");
    }

    private Optional<DatabaseUrl> databaseUrl(String name) {
        return text(name).flatMap(value -> {
            try {
                return Optional.of(DatabaseUrl.parse(value));
            } catch (IllegalArgumentException wrong) {
                problems.add(name + ": " + wrong.getMessage());
                return Optional.empty();
            }
        });
    }

    private Optional<URI> webAddress(String name) {
        return text(name).flatMap(value -> {
            try {
                URI uri = new URI(value);
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                    if (uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                        return Optional.of(uri);
                    }
                    // Addresses are logged, so that what may be a secret must not be in one.
                    problems.add(name + " ends with its path, without user, parameters and fragment: a secret goes into"
                            + " COMMONPLACE_EMBEDDING_API_KEY.");
                    return Optional.empty();
                }
            } catch (URISyntaxException wrong) {
                // Told below, in the operator's terms.
            }
            problems.add(name + " is not an address that begins with http:// or https://.");
            return Optional.empty();
        });
    }

    private Path directory(String name, Path otherwise) {
        Optional<String> value = text(name);
        try {
            return value.map(Path::of).orElse(otherwise).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            problems.add(name + " is not a path: " + wrong.getReason() + ".");
            return otherwise;
        }
    }

    private Duration seconds(String name, int otherwise, int least, int most) {
        return Duration.ofSeconds(whole(name, otherwise, least, most));
    }

    private int whole(String name, int otherwise, int least, int most) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below, together with the range.
        }
        problems.add(name + " is a whole number from " + least + " to " + most + ", not \"" + value.get() + "\".");
        return otherwise;
    }

    private boolean truth(String name, boolean otherwise) {
        Optional<String> value = text(name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!Set.of("true", "false").contains(value.get())) {
            problems.add(name + " is true or false, not \"" + value.get() + "\".");
        }
        return value.get().equals("true");
    }

    private Optional<String> text(String name) {
        if (name.startsWith(PREFIX)) {
            known.add(name);
        }
        @Nullable String value = environment.get(name);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
