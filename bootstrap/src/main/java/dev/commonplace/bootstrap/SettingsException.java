package dev.commonplace.bootstrap;

import java.util.List;

/** Settings that cannot be used; the message is for the operator. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
