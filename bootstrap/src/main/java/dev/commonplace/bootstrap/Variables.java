package dev.commonplace.bootstrap;

import dev.commonplace.migrations.database.DatabaseUrl;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables as typed values. Notes what is wrong with them, and of each that is asked for what holds, so that
 * all problems can be told together and all settings be listed.
 */
final class Variables {
    private static final String PREFIX = "COMMONPLACE_";
    private static final String NONE = "none";
    private static final String SECRET = "***";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,7}(\\.\\d{1,9})?");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, SettingValue> values = new LinkedHashMap<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Adds something that is wrong, in the operator's terms. */
    void problem(String text) {
        problems.add(text);
    }

    /** @throws SettingsException naming everything that is wrong, variables of ours that nobody asked for included */
    void refuseProblems() {
        Set<String> known = new TreeSet<>();
        values.keySet().stream().filter(name -> name.startsWith(PREFIX)).forEach(known::add);
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
                problem(name + " is not a setting. There are: " + String.join(", ", known) + ".");
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    /** Everything that was asked for, in that order. */
    List<SettingValue> values() {
        return List.copyOf(values.values());
    }

    /** What the environment says, without noting a setting: for variables that are not ours. */
    Optional<String> foreign(String name) {
        @Nullable String value = environment.get(name);
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean isSet(String name) {
        return foreign(name).isPresent();
    }

    Optional<String> text(String name) {
        return text(name, NONE);
    }

    /** @param otherwise what holds where nothing is set, in a word */
    Optional<String> text(String name, String otherwise) {
        Optional<String> value = foreign(name);
        note(name, value.orElse(otherwise));
        return value;
    }

    /** A text that is never shown. */
    Optional<String> secret(String name) {
        Optional<String> value = foreign(name);
        note(name, value.isPresent() ? SECRET : NONE);
        return value;
    }

    int whole(String name, int otherwise, int least, int most) {
        int number = foreign(name)
                .map(text -> whole(name, text, otherwise, least, most))
                .orElse(otherwise);
        note(name, Integer.toString(number));
        return number;
    }

    private int whole(String name, String text, int otherwise, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Told below, together with the range.
        }
        problem(name + " is a whole number from " + least + " to " + most + ", not \"" + text + "\".");
        return otherwise;
    }

    /** An amount of money or the like, not negative. */
    Optional<BigDecimal> amount(String name, BigDecimal most) {
        Optional<BigDecimal> amount = foreign(name).flatMap(text -> amount(name, text, most));
        note(name, amount.map(BigDecimal::toPlainString).orElse(NONE));
        return amount;
    }

    private Optional<BigDecimal> amount(String name, String text, BigDecimal most) {
        if (AMOUNT.matcher(text).matches()) {
            BigDecimal amount = new BigDecimal(text);
            if (amount.compareTo(most) <= 0) {
                return Optional.of(amount);
            }
        }
        problem(name + " is a number from 0 to " + most.toPlainString() + ", such as 0.02, not \"" + text + "\".");
        return Optional.empty();
    }

    Duration seconds(String name, int otherwise, int least, int most) {
        return Duration.ofSeconds(whole(name, otherwise, least, most));
    }

    boolean truth(String name, boolean otherwise) {
        return choice(name, Boolean.toString(otherwise), List.of("true", "false"), "true or false")
                .equals("true");
    }

    /**
     * One of a few words, in lower case.
     *
     * @param choices what may be said, in the words of a sentence
     */
    String choice(String name, String otherwise, List<String> words, String choices) {
        Optional<String> value = foreign(name);
        String word = value.map(text -> text.toLowerCase(Locale.ROOT)).orElse(otherwise);
        boolean known = words.contains(word) || value.isEmpty();
        if (!known) {
            problem(name + " is " + choices + ", not \"" + value.orElse("") + "\".");
        }
        note(name, known ? word : otherwise);
        return known ? word : otherwise;
    }

    Path directory(String name, Path otherwise) {
        Path path = otherwise;
        try {
            path = foreign(name)
                    .map(Path::of)
                    .orElse(otherwise)
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException wrong) {
            problem(name + " is not a path: " + wrong.getReason() + ".");
        }
        note(name, path.toString());
        return path;
    }

    /** @param otherwise what holds where nothing is set, in a word */
    Optional<DatabaseUrl> databaseUrl(String name, String otherwise) {
        Optional<DatabaseUrl> url = foreign(name).flatMap(value -> {
            try {
                return Optional.of(DatabaseUrl.parse(value));
            } catch (IllegalArgumentException wrong) {
                problem(name + ": " + wrong.getMessage());
                return Optional.empty();
            }
        });
        note(name, url.map(DatabaseUrl::toString).orElse(otherwise));
        return url;
    }

    /** An address of the web without anything in it that may be a secret. */
    Optional<URI> webAddress(String name) {
        Optional<URI> address = foreign(name).flatMap(value -> webAddress(name, value));
        note(name, address.map(URI::toString).orElse(NONE));
        return address;
    }

    private Optional<URI> webAddress(String name, String value) {
        try {
            URI uri = new URI(value);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                if (uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                    return Optional.of(uri);
                }
                // Addresses are logged, so that what may be a secret must not be in one.
                problem(name + " ends with its path, without user, parameters and fragment: a secret goes into "
                        + name.replaceFirst("_URL$", "_API_KEY") + ".");
                return Optional.empty();
            }
        } catch (URISyntaxException wrong) {
            // Told below, in the operator's terms.
        }
        problem(name + " is not an address that begins with http:// or https://.");
        return Optional.empty();
    }

    private void note(String name, String value) {
        SettingValue.Source source = isSet(name) ? SettingValue.Source.ENVIRONMENT : SettingValue.Source.DEFAULT;
        values.put(name, new SettingValue(name, value, source));
    }
}
