package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.model.ConfigurationError;
import org.nianbao.model.Settings;

class NamesTest {
    @TempDir
    Path folder;

    private Names names(String file, boolean allowPrivate) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), file);
        Duration second = Duration.ofSeconds(1);
        return new Names(new Settings.Network(
                "a@library.edu.cn", allowPrivate, Optional.of(hosts), Optional.empty(), second, second, second, 1));
    }

    @Test
    void readsTheHostsFormatWithPorts() throws Exception {
        Names names = names(
                "# c\n127.0.0.1:81 a.example A2.example # x\n192.0.2.7\tb.example\n[::1]:82 c.example\n::1 d.example\n",
                true);
        assertThat(names.resolve("a2.EXAMPLE", 80)).containsExactly(new InetSocketAddress("127.0.0.1", 81));
        assertThat(names.resolve("b.example", 443)).containsExactly(new InetSocketAddress("192.0.2.7", 443));
        assertThat(names.resolve("c.example", 80)).containsExactly(new InetSocketAddress("::1", 82));
        assertThat(names.resolve("d.example", 80)).containsExactly(new InetSocketAddress("::1", 80));
    }

    @Test
    void refusesPrivateAddressesWhateverTheName() throws Exception {
        Names names = names("10.1.2.3 a.example\n", false);
        assertThatThrownBy(() -> names.resolve("a.example", 80)).isInstanceOf(Names.PrivateAddress.class);
        assertThatThrownBy(() -> names.resolve("127.0.0.1", 80)).isInstanceOf(Names.PrivateAddress.class);
    }

    @Test
    void aBrokenFileIsSaidSo() {
        assertThatThrownBy(() -> names("here a.example\n", true))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.1.2.3",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "::",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "ff02::1",
                "192.88.99.1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "2001:0:1::1",
                "2001:2::1",
                "100::1",
                "::127.0.0.1",
                "64:ff9b:1::a00:1",
                "fec0::1",
                "5f00::1"
            })
    void knowsWhatIsPrivate(String address) throws Exception {
        assertThat(Names.isPrivate(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.128.0.1",
                "172.32.0.1",
                "192.0.2.1",
                "2001:db8::1",
                "2001:da8::1",
                "2400::1",
                "2002:101:101::1"
            })
    void knowsWhatIsPublic(String address) throws Exception {
        assertThat(Names.isPrivate(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "you@example.org",
                "https://example.com/",
                "me@mail.example.net",
                "http://www.EXAMPLE.com:80/x",
                "ops@nianbao.example",
                "me@x.invalid",
                "admin@localhost",
                "test@test.test",
                "https://box.local/",
                "your-email@domain",
                "the library",
                "12345"
            })
    void anExampleIsNoContact(String contact) {
        assertThat(Names.placeholder(contact)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crawler@library.edu.cn",
                "https://archive.example.edu.cn/bot",
                "a@myexample.com",
                "馆员 <a@lib.cn>",
                "https://lib.cn:8443/x"
            })
    void aRealContactIsOne(String contact) {
        assertThat(Names.placeholder(contact)).isFalse();
    }
}
