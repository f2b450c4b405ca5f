package org.nianbao.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    @ParameterizedTest
    @CsvSource({
        "http://WWW.A.example:80/x,//a.example/x",
        "https://a.example:443,//a.example/",
        "http://a.example/x;jsessionid=1F?b=1,//a.example/x?b=1",
        "http://a.example/(S(ab1cd))/x.aspx,//a.example/x.aspx",
        "http://a.example/x?PHPSESSID=9&id=2&utm_source=w&spm=1.2&hmsr=x,//a.example/x?id=2",
        "http://a.example/x?id=2&from=timeline&isappinstalled=0,//a.example/x?id=2",
        "http://a.example/x?from=2020,//a.example/x?from=2020",
        "http://a.example/nb/index.html,//a.example/nb/",
        "http://a.example/nb/index.htm,//a.example/nb/",
        "http://a.example/nb/index_1.html,//a.example/nb/index_1.html",
        "http://a.example/nb/myindex.html,//a.example/nb/myindex.html",
        "http://a.example/x?b=2&a=1,//a.example/x?b=2&a=1",
        "http://www.example/x,//www.example/x",
        "http://a.example:8080/x,//a.example:8080/x"
    })
    void twinsHaveOneKey(String address, String key) {
        assertThat(Identity.key(URI.create(address))).isEqualTo(key);
    }

    @Test
    void aRedirectToATwinIsAPageOfItsOwn() {
        URI index = URI.create("http://a.example/nb/index.html");
        URI column = URI.create("http://a.example/nb/");
        assertThat(Identity.ofRedirect(column, index)).isNotEqualTo(Identity.of(column));
        assertThat(Identity.ofRedirect(index, column)).isNotEqualTo(Identity.of(index));
    }
}
