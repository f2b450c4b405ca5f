package org.nianbao.discover;

import java.util.regex.Pattern;
import org.nianbao.model.Page;

/**
 * 郑州 public.*: the disclosure host of the city and its districts, with columns of four letters and digits and articles
 * {@code /D41X/4707521.jhtml}. Its lists and further pages are plain links.
 */
final class Zhengzhou implements Platform {
    private static final Pattern ADDRESS =
            Pattern.compile("/[0-9A-Z]{4,6}/(?:\\d{5,9}|index(?:_\\d{1,4})?)\\.jhtml(?:$|\\?)");

    @Override
    public String name() {
        return "zhengzhou";
    }

    @Override
    public boolean recognises(Page page) {
        return ADDRESS.matcher(page.uri().toString()).find();
    }
}
