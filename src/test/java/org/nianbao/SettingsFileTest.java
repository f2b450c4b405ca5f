package org.nianbao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Home;
import org.nianbao.model.Settings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class SettingsFileTest {
    @TempDir
    Path root;

    private Home home;

    @BeforeEach
    void shippedSettings() throws IOException {
        home = new Home(root);
        Files.createDirectories(home.config());
        Files.copy(Path.of("config/nianbao.yaml"), file());
    }

    private Path file() {
        return home.config().resolve("nianbao.yaml");
    }

    @Test
    void shippedFileHasEveryKeyWithItsDefault() throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file()));
        for (SettingsKey key : SettingsKey.values()) {
            String[] path = key.key().split("\\.");
            Map<?, ?> group = (Map<?, ?>) ((Map<?, ?>) yaml).get(path[0]);
            assertThat(group.containsKey(path[1])).as(key.key()).isTrue();
            assertThat(String.valueOf(group.get(path[1]))).as(key.key()).isEqualTo(key.standard());
        }
        assertThat(new SettingsFile(Map.of()).read(home, Map.of()).asWritten()).hasSize(SettingsKey.values().length);
    }

    @Test
    void environmentStandsOverTheFileAndTheCommandLineOverBoth() throws IOException {
        Files.writeString(file(), "server:\n  port: 1111\nbudget:\n  requests: 7\n");
        SettingsFile settings = new SettingsFile(Map.of("NIANBAO_SERVER_PORT", "2222", "NIANBAO_BUDGET_MINUTES", "3"));
        Settings read = settings.read(home, Map.of("server.port", "3333"));
        assertThat(read.server().port()).isEqualTo(3333);
        assertThat(read.budget().requests()).isEqualTo(7);
        assertThat(read.budget().minutes()).isEqualTo(3);
    }

    @Test
    void aSitesOwnSettingsStandOverTheGeneralOnes() {
        Settings general = new SettingsFile(Map.of()).read(home, Map.of());
        Settings own = SettingsFile.finer(
                general,
                "410106",
                Map.of("politeness.window", "20:00-07:00", "budget.requests", "9", "contact_person", "x"));
        assertThat(own.politeness().hours().windows()).hasSize(1);
        assertThat(own.budget().requests()).isEqualTo(9);
        assertThat(own.politeness().minDelay()).isEqualTo(general.politeness().minDelay());
        assertThat(SettingsFile.finer(general, "410106", Map.of("x", "y"))).isSameAs(general);
        assertThatThrownBy(() -> SettingsFile.finer(general, "410106", Map.of("politeness.window", "8")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("410106");
        assertThatThrownBy(() -> SettingsFile.finer(general, "410106", Map.of("budget.pages", "8")))
                .isInstanceOf(ConfigurationError.class);
    }

    @Test
    void unknownKeyIsNamed() {
        assertThatThrownBy(() -> new SettingsFile(Map.of()).read(home, Map.of("server.prot", "1")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("server.prot");
    }

    @Test
    void valueOfTheWrongKindIsNamed() {
        for (String wrong : Arrays.asList("-1", "soon", "1.5", "")) {
            assertThatThrownBy(() -> new SettingsFile(Map.of()).read(home, Map.of("budget.requests", wrong)))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("budget.requests");
        }
    }

    @Test
    void brokenFileIsNamed() throws IOException {
        for (String broken : Arrays.asList("server: [", "just words", "- 1\n- 2\n")) {
            Files.writeString(file(), broken);
            assertThatThrownBy(() -> new SettingsFile(Map.of()).read(home, Map.of()))
                    .as(broken)
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("nianbao.yaml");
        }
    }

    @Test
    void missingFileIsNamed() throws IOException {
        Files.delete(file());
        assertThatThrownBy(() -> new SettingsFile(Map.of()).read(home, Map.of()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("nianbao.yaml");
    }

    @Test
    void emptyFileMeansDefaults() throws IOException {
        Files.writeString(file(), "");
        assertThat(new SettingsFile(Map.of()).read(home, Map.of()).server().port())
                .isEqualTo(Integer.parseInt(SettingsKey.SERVER_PORT.standard()));
    }
}
