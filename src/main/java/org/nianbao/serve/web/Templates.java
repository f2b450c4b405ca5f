package org.nianbao.serve.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.nianbao.serve.web.view.Frame;

/** The templates of {@code src/main/jte}, compiled by the build. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.nianbao.serve.web.page");

    /** A page. */
    String page(Screen.Shown screen, Frame frame) {
        StringOutput out = new StringOutput(32 * 1024);
        engine.render(screen.template(), Map.of("f", frame, "v", screen.view(), "title", screen.title()), out);
        return out.toString();
    }

    /** A page of the replay, or a piece of one. */
    String piece(String template, Map<String, Object> parameters) {
        StringOutput out = new StringOutput();
        engine.render(template, parameters, out);
        return out.toString();
    }
}
