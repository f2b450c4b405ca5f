package org.nianbao.serve.web.view;

import java.util.List;
import java.util.Optional;
import org.nianbao.model.Message;
import org.nianbao.model.Settlement;

/**
 * The form for a person's word on a district-year as it stands on a page.
 *
 * @param secret of the operator's session; without it there is no form
 * @param wrong why what was sent was not taken
 * @param as what was chosen, an id, blank when nothing was
 * @param author as typed
 * @param reason as typed
 */
public record SettlementForm(
        Optional<String> secret, Optional<Message> wrong, String as, String author, String reason) {

    /** What can be chosen. */
    public static final List<Settlement.As> CHOICES = List.of(Settlement.As.values());

    /** An empty one. */
    public static SettlementForm empty(Optional<String> secret) {
        return new SettlementForm(secret, Optional.empty(), "", "", "");
    }
}
