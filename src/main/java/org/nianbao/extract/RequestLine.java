package org.nianbao.extract;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.Form;
import org.nianbao.model.Indicator;

/**
 * One line of table 三 as the forms define it.
 *
 * @param code common beginning of its codes, for instance {@code requests.refused.state_secret}
 * @param label official label with its groups
 * @param indicators its seven figures, from 自然人 to 总计
 */
record RequestLine(String code, String label, List<Indicator> indicators) {

    /** The heading it stands under, blank at the top. */
    String group() {
        int last = label.lastIndexOf('/');
        return last < 0 ? "" : label.substring(0, last);
    }

    /** Its own words. */
    String name() {
        return label.substring(label.lastIndexOf('/') + 1);
    }

    /** Whether a form has it. */
    boolean in(Form form) {
        return indicators.get(0).forms().contains(form);
    }

    /** The form that alone has it, if only one has. */
    Optional<Form> onlyForm() {
        return indicators.get(0).forms().size() == 1
                ? Optional.of(indicators.get(0).forms().iterator().next())
                : Optional.empty();
    }
}
