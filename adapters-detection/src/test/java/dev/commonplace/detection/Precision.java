package dev.commonplace.detection;

import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prints how much personal data is found in files that have none, or hardly any. Arguments: a region or -, and files. */
public final class Precision {
    private Precision() {}

    public static void main(String[] arguments) throws IOException {
        Optional<String> region = Optional.of(arguments[0]).filter(word -> !word.equals("-"));
        StandardDetectPersonalData detect = new StandardDetectPersonalData();
        for (int i = 1; i < arguments.length; i++) {
            String text = Files.readString(Path.of(arguments[i]));
            long start = System.nanoTime();
            List<PersonalData> found = detect.find(text, EnumSet.allOf(PersonalDataKind.class), region);
            double millis = (System.nanoTime() - start) / 1e6;
            Map<PersonalDataKind, Integer> counts = new TreeMap<>();
            found.forEach(data -> counts.merge(data.kind(), 1, Integer::sum));
            double perMillion = found.size() * 1e6 / text.length();
            System.out.printf(
                    "%s %d characters, %.0f ms, %d found, %.2f per million %s%n",
                    Path.of(arguments[i]).getFileName(), text.length(), millis, found.size(), perMillion, counts);
            found.stream()
                    .limit(40)
                    .forEach(data -> System.out.printf(
                            "    %s: %s%n", data.kind().word(), text.substring(data.start(), data.end())));
        }
    }
}
