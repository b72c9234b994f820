package dev.commonplace.bootstrap;

/**
 * One setting as it is in force.
 *
 * @param name the environment variable
 * @param value what holds, or a word such as {@code none} where nothing is set; never a secret
 * @param source where the value comes from
 */
public record SettingValue(String name, String value, Source source) {
    /** Where a value comes from. */
    public enum Source {
        DEFAULT,
        ENVIRONMENT
    }
}
