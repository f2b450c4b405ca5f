package org.nianbao.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.Stage;

/** The borders of the design (§3), as tests. */
class BordersTest {
    private static final String ROOT = "org.nianbao";
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** The stages' façades; a second one stands here with its reason. */
    private static final Map<String, Set<String>> FACADES = Map.ofEntries(
            Map.entry("seeds", Set.of("Seeds")),
            Map.entry("schedule", Set.of("Schedule")),
            Map.entry("crawl", Set.of("Crawl")),
            // a part with a border of its own: the façade, and the port through which it hands over what it finds
            Map.entry("crawl.script", Set.of("PageScripts", "ScriptedPage")),
            Map.entry("discover", Set.of("Discovery")),
            Map.entry("archive", Set.of("Archive")),
            Map.entry("document", Set.of("Documents")),
            // the forms' figures are read once and handed to several stages
            Map.entry("extract", Set.of("Extractor", "Indicators")),
            Map.entry("validate", Set.of("Relations")),
            Map.entry("index", Set.of("Index")),
            Map.entry("ledger", Set.of("Ledger")),
            Map.entry("demo", Set.of("DemoSites")));

    @Test
    void modelDependsOnTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".model..", "java..")
                .check(ALL);
    }

    @TestFactory
    Stream<DynamicTest> stagesDependOnTheModelAndNeverOnEachOther() {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage != Stage.SERVE)
                .map(stage -> DynamicTest.dynamicTest(stage.folder(), () -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + stage.folder() + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(othersThan(stage.folder()))
                        .check(ALL)));
    }

    private static String[] othersThan(String folder) {
        Stream<String> stages = Arrays.stream(Stage.values()).map(Stage::folder).filter(f -> !f.equals(folder));
        Stream<String> others = folder.equals("demo") ? Stream.of(ROOT) : Stream.of(ROOT + ".demo..", ROOT);
        return Stream.concat(stages.map(f -> ROOT + "." + f + ".."), others).toArray(String[]::new);
    }

    @Test
    void nothingDependsOnTheDemoButItsCommandAndTheMainPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".demo..", ROOT, ROOT + ".serve.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".demo..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".demo..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(othersThan("demo"))
                .check(ALL);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void oneFacadeAStage() {
        Map<String, Set<String>> found = ALL.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass())
                .filter(c -> FACADES.containsKey(stageOf(c)))
                .collect(Collectors.groupingBy(
                        BordersTest::folderOf, Collectors.mapping(JavaClass::getSimpleName, Collectors.toSet())));
        assertThat(found).isEqualTo(FACADES);
    }

    private static String stageOf(JavaClass c) {
        return folderOf(c).split("\\.")[0];
    }

    private static String folderOf(JavaClass c) {
        return c.getPackageName().equals(ROOT) ? "" : c.getPackageName().substring(ROOT.length() + 1);
    }

    @Test
    void theInterpreterOfScriptsKnowsNothingOfTheCrawlAndOnlyTheCrawlKnowsIt() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".crawl.script..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + ".crawl.script..", "org.jsoup..", "com.fasterxml.jackson..", "java..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".crawl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".crawl.script..")
                .check(ALL);
    }

    /** Libraries stay where the design's table puts them; what replaces one touches one folder. */
    @TestFactory
    Stream<DynamicTest> librariesStayInTheirStage() {
        return Map.of(
                        "edu.uci.ics.crawler4j..", List.of("crawl"),
                        "org.apache.hc..", List.of("crawl"),
                        "crawlercommons..", List.of("crawl"),
                        "org.quartz..", List.of("schedule"),
                        "org.netpreserve..", List.of("archive"),
                        "org.apache.poi..", List.of("document", "demo", "serve"),
                        "org.apache.pdfbox..", List.of("document", "demo"),
                        "org.apache.lucene..", List.of("index"),
                        "org.jdbi..", List.of("index"),
                        "io.javalin..", List.of("serve"))
                .entrySet()
                .stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> noClasses()
                        .that()
                        .resideOutsideOfPackages(e.getValue().stream()
                                .map(s -> ROOT + "." + s + "..")
                                .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(e.getKey())
                        .check(ALL)));
    }

    @Test
    void jsoupAndJdbcStayWhereTheTablePutsThem() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        ROOT + ".crawl..", ROOT + ".discover..", ROOT + ".document..", ROOT + ".serve.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsoup..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".index..", ROOT + ".crawl..", ROOT + ".schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(ALL);
    }

    @Test
    void namesSayWhatAThingIs() {
        Set<String> vague = ALL.stream()
                .map(JavaClass::getSimpleName)
                .filter(n -> n.matches(".*(Util|Utils|Helper|Manager|Impl)$"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(vague).isEmpty();
        Set<String> drawers = ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(n -> n.matches(".*\\.(common|misc|util|utils|helper)(\\..*)?$"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawers).isEmpty();
    }
}
