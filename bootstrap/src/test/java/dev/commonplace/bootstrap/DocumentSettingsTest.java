package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.extraction.ArchiveLimits;
import dev.commonplace.extraction.process.ReaderLimits;
import dev.commonplace.web.documents.FetchRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentSettingsTest {
    @Test
    void without_settings_the_usual_limits_hold() {
        Settings.Documents documents = read(Map.of());

        assertThat(documents.uploadBytesMax()).isEqualTo(32L * 1024 * 1024);
        assertThat(documents.readers()).isEqualTo(ReaderLimits.DEFAULT);
        assertThat(documents.archives()).isEqualTo(ArchiveLimits.DEFAULT);
        assertThat(documents.fetching()).isEqualTo(FetchRules.DEFAULT);
    }

    @Test
    void every_limit_can_be_set() {
        Settings.Documents documents = read(Map.of(
                "COMMONPLACE_UPLOAD_MIB", "5",
                "COMMONPLACE_READER_SECONDS", "7",
                "COMMONPLACE_ARCHIVE_NESTING", "0",
                "COMMONPLACE_FETCH_PORTS", "8080, 8443",
                "COMMONPLACE_FETCH_ALLOW", "Wiki.corp, 10.1.0.0/16, fd00::/8"));

        assertThat(documents.uploadBytesMax()).isEqualTo(5L * 1024 * 1024);
        assertThat(documents.archives().entryBytes()).isEqualTo(5L * 1024 * 1024);
        assertThat(documents.archives().nesting()).isZero();
        assertThat(documents.readers().timeMax()).isEqualTo(Duration.ofSeconds(7));
        assertThat(documents.fetching().ports()).containsExactlyInAnyOrder(8080, 8443);
        assertThat(documents.fetching().allowedHosts()).containsExactly("wiki.corp");
        assertThat(documents.fetching().allowedRanges()).hasSize(2);
    }

    @Test
    void ports_and_ranges_that_are_none_are_named() {
        SettingsException wrong = catchThrowableOfType(
                SettingsException.class,
                () -> read(Map.of("COMMONPLACE_FETCH_PORTS", "http", "COMMONPLACE_FETCH_ALLOW", "10.0.0.0/99")));

        assertThat(wrong.getMessage()).contains("COMMONPLACE_FETCH_PORTS").contains("10.0.0.0/99");
    }

    private static Settings.Documents read(Map<String, String> environment) {
        return SettingsReader.read(environment, Path.of("/home/somebody"), false, 4)
                .documents();
    }
}
