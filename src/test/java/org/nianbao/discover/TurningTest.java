package org.nianbao.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.model.Link;

class TurningTest {
    private static final String AT = "http://www.jinhe.example/nb/";

    private static List<String> between(String... linked) {
        List<Link> links = List.of(linked).stream()
                .map(l -> new Link(URI.create(AT + l), "尾页", 'L'))
                .toList();
        return Turning.between(links, URI.create(AT)).stream()
                .map(l -> l.uri().toString().substring(AT.length()))
                .toList();
    }

    @Test
    void whereOnlyTheLastPageIsLinkedThoseBeforeItAreKnown() {
        assertThat(between("list_5.html")).containsExactly("list_2.html", "list_3.html", "list_4.html");
        assertThat(between("index_3.html")).containsExactly("index_1.html", "index_2.html");
        assertThat(between("list.jsp?page=4")).containsExactly("list.jsp?page=2", "list.jsp?page=3");
        assertThat(between("4/", "2/")).containsExactly("3/");
    }

    @Test
    void numbersThatAreNoPagesAreNotCounted() {
        assertThat(between("t20230101_4567.html")).isEmpty();
        assertThat(between("next.html")).isEmpty();
        assertThat(between("list_900.html")).isEmpty();
    }
}
