package dev.commonplace.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The rules that Maven cannot enforce, for a house with the given root package: the real one, or the one in which
 * violations are planted.
 */
final class ArchitectureRules {
    private static final String[] PLAIN = {"java..", "org.jspecify.."};

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** Every rule by its name, which is also the name of the class that breaks it in the planted house. */
    Map<String, ArchRule> byName() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("DomainIsPlain", domainIsPlain());
        rules.put("ApplicationUsesDomainOnly", applicationUsesDomainOnly());
        rules.put("AdaptersIgnoreEachOther", adaptersIgnoreEachOther());
        rules.put("SqlStaysInPersistence", sqlStaysInPersistence());
        rules.put("JavalinStaysInHttp", javalinStaysInHttp());
        rules.put("JsonStaysInAdapters", jsonStaysInAdapters());
        rules.put("GeneratedCodeStaysInPersistence", generatedCodeStaysInPersistence());
        rules.put("DomainFeaturesFormNoCycle", featuresFormNoCycle("domain"));
        rules.put("ApplicationFeaturesFormNoCycle", featuresFormNoCycle("application"));
        rules.put("SharedNeedsNoFeature", sharedNeedsNoFeature());
        rules.put("TimeAndChanceComeFromBootstrap", timeAndChanceComeFromBootstrap());
        rules.put("NobodyUsesBootstrap", nobodyUsesBootstrap());
        return rules;
    }

    /** Every package that a rule names, on either side: a rule about a package that is not there checks nothing. */
    static String[] namedPackages() {
        return new String[] {
            "domain",
            "domain.shared",
            "application",
            "application.shared",
            "persistence",
            "persistence.jooq",
            "http",
            "models",
            "extraction",
            "detection",
            "web",
            "migrations",
            "maintenance",
            "embeddedpostgres",
            "bootstrap"
        };
    }

    private ArchRule domainIsPlain() {
        return classes()
                .that(resideInAPackage(in("domain")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(plainAnd("domain")));
    }

    private ArchRule applicationUsesDomainOnly() {
        return classes()
                .that(resideInAPackage(in("application")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(plainAnd("application", "domain")));
    }

    private ArchRule adaptersIgnoreEachOther() {
        return slices().matching(root + ".(persistence|http|models|extraction|detection|web)..")
                .should()
                .notDependOnEachOther();
    }

    private ArchRule sqlStaysInPersistence() {
        return noClasses()
                .that(not(resideInAnyPackage(
                        in("persistence"),
                        in("migrations"),
                        in("maintenance"),
                        in("embeddedpostgres"),
                        in("bootstrap"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.jooq..", "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer.."));
    }

    private ArchRule javalinStaysInHttp() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http"), in("bootstrap"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty.."));
    }

    private ArchRule jsonStaysInAdapters() {
        return noClasses()
                .that(not(resideInAnyPackage(
                        in("http"),
                        in("persistence"),
                        in("models"),
                        in("extraction"),
                        in("maintenance"),
                        in("bootstrap"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.."));
    }

    private ArchRule generatedCodeStaysInPersistence() {
        return noClasses()
                .that(not(resideInAPackage(in("persistence"))))
                .should()
                .dependOnClassesThat(resideInAPackage(in("persistence.jooq")));
    }

    private ArchRule featuresFormNoCycle(String module) {
        return slices().matching(root + "." + module + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule sharedNeedsNoFeature() {
        return classes()
                .that(resideInAnyPackage(in("domain.shared"), in("application.shared")))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(plainAnd("domain.shared", "application.shared")));
    }

    private ArchRule timeAndChanceComeFromBootstrap() {
        return noClasses()
                .that(not(resideInAPackage(in("bootstrap"))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class);
    }

    private ArchRule nobodyUsesBootstrap() {
        return noClasses()
                .that(not(resideInAPackage(in("bootstrap"))))
                .should()
                .dependOnClassesThat(resideInAPackage(in("bootstrap")));
    }

    private String in(String module) {
        return root + "." + module + "..";
    }

    private String[] plainAnd(String... modules) {
        String[] packages = new String[PLAIN.length + modules.length];
        System.arraycopy(PLAIN, 0, packages, 0, PLAIN.length);
        for (int i = 0; i < modules.length; i++) {
            packages[PLAIN.length + i] = in(modules[i]);
        }
        return packages;
    }
}
