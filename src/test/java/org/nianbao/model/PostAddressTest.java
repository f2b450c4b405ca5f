package org.nianbao.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PostAddressTest {
    private static final URI SERVICE = URI.create("http://www.erqi.example/list.aspx?id=3");

    @Test
    void aShortFormStandsAsItIs() {
        URI address = PostAddress.ofForm(SERVICE, "__EVENTARGUMENT=2&__VIEWSTATE=%2FwE");
        assertThat(address).hasToString(SERVICE + "&__wb_method=POST&__EVENTARGUMENT=2&__VIEWSTATE=%2FwE");
        assertThat(PostAddress.of(address).orElseThrow().body()).isEqualTo("__EVENTARGUMENT=2&__VIEWSTATE=%2FwE");
    }

    @Test
    void aLongFormIsPackedAndSentAsItWas() {
        Random random = new Random(70);
        StringBuilder form = new StringBuilder("__EVENTARGUMENT=2&__VIEWSTATE=");
        for (int i = 0; i < 9000; i++) {
            form.append("wEPDw8U".charAt(random.nextInt(7)));
        }
        URI address = PostAddress.ofForm(SERVICE, form.toString());
        assertThat(address.toString()).hasSizeLessThan(7000).matches("[!-~]+");
        PostAddress post = PostAddress.of(address).orElseThrow();
        assertThat(post.uri()).isEqualTo(SERVICE);
        assertThat(post.body()).isEqualTo(form.toString());
        assertThat(post.contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    /** Found by mutating scripts of pages: a form that a script puts together may hold anything. */
    @Test
    void whatCannotStandInAnAddressIsEncoded() {
        URI address = PostAddress.ofForm(SERVICE, "a=1, {b}&年=100%&c=%E5%B9%B4&d=\uD83D\uDCC4");
        assertThat(PostAddress.of(address).orElseThrow().body())
                .isEqualTo("a=1,+%7Bb%7D&%E5%B9%B4=100%25&c=%E5%B9%B4&d=%F0%9F%93%84");
    }

    @Test
    void whatUnpacksToMoreThanAnybodyPacksIsSentAsItStands() {
        URI bomb = URI.create(PostAddress.ofForm(SERVICE, "a=".repeat(130_000)).toString());
        assertThat(PostAddress.of(bomb).orElseThrow().body()).hasSize(260_000);
        URI longer = PostAddress.ofForm(SERVICE, "a=".repeat(140_000));
        assertThat(longer.toString()).doesNotContain("packed");
        URI broken = URI.create(SERVICE + "&__wb_method=POST&__wb_packed=AAAA");
        assertThat(PostAddress.of(broken).orElseThrow().body()).isEqualTo("__wb_packed=AAAA");
    }
}
