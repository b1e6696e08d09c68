package dev.lexlog.standalone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleBordersTest {
    private static final String KAFKA = "org.apache.kafka..";
    private static final String HTTP_SERVER = "io.helidon..";
    private static final String[] DATABASES = {
        "org.duckdb..", "org.jooq..", "org.apache.lucene..", "java.sql.."
    };
    private static final JavaClasses LEXLOG =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.lexlog");

    @Test
    void schemasKnowNeitherDatabasesNorHttpServing() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.schemas..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(HTTP_SERVER)
                .check(LEXLOG);
    }

    @Test
    void embeddingKnowsNeitherKafkaNorDatabases() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.embedding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(KAFKA)
                .check(LEXLOG);
    }

    @Test
    void ingestWorkerKnowsNoStore() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("dev.lexlog.store..")
                .check(LEXLOG);
    }

    @Test
    void storeKnowsNeitherKafkaNorHttp() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KAFKA, HTTP_SERVER, "java.net.http..")
                .check(LEXLOG);
    }

    @Test
    void projectorKnowsNeitherHttpNorChunkingRules() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.projector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP_SERVER, "java.net.http..", "dev.lexlog.worker..")
                .check(LEXLOG);
    }

    @Test
    void queryApiKnowsNeitherProducersNorSql() {
        noClasses()
                .that()
                .resideInAPackage("dev.lexlog.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.clients.producer..")
                .check(LEXLOG);
    }

    @Test
    void nothingImportsStandalone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.lexlog.standalone..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.lexlog.standalone..")
                .check(LEXLOG);
    }

    @Test
    void avroClassesStopInsideSchemas() {
        classes()
                .that()
                .resideOutsideOfPackages("dev.lexlog.schemas..", "dev.lexlog.events..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("org.apache.avro..")
                .check(LEXLOG);
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("dev.lexlog.(*)..").should().beFreeOfCycles().check(LEXLOG);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Base|Dto)(\\$.*)?")
                .check(LEXLOG);
    }
}
