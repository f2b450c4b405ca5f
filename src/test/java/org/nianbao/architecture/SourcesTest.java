package org.nianbao.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.nianbao.Stage;

/** What the sources look like: sizes, package comments, the closed root folder. */
class SourcesTest {
    private static final Path SOURCES = Path.of("src/main/java");

    /** One method and its length in lines. */
    private record Method(String name, long lines) {}

    @Test
    void methodsAreSmall() throws IOException {
        List<Method> methods = methods();
        List<Long> lengths = methods.stream().map(Method::lines).sorted().toList();
        assertThat(lengths.get((int) (lengths.size() * 0.9)))
                .as("nine of ten methods have at most 15 lines")
                .isLessThanOrEqualTo(15);
        assertThat(methods).as("no method has more than 60 lines").allMatch(m -> m.lines() <= 60);
    }

    private static List<Method> methods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Method> found = new ArrayList<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, d -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(javaFiles()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void p) {
                        if (method.getBody() != null) {
                            found.add(measure(unit, method, positions));
                        }
                        return super.visitMethod(method, p);
                    }
                }.scan(unit, null);
            }
        }
        return found;
    }

    private static Method measure(CompilationUnitTree unit, MethodTree method, SourcePositions positions) {
        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        return new Method(file + " " + method.getName(), last - first + 1);
    }

    private static List<Path> javaFiles() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }

    @Test
    void everyPackageSaysFromWhatToWhat() throws IOException {
        Set<Path> folders = javaFiles().stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
        assertThat(folders).allSatisfy(folder -> {
            Path info = folder.resolve("package-info.java");
            assertThat(info).exists();
            assertThat(Files.readString(info)).matches("(?s)/\\*\\*\\s+\\* From .+ to .+");
        });
    }

    @Test
    void everyStageHasItsFolderAndItsRowInTheDocument() throws IOException {
        String architecture = Files.readString(Path.of("docs/architecture.md"));
        List<Integer> rows = Arrays.stream(Stage.values())
                .map(stage -> {
                    assertThat(SOURCES.resolve("org/nianbao").resolve(stage.folder()))
                            .isDirectory();
                    return architecture.indexOf("| `" + stage.folder() + "` |");
                })
                .toList();
        assertThat(rows).doesNotContain(-1).isSorted();
    }

    @Test
    void rootFolderHoldsOnlyWhatConventionPutsThere() throws IOException {
        Set<String> allowed = Set.of(
                "pom.xml",
                "README.md",
                "LICENSE",
                "NOTICE",
                "CHANGELOG.md",
                "CONTRIBUTING.md",
                "nianbao",
                "seeds",
                "config",
                "archive",
                "docs",
                "src",
                "target",
                "demo-home");
        try (Stream<Path> root = Files.list(Path.of("."))) {
            assertThat(root.map(p -> p.getFileName().toString())
                            .filter(n -> !n.startsWith("."))
                            .toList())
                    .isSubsetOf(allowed);
        }
    }
}
