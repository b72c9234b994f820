package dev.commonplace.codegen;

import dev.commonplace.migrations.database.SchemaNames;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.GeneratedSerialVersionUID;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/** What is generated: tables, keys and records, with the types that the adapters work with. */
final class JooqSources {
    private static final String PACKAGE = "dev.commonplace.persistence.jooq";
    private static final String SUPPORT = "dev.commonplace.persistence.support";

    private JooqSources() {}

    static void generate(DataSource migrated, Path directory) throws Exception {
        try (Connection connection = migrated.getConnection()) {
            GenerationTool tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(into(directory));
        }
    }

    private static Configuration into(Path directory) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withGenerator(new Generator()
                        .withDatabase(database())
                        .withGenerate(generate())
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withDirectory(directory.toString())
                                .withClean(true)));
    }

    private static Database database() {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withSchemata(new SchemaMappingType().withInputSchema(SchemaNames.SCHEMA))
                // jOOQ has no types for the lexical indexes; their adapters write plain SQL.
                .withExcludes(
                        "flyway_schema_history | (chunk|message)_terms\\.(terms|bm25) | conversations\\.(tsv_search|terms) | topic_nodes\\.terms")
                .withIncludeExcludeColumns(true)
                // PostgreSQL prints their expressions differently from version to version.
                .withIncludeCheckConstraints(false)
                .withForcedTypes(
                        new ForcedType()
                                .withName("INSTANT")
                                .withIncludeTypes("(?i)timestamp.* with time zone|timestamptz.*"),
                        converted("dev.commonplace.domain.shared.JsonObject", "JsonObjectConverter", "jsonb"),
                        new ForcedType()
                                .withUserType("dev.commonplace.domain.embeddings.Embedding")
                                .withBinding(SUPPORT + ".HalfVectorBinding")
                                .withIncludeTypes("halfvec"));
    }

    private static ForcedType converted(String userType, String converter, String type) {
        return new ForcedType()
                .withUserType(userType)
                .withConverter(SUPPORT + "." + converter)
                .withIncludeTypes(type);
    }

    private static Generate generate() {
        return new Generate()
                .withTables(true)
                .withRecords(true)
                .withKeys(true)
                .withIndexes(false)
                .withRoutines(false)
                .withPojos(false)
                .withDaos(false)
                .withUdts(false)
                .withSequences(false)
                .withGlobalObjectReferences(true)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false)
                .withImplicitJoinPathsManyToMany(false)
                .withWhereMethodOverrides(false)
                .withRenameMethodOverrides(false)
                .withComments(false)
                .withJavadoc(false)
                // No stamps: the same migrations give the same bytes.
                .withGeneratedAnnotation(false)
                .withGeneratedSerialVersionUID(GeneratedSerialVersionUID.CONSTANT)
                .withNewline("\\n");
    }
}
