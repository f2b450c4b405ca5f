package org.nianbao.serve.web.view;

import java.util.Optional;
import org.nianbao.model.Message;
import org.nianbao.serve.Corrections;

/**
 * The form for a correction as it stands on a page.
 *
 * @param secret of the operator's session; without it there is no form
 * @param wrong why what was sent was not taken
 * @param value as typed
 * @param author as typed
 * @param reason as typed
 */
public record CorrectionForm(
        Optional<String> secret, Optional<Message> wrong, String value, String author, String reason) {

    /** What a value can be. */
    public static final Message VALUES = Corrections.VALUES;

    /** An empty one. */
    public static CorrectionForm empty(Optional<String> secret) {
        return new CorrectionForm(secret, Optional.empty(), "", "", "");
    }
}
