package dev.commonplace.bootstrap;

import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.extraction.ArchiveLimits;
import dev.commonplace.extraction.process.ReaderLimits;
import dev.commonplace.web.documents.AddressRange;
import dev.commonplace.web.documents.FetchRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads how documents are read, fetched and cut. */
final class DocumentSettings {
    private static final long MIB = 1024L * 1024;
    private static final int FILE_MIB_MAX = 1_024;

    private DocumentSettings() {}

    static Settings.Documents read(Variables variables, int processors) {
        int uploadMib = variables.whole("COMMONPLACE_UPLOAD_MIB", 32, 1, FILE_MIB_MAX);
        return new Settings.Documents(
                chunking(variables),
                uploadMib * MIB,
                readers(variables, processors),
                archives(variables, uploadMib),
                fetching(variables));
    }

    private static ChunkingPolicy chunking(Variables variables) {
        int tokens = variables.whole(
                "COMMONPLACE_CHUNK_TOKENS",
                ChunkingPolicy.DEFAULT.tokensMax(),
                ChunkingPolicy.TOKENS_MAX_LEAST,
                ChunkingPolicy.TOKENS_MAX_MOST);
        int overlap = variables.whole(
                "COMMONPLACE_CHUNK_OVERLAP_TOKENS",
                Math.min(ChunkingPolicy.DEFAULT.tokensOverlap(), tokens / 2),
                0,
                tokens / 2);
        return new ChunkingPolicy(tokens, overlap);
    }

    private static ReaderLimits readers(Variables variables, int processors) {
        ReaderLimits usual = ReaderLimits.DEFAULT;
        return new ReaderLimits(
                variables.whole("COMMONPLACE_READER_PROCESSES", Math.min(usual.processes(), processors), 1, 64),
                variables.whole("COMMONPLACE_READER_MEMORY_MIB", usual.memoryMib(), 64, 16_384),
                variables.seconds(
                        "COMMONPLACE_READER_SECONDS", (int) usual.timeMax().toSeconds(), 1, 600),
                usual.waitMax(),
                usual.idleMax(),
                usual.unitsMax());
    }

    private static ArchiveLimits archives(Variables variables, int uploadMib) {
        ArchiveLimits usual = ArchiveLimits.DEFAULT;
        return new ArchiveLimits(
                variables.whole("COMMONPLACE_ARCHIVE_FILES", usual.entries(), 1, 100_000),
                variables.whole("COMMONPLACE_ARCHIVE_MIB", (int) (usual.unpackedBytes() / MIB), 1, 100_000) * MIB,
                uploadMib * MIB,
                variables.whole("COMMONPLACE_ARCHIVE_NESTING", usual.nesting(), 0, 10));
    }

    private static FetchRules fetching(Variables variables) {
        FetchRules usual = FetchRules.DEFAULT;
        Duration timeMax = variables.seconds(
                "COMMONPLACE_FETCH_SECONDS", (int) usual.timeMax().toSeconds(), 1, 600);
        int mib = variables.whole("COMMONPLACE_FETCH_MIB", (int) (usual.bytesMax() / MIB), 1, FILE_MIB_MAX);
        Set<Integer> ports = ports(variables);
        Set<String> hosts = new LinkedHashSet<>();
        List<AddressRange> ranges = new ArrayList<>();
        for (String word : variables.text("COMMONPLACE_FETCH_ALLOW").orElse("").split("[,\\s]+", -1)) {
            allow(variables, word.toLowerCase(Locale.ROOT), hosts, ranges);
        }
        return new FetchRules(ports, hosts, ranges, mib * MIB, timeMax, usual.redirectsMax());
    }

    private static void allow(Variables variables, String word, Set<String> hosts, List<AddressRange> ranges) {
        if (word.isEmpty()) {
            return;
        }
        try {
            if (AddressRange.looksLikeOne(word)) {
                ranges.add(AddressRange.parse(word));
            } else {
                hosts.add(word);
            }
        } catch (IllegalArgumentException malformed) {
            variables.problem("COMMONPLACE_FETCH_ALLOW holds hosts and address ranges such as 10.1.0.0/16, not \""
                    + word + "\".");
        }
    }

    private static Set<Integer> ports(Variables variables) {
        Set<Integer> ports = new LinkedHashSet<>();
        for (String word : variables
                .text("COMMONPLACE_FETCH_PORTS", "80,443")
                .orElse("80,443")
                .split("[,\\s]+", -1)) {
            try {
                int port = Integer.parseInt(word);
                if (port < 1 || port > 65_535) {
                    throw new NumberFormatException();
                }
                ports.add(port);
            } catch (NumberFormatException wrong) {
                variables.problem("COMMONPLACE_FETCH_PORTS is a list of ports such as 80,443, not \"" + word + "\".");
            }
        }
        return ports;
    }
}
